package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a charging period may go before its totals can meet a bound; immutable. Adding up exact amounts at every
 * sample would take most of the time of a calculation, and a bound is far away at most of them.
 *
 * @param energy net energy in Wh since the start of the transaction up to which no bound can be met
 * @param time ns since the start of the transaction, likewise
 */
record Headroom(BigDecimal energy, long time) {

    /** Leaves nothing: every point has to be looked at. */
    static final Headroom NONE = new Headroom(BigDecimal.ZERO, Long.MIN_VALUE);

    private static final BigDecimal NO_END = BigDecimal.valueOf(Long.MAX_VALUE / 4);
    // A quarter of the way for energy and one for time: half of it is left for the error of endless quotients.
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    /** The lower of two. */
    Headroom and(Headroom other) {
        return new Headroom(energy.min(other.energy), Math.min(time, other.time));
    }

    /** Tells whether a point of the same period is certain to lie below the bound. */
    boolean covers(BigDecimal atEnergy, long atTime) {
        return atTime <= time && atEnergy.compareTo(energy) <= 0;
    }

    /** Looks ahead to a bound of the net total, in sixtieths. */
    static Headroom net(@Nullable BigDecimal bound, BigDecimal total, Segment segment, Usage from) {
        return of(bound, total, from, segment.rate(0), segment.rate(1).max(segment.rate(2)), lowest(segment, false));
    }

    /** Looks ahead to a bound of the gross total, in sixtieths. */
    static Headroom gross(@Nullable BigDecimal bound, BigDecimal total, Segment segment, Usage from) {
        BigDecimal perNano = gross(segment, 1).max(gross(segment, 2));
        return of(bound, total, from, gross(segment, 0), perNano, lowest(segment, true));
    }

    private static BigDecimal gross(Segment segment, int part) {
        return segment.rate(part).multiply(segment.factor(part));
    }

    private static BigDecimal lowest(Segment segment, boolean gross) {
        BigDecimal lowest = gross ? gross(segment, 0) : segment.rate(0);
        for (int i = 1; i < CostPart.ACCRUING; i++) {
            lowest = lowest.min(gross ? gross(segment, i) : segment.rate(i));
        }
        return lowest;
    }

    private static Headroom of(
            @Nullable BigDecimal bound,
            BigDecimal total,
            Usage from,
            BigDecimal perWh,
            BigDecimal perNano,
            BigDecimal lowest) {
        if (bound == null) {
            return new Headroom(NO_END, Long.MAX_VALUE);
        }
        BigDecimal room = bound.subtract(total);
        // Under a negative price, discharging costs money and time takes it away: no simple rule holds.
        if (room.signum() <= 0 || lowest.signum() < 0) {
            return NONE;
        }
        return new Headroom(
                from.energy().add(part(room, perWh)),
                from.time().add(part(room, perNano)).min(NO_END).longValue());
    }

    private static BigDecimal part(BigDecimal room, BigDecimal rate) {
        return rate.signum() == 0
                ? NO_END
                : room.multiply(QUARTER).divide(rate, 0, RoundingMode.DOWN).min(NO_END);
    }
}
