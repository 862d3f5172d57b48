package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What holds at an instant.
 *
 * @param period the values; its {@code startPeriod} is 0
 * @param nextChange when to ask again, because the values may change then; absent: they never do by themselves
 */
public record ActivePeriod(
        ChargingSchedulePeriod period, @Nullable Instant nextChange) {
    /** Checks for null. */
    public ActivePeriod {
        Objects.requireNonNull(period, "period");
    }
}
