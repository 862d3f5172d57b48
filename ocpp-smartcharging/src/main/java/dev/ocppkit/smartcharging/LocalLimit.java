package dev.ocppkit.smartcharging;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the installation itself, for instance that of its fuses or cables. It is a cap: where no profile limits, it
 * is the limit; nothing raises it.
 *
 * @param watts greatest power in W, all phases together, zero or more; absent: convert the other one
 * @param amps greatest current in A, per phase (DC: of the direct current), zero or more; absent: convert the other one
 */
public record LocalLimit(
        @Nullable BigDecimal watts, @Nullable BigDecimal amps) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if both are absent or one is negative
     */
    public LocalLimit {
        if (watts == null && amps == null) {
            throw new IllegalArgumentException("neither watts nor amps");
        }
        requireNotNegative(watts, "watts");
        requireNotNegative(amps, "amps");
    }

    /**
     * Makes a limit of power.
     *
     * @param watts greatest power in W, zero or more
     * @return the limit
     */
    public static LocalLimit ofWatts(BigDecimal watts) {
        return new LocalLimit(watts, null);
    }

    /**
     * Makes a limit of current.
     *
     * @param amps greatest current in A, per phase, zero or more
     * @return the limit
     */
    public static LocalLimit ofAmps(BigDecimal amps) {
        return new LocalLimit(null, amps);
    }

    /**
     * Returns the limit in a unit, as it was given.
     *
     * @param unit the unit
     * @return the limit; null if it was not given in this unit
     */
    public @Nullable BigDecimal in(ChargingRateUnitEnum unit) {
        return unit == ChargingRateUnitEnum.W ? watts : amps;
    }

    private static void requireNotNegative(@Nullable BigDecimal value, String name) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value);
        }
    }
}
