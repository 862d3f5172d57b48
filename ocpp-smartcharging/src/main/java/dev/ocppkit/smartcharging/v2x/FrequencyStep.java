package dev.ocppkit.smartcharging.v2x;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The outcome of one step of {@link FrequencySetpoints}; hand it to the next step.
 *
 * @param calculatedAtHz frequency of the last calculation in Hz, from which the next change is counted (Q08.FR.07)
 * @param frequencyPower baseline and power of the frequency curve at that calculation in W, not capped
 * @param setpoint what the vehicle is asked for in W, positive charges; capped, with at most six decimals
 */
public record FrequencyStep(BigDecimal calculatedAtHz, BigDecimal frequencyPower, BigDecimal setpoint) {
    /** Checks for null. */
    public FrequencyStep {
        Objects.requireNonNull(calculatedAtHz, "calculatedAtHz");
        Objects.requireNonNull(frequencyPower, "frequencyPower");
        Objects.requireNonNull(setpoint, "setpoint");
    }
}
