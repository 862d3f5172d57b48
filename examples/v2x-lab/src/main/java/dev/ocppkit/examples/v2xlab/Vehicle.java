package dev.ocppkit.examples.v2xlab;

/** A vehicle with a battery. Power counts at the plug in W, positive into the vehicle. */
final class Vehicle {
    /** What the battery holds when it is full, in Wh. */
    static final double CAPACITY = 60_000;
    /** Part of the energy that is left after each conversion, in either direction. */
    static final double EFFICIENCY = 0.93;
    /** Greatest power into the vehicle in W. */
    static final double MAX_CHARGE = 11_000;
    /** Greatest power out of the vehicle in W. */
    static final double MAX_DISCHARGE = 10_000;
    /** The driver wants this much to be left, in percent. */
    static final double RESERVE = 40;

    private static final double TAPER_FROM = 80;
    private static final double MAX_CHARGE_FULL = 2_000;
    private static final double FULL = 100;
    private static final double SECONDS_PER_HOUR = 3600;

    private double energy;

    Vehicle(double socPercent) {
        energy = CAPACITY * socPercent / FULL;
    }

    double soc() {
        return FULL * energy / CAPACITY;
    }

    /** Greatest power that the battery takes now: from 80 percent on it falls evenly. */
    double maxCharge() {
        if (soc() >= FULL) {
            return 0;
        }
        double over = Math.max(0, (soc() - TAPER_FROM) / (FULL - TAPER_FROM));
        return MAX_CHARGE - over * (MAX_CHARGE - MAX_CHARGE_FULL);
    }

    /** Lets a power flow for a time, or what the vehicle can do of it; returns what flows. */
    double run(double wanted, int seconds) {
        double hours = seconds / SECONDS_PER_HOUR;
        double power = Math.min(wanted, maxCharge());
        if (power >= 0) {
            power = Math.min(power, (CAPACITY - energy) / EFFICIENCY / hours);
            energy += power * EFFICIENCY * hours;
        } else {
            double available = Math.max(0, energy - CAPACITY * RESERVE / FULL);
            power = -Math.min(Math.min(-power, MAX_DISCHARGE), available * EFFICIENCY / hours);
            energy += power / EFFICIENCY * hours;
        }
        return power;
    }
}
