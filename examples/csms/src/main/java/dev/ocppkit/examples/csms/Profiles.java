package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.KnownProfiles;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the charging profiles that stations have, as far as the CSMS knows from its own orders and from reports. */
final class Profiles {
    private Profiles() {}

    static List<InstalledProfile> of(Store store, String identity) throws SQLException {
        return store.list("profile", identity).stream()
                .map(kept -> InstalledProfile.of(
                        kept.get("evseId").asInt(), Json.read(ChargingProfile.class, kept.get("profile"))))
                .toList();
    }

    static void answered(Store store, String identity, OcppRequest<?> request, OcppResponse response)
            throws SQLException {
        List<InstalledProfile> before = of(store, identity);
        keep(store, identity, before, KnownProfiles.after(before, request, response, Instant.now()));
    }

    static void reported(Store store, String identity, ReportChargingProfilesRequest report) throws SQLException {
        List<InstalledProfile> before = of(store, identity);
        keep(store, identity, before, KnownProfiles.after(before, report));
    }

    private static void keep(Store store, String identity, List<InstalledProfile> before, List<InstalledProfile> after)
            throws SQLException {
        for (InstalledProfile old : before) {
            if (!after.contains(old)) {
                store.remove("profile", identity, "" + old.profile().id());
            }
        }
        for (InstalledProfile known : after) {
            if (!before.contains(known)) {
                ObjectNode kept =
                        Json.object().put("evseId", known.evseId()).set("profile", Json.tree(known.profile()));
                store.put("profile", identity, "" + known.profile().id(), kept);
            }
        }
    }
}
