package dev.ocppkit.smartcharging.store;

import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation does to each profile. */
interface Change {
    /** Returns what becomes of a profile: null if it goes, never one with another id. */
    @Nullable
    InstalledProfile of(InstalledProfile before);

    /** Changes every profile of a store in its place. */
    default StoreUpdate applyTo(ChargingProfileStore store) {
        List<InstalledProfile> all = new ArrayList<>();
        List<ProfileChange> changes = new ArrayList<>();
        for (InstalledProfile before : store.profiles()) {
            InstalledProfile after = of(before);
            if (after != null) {
                all.add(after);
            }
            if (!before.equals(after)) {
                changes.add(new ProfileChange(before, after));
            }
        }
        return changes.isEmpty() ? store.unchanged() : new StoreUpdate(new ChargingProfileStore(all), changes);
    }
}
