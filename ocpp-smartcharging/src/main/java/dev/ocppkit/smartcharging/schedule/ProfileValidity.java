package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether profiles are valid. All functions are pure. */
public final class ProfileValidity {
    private ProfileValidity() {}

    /**
     * Tells whether a profile is valid at an instant.
     *
     * <p>Takes constant time. Instants are floored to seconds; {@code validFrom} is included, {@code validTo} is not, nor is
     * the end of a time-out.
     *
     * <pre>{@code
     * boolean counts = ProfileValidity.at(profile, 1, now, transaction, offlineSince) == Validity.VALID;
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2 with errata 2025-09, K01.FR.04, K01.FR.10, K01.FR.36, K01.FR.37, K01.FR.101 to
     * K01.FR.103, K28.FR.13, K28.FR.15, K29.FR.07, Q05.FR.07, Q06.FR.40.
     *
     * @param installed the profile
     * @param evseId number of the EVSE that is asked about
     * @param at the instant
     * @param transaction the transaction on the EVSE; null if there is none
     * @param offlineSince since when the station is offline; null if it is not
     * @return the first reason why not, or {@link Validity#VALID}
     */
    public static Validity at(
            InstalledProfile installed,
            int evseId,
            Instant at,
            @Nullable TransactionState transaction,
            @Nullable Instant offlineSince) {
        ChargingProfile profile = installed.profile();
        long second = at.getEpochSecond();
        if (installed.permanentlyInvalid()) {
            return Validity.PERMANENTLY_INVALID;
        }
        if (profile.validFrom() != null && second < profile.validFrom().getEpochSecond()) {
            return Validity.NOT_YET_VALID;
        }
        if (profile.validTo() != null && second >= profile.validTo().getEpochSecond()) {
            return Validity.EXPIRED;
        }
        if (!TrackFactory.isFor(installed, evseId, transaction)) {
            return Validity.OTHER_TRANSACTION;
        }
        Integer allowed = profile.maxOfflineDuration();
        if (offlineSince != null && allowed != null && second >= offlineSince.getEpochSecond() + allowed) {
            return Validity.OFFLINE_TOO_LONG;
        }
        return hasTimedOut(profile, second) ? Validity.TIMED_OUT : Validity.VALID;
    }

    private static boolean hasTimedOut(ChargingProfile profile, long second) {
        if (profile.chargingProfileKind() != ChargingProfileKindEnum.DYNAMIC || profile.dynUpdateTime() == null) {
            return false;
        }
        Integer timeout = profile.chargingSchedule().get(0).duration();
        return timeout != null && second >= profile.dynUpdateTime().getEpochSecond() + timeout;
    }
}
