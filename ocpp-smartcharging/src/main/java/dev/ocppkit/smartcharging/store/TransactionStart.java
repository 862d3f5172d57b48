package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the start of a transaction does to the profiles. */
final class TransactionStart {
    private TransactionStart() {}

    static Change of(
            StationState station,
            int evseId,
            String transactionId,
            @Nullable Integer requestedProfileId,
            RandomGenerator random) {
        boolean alone = station.evses().stream().noneMatch(evse -> evse.id() != evseId && evse.transaction() != null);
        return one -> {
            ChargingProfile profile = one.profile();
            boolean waits = isWaiting(profile);
            if (waits && Objects.equals(requestedProfileId, profile.id())) {
                return Delays.drawn(bound(one, evseId, transactionId), random);
            }
            if (waits && one.evseId() == evseId) {
                return null;
            }
            boolean drawn = !waits && (one.evseId() == evseId || (one.evseId() == 0 && alone));
            return drawn ? Delays.drawn(one, random) : one;
        };
    }

    private static boolean isWaiting(ChargingProfile profile) {
        return profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE
                && profile.transactionId() == null;
    }

    private static InstalledProfile bound(InstalledProfile waiting, int evseId, String transactionId) {
        ChargingProfile profile =
                waiting.profile().toBuilder().transactionId(transactionId).build();
        return new InstalledProfile(
                evseId,
                profile,
                waiting.randomDelays(),
                waiting.localStarts(),
                waiting.permanentlyInvalid(),
                waiting.installedAt());
    }
}
