package dev.ocppkit.smartcharging.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A function that is linear between given points and constant outside them. Where points share one x, the last of them
 * counts for that x itself.
 */
public final class Polyline {
    private final BigDecimal[] xs;
    private final BigDecimal[] ys;
    /** Of the segment that starts at a point: y = (offset + rise * x) / run. */
    private final BigDecimal[] offsets;

    private final BigDecimal[] rises;
    private final BigDecimal[] runs;

    /**
     * Makes a polyline.
     *
     * @param xs where the points are, one or more, never falling
     * @param ys the values there, as many
     * @throws IllegalArgumentException if there is no point, the numbers of values differ or x falls
     */
    public Polyline(List<BigDecimal> xs, List<BigDecimal> ys) {
        if (xs.isEmpty() || xs.size() != ys.size()) {
            throw new IllegalArgumentException(xs.size() + " and " + ys.size() + " values for the points of a curve");
        }
        this.xs = xs.toArray(BigDecimal[]::new);
        this.ys = ys.toArray(BigDecimal[]::new);
        int segments = this.xs.length - 1;
        offsets = new BigDecimal[segments];
        rises = new BigDecimal[segments];
        runs = new BigDecimal[segments];
        for (int i = 0; i < segments; i++) {
            runs[i] = this.xs[i + 1].subtract(this.xs[i]);
            rises[i] = this.ys[i + 1].subtract(this.ys[i]);
            offsets[i] = this.ys[i].multiply(runs[i]).subtract(rises[i].multiply(this.xs[i]));
            if (runs[i].signum() < 0) {
                throw new IllegalArgumentException("point " + (i + 1) + " of a curve lies before the one ahead of it");
            }
        }
    }

    /**
     * Returns the value at a place.
     *
     * @param x the place
     * @return the value; exact on points and beyond the ends, otherwise rounded toward zero to twelve decimals
     */
    public BigDecimal at(BigDecimal x) {
        int last = lastPointNotAfter(x);
        if (last < 0) {
            return ys[0];
        }
        if (last == xs.length - 1 || xs[last].compareTo(x) == 0 || rises[last].signum() == 0) {
            return ys[last];
        }
        return offsets[last].add(rises[last].multiply(x)).divide(runs[last], Numbers.WORKING_SCALE, RoundingMode.DOWN);
    }

    private int lastPointNotAfter(BigDecimal x) {
        int low = 0;
        int high = xs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle].compareTo(x) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /**
     * Returns where the points are.
     *
     * @return the places, never falling
     */
    public List<BigDecimal> xs() {
        return List.of(xs);
    }

    /**
     * Returns the values of the points.
     *
     * @return as many as there are places
     */
    public List<BigDecimal> ys() {
        return List.of(ys);
    }
}
