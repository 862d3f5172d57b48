package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is measured at the connection to the grid.
 *
 * @param at when
 * @param frequencyHz frequency in Hz
 * @param voltage voltage in V
 * @param availableW active power available now in W, for PctWAvail; absent: as rated
 * @param availableVar reactive power available now in var, for PctVarAvail; absent: as rated
 * @param meanVoltage mean voltage of ten minutes in the base of voltages, see {@link MeanVoltage}; absent: unknown
 */
public record DerMeasurement(
        Instant at,
        BigDecimal frequencyHz,
        BigDecimal voltage,
        @Nullable BigDecimal availableW,
        @Nullable BigDecimal availableVar,
        @Nullable BigDecimal meanVoltage) {
    /** Checks for null. */
    public DerMeasurement {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(frequencyHz, "frequencyHz");
        Objects.requireNonNull(voltage, "voltage");
    }

    /**
     * Makes a measurement of frequency and voltage.
     *
     * @param at when
     * @param frequencyHz frequency in Hz
     * @param voltage voltage in V
     * @return the measurement
     */
    public static DerMeasurement of(Instant at, BigDecimal frequencyHz, BigDecimal voltage) {
        return new DerMeasurement(at, frequencyHz, voltage, null, null, null);
    }
}
