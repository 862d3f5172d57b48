package dev.ocppkit.examples.v2xlab;

import java.math.BigDecimal;
import java.util.Random;

/** The frequency of the grid: it wanders around 50 Hz, and in the evening a power station fails. */
final class Grid {
    private static final double NOMINAL = 50;
    private static final double RETURN_PER_SECOND = 1.0 / 120;
    private static final double SPREAD = 0.018;
    /** Seconds after the beginning at which something happens, by how many Hz, and how fast it is over. */
    private static final double[][] EVENTS = {
        {7 * 3600 + 1200, -0.17, 600}, {10 * 3600, 0.11, 420}, {18 * 3600, -0.09, 300}
    };

    private final Random random;
    private double wander;

    Grid(long seed) {
        random = new Random(seed);
    }

    /** Moves on and measures, to the mHz. */
    BigDecimal measure(long second, int stepSeconds) {
        double noise = SPREAD * StrictMath.sqrt(2 * RETURN_PER_SECOND * stepSeconds);
        wander += -wander * RETURN_PER_SECOND * stepSeconds + noise * random.nextGaussian();
        double frequency = NOMINAL + wander;
        for (double[] event : EVENTS) {
            double since = second - event[0];
            if (since >= 0) {
                frequency += event[1] * StrictMath.exp(-since / event[2]);
            }
        }
        return BigDecimal.valueOf(Math.round(frequency * 1000), 3);
    }
}
