package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period of a profile that leads its stack, and so has a say in a composite schedule.
 *
 * @param evseId the EVSE for which it leads; 0 for the station
 * @param profileId id of the profile
 * @param purpose its purpose
 * @param stackLevel its stack level
 * @param scheduleId id of the schedule
 * @param period the period, as it was sent
 */
public record Contribution(
        int evseId,
        int profileId,
        ChargingProfilePurposeEnum purpose,
        int stackLevel,
        int scheduleId,
        ChargingSchedulePeriod period) {
    /** Checks for null. */
    public Contribution {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(period, "period");
    }

    static @Nullable Contribution of(int evseId, @Nullable Lead lead) {
        InstalledProfile installed = lead == null ? null : lead.installed();
        if (lead == null || installed == null) {
            return null;
        }
        return new Contribution(
                evseId,
                installed.profile().id(),
                installed.profile().chargingProfilePurpose(),
                installed.profile().stackLevel(),
                lead.schedule().id(),
                lead.period());
    }
}
