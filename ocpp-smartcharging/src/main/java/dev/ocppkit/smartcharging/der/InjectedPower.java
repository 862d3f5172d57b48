package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Active power as DER controls count it.
 *
 * @param watts power in W, positive flows into the grid
 */
public record InjectedPower(BigDecimal watts) {
    /** Nothing flows. */
    public static final InjectedPower ZERO = new InjectedPower(BigDecimal.ZERO);

    /** Checks for null. */
    public InjectedPower {
        Objects.requireNonNull(watts, "watts");
    }

    /**
     * Makes a power.
     *
     * @param watts power in W, positive flows into the grid
     * @return the power
     */
    public static InjectedPower of(long watts) {
        return new InjectedPower(BigDecimal.valueOf(watts));
    }

    /**
     * Converts to the sign of charging schedules.
     *
     * @return the same flow, positive into the vehicle
     */
    public ChargePower toChargePower() {
        return new ChargePower(watts.negate());
    }
}
