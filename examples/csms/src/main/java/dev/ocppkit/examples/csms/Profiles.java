package dev.ocppkit.examples.csms;

import dev.ocppkit.model.*;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The charging profiles that stations have, as far as the CSMS knows from its own orders and from reports. */
final class Profiles {
    private Profiles() {}

    static void put(Store store, String identity, int evseId, ChargingProfile profile) throws SQLException {
        ObjectNode kept = Json.object().put("evseId", evseId).set("profile", Json.tree(profile));
        store.put("profile", identity, "" + profile.id(), kept);
    }

    static List<InstalledProfile> installed(Store store, String identity) throws SQLException {
        return store.list("profile", identity).stream().map(Profiles::installed).toList();
    }

    static Optional<InstalledProfile> find(Store store, String identity, int id) throws SQLException {
        return store.get("profile", identity, "" + id).map(Profiles::installed);
    }

    private static InstalledProfile installed(ObjectNode kept) {
        ChargingProfile profile = Json.read(ChargingProfile.class, kept.get("profile"));
        return InstalledProfile.of(kept.get("evseId").asInt(), profile);
    }

    /** Keeps what a station has agreed to. */
    static void answered(Store store, String identity, OcppRequest<?> request, OcppResponse response)
            throws SQLException {
        Instant now = Instant.now();
        if (request instanceof SetChargingProfileRequest set
                && ((SetChargingProfileResponse) response).status() == ChargingProfileStatusEnum.ACCEPTED) {
            put(store, identity, set.evseId(), DynamicProfiles.accept(set.chargingProfile(), now));
        } else if (request instanceof UpdateDynamicScheduleRequest update
                && ((UpdateDynamicScheduleResponse) response).status() == ChargingProfileStatusEnum.ACCEPTED) {
            for (InstalledProfile known :
                    find(store, identity, update.chargingProfileId()).stream().toList()) {
                var changed = DynamicProfiles.update(known.profile(), update.scheduleUpdate(), now);
                put(store, identity, known.evseId(), changed.orElse(known.profile()));
            }
        } else if (request instanceof ClearChargingProfileRequest clear
                && ((ClearChargingProfileResponse) response).status() == ClearChargingProfileStatusEnum.ACCEPTED) {
            for (InstalledProfile gone : ProfileFilters.toClear(clear, installed(store, identity))) {
                store.remove("profile", identity, "" + gone.profile().id());
            }
        }
    }

    /** What a station is told that asks for the present values of its profile (K28). */
    static ChargingScheduleUpdate present(InstalledProfile installed) {
        ChargingSchedule schedule = installed.profile().chargingSchedule().get(0);
        // The members of an update are those of a period with the same names.
        ObjectNode period = Json.tree(schedule.chargingSchedulePeriod().get(0));
        period.retain(period.propertyNames().stream()
                .filter(name -> name.matches("(limit|dischargeLimit|setpoint|setpointReactive)(_L[23])?"))
                .toList());
        return Json.read(ChargingScheduleUpdate.class, period);
    }
}
