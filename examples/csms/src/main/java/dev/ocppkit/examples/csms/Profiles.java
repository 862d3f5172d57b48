package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.ProfileStore;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the charging profiles that stations have, as far as the CSMS knows from its own orders and from reports. */
final class Profiles implements ProfileStore<Store> {
    @Override
    public List<InstalledProfile> list(Store store, String identity) {
        return store.list("profile", identity).stream()
                .map(kept -> InstalledProfile.of(
                        kept.get("evseId").asInt(), Json.read(ChargingProfile.class, kept.get("profile"))))
                .toList();
    }

    @Override
    public void replace(Store store, String identity, List<InstalledProfile> profiles) {
        store.removeAll("profile", identity);
        for (InstalledProfile known : profiles) {
            ObjectNode kept = Json.object().put("evseId", known.evseId()).set("profile", Json.tree(known.profile()));
            store.put("profile", identity, "" + known.profile().id(), kept);
        }
    }
}
