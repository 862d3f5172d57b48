package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * By what values are converted, for one EVSE or for the grid connection of the station.
 *
 * @param unit the unit of the result
 * @param dc whether the EVSE delivers direct current
 * @param voltage nominal voltage, or that of the direct current; absent: not known
 * @param policy which number of phases turns W into A
 */
record Scope(
        ChargingRateUnitEnum unit, boolean dc, @Nullable BigDecimal voltage, WattsToAmpsPhases policy) {
    boolean totals() {
        return unit == ChargingRateUnitEnum.W;
    }

    /**
     * Converts a value to the unit of the result.
     *
     * @param given the value, in its own unit
     * @param merged the number of phases of the result
     */
    Quantity convert(Quantity given, ChargingRateUnitEnum from, int merged) throws UnconvertibleException {
        int divisor = policy == WattsToAmpsPhases.COMPOSITE ? merged : given.phases();
        return convert(given, from, merged, divisor);
    }

    /** Converts a cap of the hardware, whose phases are those the power is spread over in any case. */
    Quantity convertCap(Quantity cap, ChargingRateUnitEnum from, int merged) throws UnconvertibleException {
        return convert(cap, from, merged, cap.phases());
    }

    private Quantity convert(Quantity given, ChargingRateUnitEnum from, int merged, int divisor)
            throws UnconvertibleException {
        if (from == unit) {
            return given;
        }
        if (voltage == null) {
            throw new UnconvertibleException();
        }
        if (dc || given.isPerPhase()) {
            return new Quantity(
                    each(given.base(), voltage),
                    eachOrNull(given.l2(), voltage),
                    eachOrNull(given.l3(), voltage),
                    merged);
        }
        if (totals()) {
            return Quantity.of(given.base().times(voltage).times(BigDecimal.valueOf(merged)), merged);
        }
        return Quantity.of(given.base().dividedBy(voltage).dividedBy(divisor), merged);
    }

    private @Nullable Ratio eachOrNull(@Nullable Ratio value, BigDecimal volts) {
        return value == null ? null : each(value, volts);
    }

    private Ratio each(Ratio value, BigDecimal volts) {
        return totals() ? value.times(volts) : value.dividedBy(volts);
    }
}
