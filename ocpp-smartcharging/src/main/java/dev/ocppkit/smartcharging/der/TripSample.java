package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A measurement of frequency, voltage or power.
 *
 * @param at when it was taken
 * @param value the measurement, in the unit of the curve
 */
public record TripSample(Instant at, BigDecimal value) {
    /** Checks for null. */
    public TripSample {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(value, "value");
    }
}
