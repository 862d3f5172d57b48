package dev.ocppkit.smartcharging.planning;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What {@link ChargingPlans} takes where the vehicle and the messages do not say it.
 *
 * @param nominalVolts voltage between a phase and neutral in V, more than 0
 * @param usualWatts the greatest power in W of a vehicle that names none, more than 0
 * @param reserve the factor that the energy is planned with, at least 1, for what is lost and for interruptions
 * @param usualStay how long a vehicle stays that names no departure time, more than 0
 * @param longestStay a departure time later than this is not believed, more than 0
 * @param firstProfileId the profile of an EVSE has this id plus the id of the EVSE, so that a plan takes the place of the one
 *     before
 * @param stackLevel the stack level of plans, at least 0
 */
public record PlanSettings(
        BigDecimal nominalVolts,
        BigDecimal usualWatts,
        BigDecimal reserve,
        Duration usualStay,
        Duration longestStay,
        int firstProfileId,
        int stackLevel) {
    private static final PlanSettings DEFAULTS = new PlanSettings(
            BigDecimal.valueOf(230),
            BigDecimal.valueOf(11_000),
            new BigDecimal("1.1"),
            Duration.ofHours(8),
            Duration.ofDays(7),
            1_000,
            1);

    /** Checks the ranges. */
    public PlanSettings {
        requirePositive(nominalVolts.signum(), "nominalVolts", nominalVolts);
        requirePositive(usualWatts.signum(), "usualWatts", usualWatts);
        requirePositive(reserve.subtract(BigDecimal.ONE).signum() + 1, "reserve", reserve);
        requirePositive(Long.signum(usualStay.toSeconds()), "usualStay", usualStay);
        requirePositive(Long.signum(longestStay.toSeconds()), "longestStay", longestStay);
        requirePositive(stackLevel + 1, "stackLevel", stackLevel);
    }

    private static void requirePositive(int sign, String name, Object value) {
        if (sign <= 0) {
            throw new IllegalArgumentException(name + " is too small: " + value);
        }
    }

    /**
     * Returns 230 V, 11000 W, a tenth of reserve, 8 hours, a week, ids from 1000 on and stack level 1.
     *
     * @return the settings
     */
    public static PlanSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the same with another usual stay.
     *
     * @param duration how long a vehicle stays that names no departure time, more than 0
     * @return the settings
     */
    public PlanSettings withUsualStay(Duration duration) {
        return new PlanSettings(nominalVolts, usualWatts, reserve, duration, longestStay, firstProfileId, stackLevel);
    }
}
