package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Active power as charging schedules count it.
 *
 * @param watts power in W, positive flows into the vehicle
 */
public record ChargePower(BigDecimal watts) {
    /** Checks for null. */
    public ChargePower {
        Objects.requireNonNull(watts, "watts");
    }

    /**
     * Makes a power.
     *
     * @param watts power in W, positive flows into the vehicle
     * @return the power
     */
    public static ChargePower of(long watts) {
        return new ChargePower(BigDecimal.valueOf(watts));
    }

    /**
     * Converts to the sign of DER controls.
     *
     * @return the same flow, positive into the grid
     */
    public InjectedPower toInjectedPower() {
        return new InjectedPower(watts.negate());
    }
}
