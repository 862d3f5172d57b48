package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Looks for the moment at which the gross total reaches an amount; mutable. */
final class CostWatch {

    private final BigDecimal bound;
    private final long from;
    private @Nullable BigDecimal reachedAt;

    CostWatch(BigDecimal amount, long from) {
        this.bound = amount.multiply(BigDecimal.valueOf(60));
        this.from = from;
    }

    CostWatch(CostWatch other) {
        this.bound = other.bound;
        this.from = other.from;
        this.reachedAt = other.reachedAt;
    }

    /** The amount in sixtieths. */
    BigDecimal bound() {
        return bound;
    }

    long from() {
        return from;
    }

    @Nullable
    BigDecimal reachedAt() {
        return reachedAt;
    }

    /** Looks at a stretch on which the total is a straight line up to a share of the time and constant after it. */
    void look(BigDecimal start, BigDecimal end, BigDecimal totalAtStart, BigDecimal totalAtEnd, BigDecimal share) {
        if (reachedAt != null || end.compareTo(BigDecimal.valueOf(from)) < 0 || isBefore(start)) {
            return;
        }
        if (Numbers.heal(totalAtStart).compareTo(bound) >= 0) {
            reachedAt = start;
        } else if (Numbers.heal(totalAtEnd).compareTo(bound) >= 0) {
            BigDecimal part = Numbers.divide(bound.subtract(totalAtStart), totalAtEnd.subtract(totalAtStart));
            reachedAt = start.add(end.subtract(start).multiply(share).multiply(part));
        }
    }

    private boolean isBefore(BigDecimal time) {
        return time.compareTo(BigDecimal.valueOf(from)) < 0;
    }
}
