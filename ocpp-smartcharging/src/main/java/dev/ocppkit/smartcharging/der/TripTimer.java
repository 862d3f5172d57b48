package dev.ocppkit.smartcharging.der;

import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be remembered of an abnormal measurement: since when it has been at least how abnormal. Entries start ever later
 * and are ever more abnormal.
 *
 * @param entries stretches that reach until now
 */
public record TripTimer(List<Stretch> entries) {
    /** The timer of a normal measurement. */
    public static final TripTimer NORMAL = new TripTimer(List.of());

    /**
     * A stretch of time until now.
     *
     * @param since when it began
     * @param mildest the mildest measurement in it
     */
    public record Stretch(Instant since, BigDecimal mildest) {}

    /** Copies the list. */
    public TripTimer {
        entries = List.copyOf(entries);
    }

    /**
     * Takes a measurement, which holds until the next one.
     *
     * <p>Pure; O(n) in the entries.
     *
     * @param curve the curve
     * @param now when it was taken, not before the one ahead of it
     * @param value the measurement
     * @return the new timer
     */
    public TripTimer measure(TripCurve curve, Instant now, BigDecimal value) {
        if (!curve.isBeyond(value)) {
            return NORMAL;
        }
        List<Stretch> kept = new ArrayList<>(entries);
        Instant since = now;
        while (!kept.isEmpty()
                && isAtLeastAsAbnormal(curve.side(), kept.get(kept.size() - 1).mildest(), value)) {
            since = kept.remove(kept.size() - 1).since();
        }
        kept.add(new Stretch(since, value));
        return new TripTimer(kept);
    }

    private static boolean isAtLeastAsAbnormal(TripSide side, BigDecimal one, BigDecimal other) {
        return side == TripSide.HIGH ? one.compareTo(other) >= 0 : one.compareTo(other) <= 0;
    }

    /**
     * Tells whether some stretch has lasted as long as the curve lets it.
     *
     * @param curve the curve
     * @param now the current time
     * @return whether the curve has been reached
     */
    public boolean isReached(TripCurve curve, Instant now) {
        for (Stretch stretch : entries) {
            if (curve.isReached(stretch.mildest(), seconds(stretch.since(), now))) {
                return true;
            }
        }
        return false;
    }

    static BigDecimal seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return Numbers.round(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
    }
}
