package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When the station must come back to a profile, and when it is of no more use. */
final class Lifetimes {
    private Lifetimes() {}

    static boolean isOver(ChargingProfile profile, Instant now) {
        Instant end = profile.validTo();
        return end != null && !now.isBefore(end);
    }

    static boolean endsOffline(ChargingProfile profile, Instant offlineSince, Instant now) {
        Integer most = profile.maxOfflineDuration();
        return Boolean.TRUE.equals(profile.invalidAfterOfflineDuration())
                && most != null
                && !now.isBefore(offlineSince.plusSeconds(most));
    }

    static Optional<Instant> nextDue(List<InstalledProfile> profiles) {
        return profiles.stream()
                .map(InstalledProfile::profile)
                .flatMap(profile ->
                        Stream.concat(Stream.ofNullable(profile.validTo()), DynamicProfiles.nextPull(profile).stream()))
                .min(Comparator.naturalOrder());
    }
}
