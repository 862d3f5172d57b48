package dev.ocppkit.smartcharging.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time with constant power.
 *
 * @param start its start
 * @param end its end, exclusive, after the start
 * @param watts power in W, positive into the vehicle
 */
public record PowerSegment(Instant start, Instant end, BigDecimal watts) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the end is not after the start
     */
    public PowerSegment {
        Objects.requireNonNull(watts, "watts");
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("end " + end + " is not after start " + start);
        }
    }
}
