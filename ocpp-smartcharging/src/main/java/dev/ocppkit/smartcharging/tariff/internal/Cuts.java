package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one quantity at which some condition changes, and numbers for the regions between them: region 0 lies
 * below the first cut, 2i+1 is cut i itself, 2i+2 the open gap above it. Conditions become ranges of region numbers.
 */
final class Cuts {

    /** Region of a quantity that is not known: outside every range that a condition gives. */
    static final int UNKNOWN = -1;

    private static final Cuts NONE = new Cuts(new BigDecimal[0]);

    private final BigDecimal[] cuts;

    private Cuts(BigDecimal[] cuts) {
        this.cuts = cuts;
    }

    /** Collects the cuts; zero is one of them, since bounds of both signs end there. */
    static Cuts of(Collection<BigDecimal> bounds) {
        if (bounds.isEmpty()) {
            return NONE;
        }
        TreeSet<BigDecimal> sorted = new TreeSet<>(bounds);
        sorted.add(BigDecimal.ZERO);
        return new Cuts(sorted.toArray(BigDecimal[]::new));
    }

    boolean isEmpty() {
        return cuts.length == 0;
    }

    /** Finds the region just after a value: on a cut, a rising value is already above it, a falling one below. */
    int region(BigDecimal value, int direction) {
        int found = Arrays.binarySearch(cuts, value);
        return found < 0 ? 2 * (-found - 1) : 2 * found + 1 + Integer.signum(direction);
    }

    /** Gives the border of a gap that a moving value meets next. */
    @Nullable
    BigDecimal border(int gap, int direction) {
        int index = direction > 0 ? gap / 2 : gap / 2 - 1;
        return index < 0 || index >= cuts.length ? null : cuts[index];
    }

    /** Tells whether a value that moves in a straight line stays in a region until it arrives. */
    boolean stays(int region, BigDecimal from, BigDecimal to) {
        int direction = to.compareTo(from);
        if (direction == 0 || (region & 1) == 1) {
            return direction == 0 && region(from, 0) == region;
        }
        BigDecimal ahead = border(region, direction);
        BigDecimal behind = border(region, -direction);
        return (behind == null || from.compareTo(behind) * direction >= 0)
                && (ahead == null || (from.compareTo(ahead) * direction < 0 && to.compareTo(ahead) * direction <= 0));
    }

    /**
     * Turns a pair of bounds into the regions that satisfy it. A minimum counts in magnitude from zero and includes
     * its value, a maximum excludes it; negative bounds match negative values only.
     */
    Range range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        int low = 0;
        int high = Integer.MAX_VALUE;
        for (BigDecimal bound : new BigDecimal[] {min, max}) {
            if (bound != null && bound.signum() >= 0) {
                low = Math.max(low, at(BigDecimal.ZERO));
            } else if (bound != null) {
                high = Math.min(high, at(BigDecimal.ZERO));
            }
        }
        if (min != null) {
            low = min.signum() >= 0 ? Math.max(low, at(min)) : low;
            high = min.signum() < 0 ? Math.min(high, at(min)) : high;
        }
        if (max != null) {
            high = max.signum() >= 0 ? Math.min(high, at(max) - 1) : high;
            low = max.signum() < 0 ? Math.max(low, at(max) + 1) : low;
        }
        return new Range(low, high);
    }

    private int at(BigDecimal cut) {
        return 2 * Arrays.binarySearch(cuts, cut) + 1;
    }

    /** Region numbers from {@code low} to {@code high}, both included. */
    record Range(int low, int high) {}
}
