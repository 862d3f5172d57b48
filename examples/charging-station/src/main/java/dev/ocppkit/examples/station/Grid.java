package dev.ocppkit.examples.station;

/** The grid and the house that the station is connected to: a frequency that swings, and a load that follows the day. */
final class Grid {
    private static final double DAY = 86_400;

    private final long startedAt = System.nanoTime();
    private final double speed;

    Grid(double speed) {
        this.speed = speed;
    }

    /** Seconds of physics since the start. */
    double seconds() {
        return (System.nanoTime() - startedAt) / 1e9 * speed;
    }

    /** The frequency in Hz: within 0.06 Hz of 50, with a slow and a fast swing. */
    double frequency() {
        double t = seconds();
        return 50 + 0.04 * Math.sin(2 * Math.PI * t / 900) + 0.02 * Math.sin(2 * Math.PI * t / 47);
    }

    /** What the house draws in W without the vehicles; in the middle of the day the sun makes it negative. */
    double houseWatts() {
        double hour = (seconds() % DAY) / 3600 + 8;
        double evening = 3_500 * Math.exp(-Math.pow(hour % 24 - 19, 2) / 6);
        double sun = 5_000 * Math.exp(-Math.pow(hour % 24 - 13, 2) / 8);
        return 500 + evening - sun;
    }
}
