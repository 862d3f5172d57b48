package dev.ocppkit.examples.v2xlab;

import java.util.Random;

/** What a house without the vehicle draws from the grid in W; below zero its solar panels give more than it needs. */
final class House {
    private static final double BASE = 350;
    private static final double PANELS = 6_500;
    private static final double SUNRISE = 5.4;
    private static final double SUNSET = 22.0;
    private static final int HEAT_PUMP = 1_600;
    private static final int CLOUD_SECONDS = 240;

    private final Random random;
    private double clouds;
    private double appliances;

    House(long seed) {
        random = new Random(seed);
    }

    /** Moves on and measures, to the watt. */
    long measure(long second, double hour, int stepSeconds) {
        if (second % CLOUD_SECONDS < stepSeconds) {
            clouds = Math.min(0.7, Math.max(0, 0.75 * clouds + 0.25 * Math.abs(random.nextGaussian()) * 0.7));
            appliances = 250 * Math.abs(random.nextGaussian());
        }
        double heatPump = second % 3000 < 800 ? HEAT_PUMP : 0;
        double people = 900 * bump(hour, 7.2, 0.7) + 3_200 * bump(hour, 18.6, 0.9) + 900 * bump(hour, 21, 1.5);
        return Math.round(BASE + appliances + heatPump + people - sun(hour));
    }

    private double sun(double hour) {
        if (hour <= SUNRISE || hour >= SUNSET) {
            return 0;
        }
        double height = StrictMath.sin(Math.PI * (hour - SUNRISE) / (SUNSET - SUNRISE));
        return PANELS * height * height * (1 - clouds);
    }

    private static double bump(double hour, double at, double width) {
        double distance = (hour - at) / width;
        return StrictMath.exp(-distance * distance);
    }
}
