package dev.ocppkit.examples.station;

/** A car: a battery that takes less the fuller it is, a charger with a maximum, and a driver who leaves at some time. */
final class Vehicle {
    private static final double CAPACITY_WH = 60_000;
    private static final double TAPER_FROM = 80;
    private static final double LEAST_TO_DISCHARGE = 20;
    private static final double AMPS_PER_PHASE = 16;
    private static final double LEAST_AMPS = 6;
    private static final double VOLTS = 230;
    private static final double DC_WATTS = 22_000;

    private final boolean bidirectional;
    private double storedWh;
    private double secondsLeft;

    /**
     * Makes a car.
     *
     * @param bidirectional whether it charges with DC and can discharge; else it has a charger of 11 kW on three phases
     * @param soc the state of charge in percent
     * @param seconds how long it stays, in seconds of physics
     */
    Vehicle(boolean bidirectional, double soc, double seconds) {
        this.bidirectional = bidirectional;
        this.storedWh = CAPACITY_WH * soc / 100;
        this.secondsLeft = seconds;
    }

    double soc() {
        return 100 * storedWh / CAPACITY_WH;
    }

    boolean isFull() {
        return soc() >= 99.95;
    }

    boolean wantsToLeave() {
        return secondsLeft <= 0;
    }

    double secondsLeft() {
        return secondsLeft;
    }

    double missingWh() {
        return CAPACITY_WH - storedWh;
    }

    /** The power that the car takes of an offer, or gives if the offer is negative. */
    double accept(double offeredWatts, int phases) {
        if (offeredWatts < 0) {
            return bidirectional && soc() > LEAST_TO_DISCHARGE ? Math.max(offeredWatts, -DC_WATTS) : 0;
        }
        double least = bidirectional ? 0 : LEAST_AMPS * VOLTS * phases;
        if (isFull() || offeredWatts < least) {
            return 0;
        }
        double most = bidirectional ? DC_WATTS : AMPS_PER_PHASE * VOLTS * phases;
        double taper = Math.min(1, Math.max(0.05, (100 - soc()) / (100 - TAPER_FROM)));
        return Math.min(offeredWatts, most * taper);
    }

    /** Lets time pass with a power. */
    void pass(double watts, double seconds) {
        storedWh = Math.max(0, Math.min(CAPACITY_WH, storedWh + watts * seconds / 3600));
        secondsLeft -= seconds;
    }
}
