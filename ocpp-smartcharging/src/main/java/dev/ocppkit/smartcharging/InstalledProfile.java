package dev.ocppkit.smartcharging;

import dev.ocppkit.model.datatype.ChargingProfile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile that a station has accepted, with what the station remembers about it.
 *
 * @param evseId the EVSE it was sent for, or 0 for the whole station
 * @param profile the profile
 * @param randomDelays for each schedule, in order, how many seconds the start of each of its periods is delayed
 *     (K01.FR.92, K01.FR.93); a missing number is 0, and the first of each list is not looked at. Used while a
 *     transaction runs
 * @param localStarts by index of the schedule: the wall-clock time of {@code startSchedule} as it was written. Needed only
 *     for schedules with {@code useLocalTime} whose {@code startSchedule} was written with an offset other than Z, which
 *     K01.FR.90 says to disregard and which an {@link Instant} has lost
 * @param permanentlyInvalid whether the station was offline for too long for a profile with {@code
 *     invalidAfterOfflineDuration} (K01.FR.102)
 * @param installedAt when it was installed; absent: unknown
 */
public record InstalledProfile(
        int evseId,
        ChargingProfile profile,
        List<List<Integer>> randomDelays,
        Map<Integer, LocalDateTime> localStarts,
        boolean permanentlyInvalid,
        @Nullable Instant installedAt) {
    /**
     * Checks for null and copies lists.
     *
     * @throws IllegalArgumentException if {@code evseId} or a delay is negative
     */
    public InstalledProfile {
        Objects.requireNonNull(profile, "profile");
        if (evseId < 0) {
            throw new IllegalArgumentException("evseId is " + evseId);
        }
        randomDelays = randomDelays.stream().map(List::copyOf).toList();
        localStarts = Map.copyOf(localStarts);
        if (randomDelays.stream().flatMap(List::stream).anyMatch(delay -> delay < 0)) {
            throw new IllegalArgumentException("a random delay is negative");
        }
    }

    /**
     * Makes an installed profile of which nothing else is remembered.
     *
     * @param evseId the EVSE it was sent for, or 0 for the whole station
     * @param profile the profile
     * @return the installed profile
     */
    public static InstalledProfile of(int evseId, ChargingProfile profile) {
        return new InstalledProfile(evseId, profile, List.of(), Map.of(), false, null);
    }

    /**
     * Returns the same with another profile, for instance one whose dynamic values were updated.
     *
     * @param newProfile the profile
     * @return the new installed profile
     */
    public InstalledProfile withProfile(ChargingProfile newProfile) {
        return new InstalledProfile(evseId, newProfile, randomDelays, localStarts, permanentlyInvalid, installedAt);
    }

    /**
     * Returns the same with other random delays.
     *
     * @param delays for each schedule the delays of its periods in seconds
     * @return the new installed profile
     */
    public InstalledProfile withRandomDelays(List<List<Integer>> delays) {
        return new InstalledProfile(evseId, profile, delays, localStarts, permanentlyInvalid, installedAt);
    }

    /**
     * Returns the same with other wall-clock starts.
     *
     * @param starts by index of the schedule the wall-clock time of its {@code startSchedule}
     * @return the new installed profile
     */
    public InstalledProfile withLocalStarts(Map<Integer, LocalDateTime> starts) {
        return new InstalledProfile(evseId, profile, randomDelays, starts, permanentlyInvalid, installedAt);
    }

    /**
     * Returns the same, permanently invalid or not.
     *
     * @param invalid whether it is never valid again
     * @return the new installed profile
     */
    public InstalledProfile withPermanentlyInvalid(boolean invalid) {
        return new InstalledProfile(evseId, profile, randomDelays, localStarts, invalid, installedAt);
    }

    /**
     * Returns the same with another time of installation.
     *
     * @param time when it was installed, or null for unknown
     * @return the new installed profile
     */
    public InstalledProfile withInstalledAt(@Nullable Instant time) {
        return new InstalledProfile(evseId, profile, randomDelays, localStarts, permanentlyInvalid, time);
    }
}
