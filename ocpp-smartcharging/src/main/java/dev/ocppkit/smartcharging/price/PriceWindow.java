package dev.ocppkit.smartcharging.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time and what its energy costs.
 *
 * @param start its start
 * @param end its end, exclusive
 * @param cost energy cost in the currency of the schedule, taxes as the schedule has them
 */
public record PriceWindow(Instant start, Instant end, BigDecimal cost) {
    /** Checks for null. */
    public PriceWindow {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(cost, "cost");
    }
}
