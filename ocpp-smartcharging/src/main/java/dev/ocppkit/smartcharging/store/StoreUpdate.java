package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a station holds after an operation, and what the operation changed.
 *
 * @param store what the station holds
 * @param changes the profiles that were added, removed or changed; empty if nothing has happened
 */
public record StoreUpdate(ChargingProfileStore store, List<ProfileChange> changes) {
    /** Checks for null and copies the list. */
    public StoreUpdate {
        Objects.requireNonNull(store, "store");
        changes = List.copyOf(changes);
    }

    /**
     * Tells whether anything has changed.
     *
     * <p>Pure; constant time.
     *
     * @return whether there are changes
     */
    public boolean isChange() {
        return !changes.isEmpty();
    }

    /**
     * Returns for which EVSEs the station must calculate its schedules anew and set what comes of it to running transactions.
     *
     * <p>Pure; O(n log n) in the number of changes.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.07, K01.FR.32, K10.FR.05, K10.FR.07.
     *
     * @return numbers of EVSEs in ascending order; with 0 among them all EVSEs are meant
     */
    public Set<Integer> evseIds() {
        TreeSet<Integer> ids = new TreeSet<>();
        changes.stream().flatMap(StoreUpdate::sides).forEach(one -> ids.add(one.evseId()));
        return ids;
    }

    /**
     * Tells whether the station must write down its profiles now, so that they survive a restart. Random delays alone are not
     * worth it: they hold for a transaction.
     *
     * <p>Pure; O(n) in the number of changes.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.27, K01.FR.55.
     *
     * @param alsoPersistent purposes for which ChargingProfilePersistence is true, besides those that always survive
     * @return whether a profile that must survive has changed
     */
    public boolean mustBeSaved(Collection<ChargingProfilePurposeEnum> alsoPersistent) {
        return changes.stream()
                .filter(ProfileChange::goesBeyondDelays)
                .flatMap(StoreUpdate::sides)
                .map(InstalledProfile::profile)
                .anyMatch(profile -> ProfileFilters.isPersistent(profile)
                        || alsoPersistent.contains(profile.chargingProfilePurpose()));
    }

    private static Stream<InstalledProfile> sides(ProfileChange change) {
        return Stream.concat(Stream.ofNullable(change.before()), Stream.ofNullable(change.after()));
    }
}
