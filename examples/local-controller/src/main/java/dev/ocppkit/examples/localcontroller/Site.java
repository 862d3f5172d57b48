package dev.ocppkit.examples.localcontroller;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.List;

/**
 * A simulated house connection: what the house takes and what its solar panels give over a day, in W. Replace it by the meter
 * of a real site. Pure.
 */
final class Site {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int HOURS = 24;
    /** W at each full hour: cooking in the evening, little at night. */
    private static final List<Integer> HOUSE = List.of(
            400, 350, 350, 350, 350, 450, 900, 1500, 1200, 800, 700, 800, 1400, 1100, 700, 700, 900, 1600, 3200, 3600,
            2400, 1600, 1000, 600);
    /** Thousandths of the peak power at each full hour of a day in spring. */
    private static final List<Integer> SUN =
            List.of(0, 0, 0, 0, 0, 0, 30, 130, 300, 500, 680, 820, 880, 860, 760, 600, 410, 220, 70, 5, 0, 0, 0, 0);

    private Site() {}

    /** Returns what the house takes, without charging. */
    static BigDecimal houseLoad(LocalTime at) {
        return between(HOUSE, at).setScale(0, RoundingMode.HALF_UP);
    }

    /** Returns what the panels give. */
    static BigDecimal solarPower(LocalTime at, BigDecimal peak) {
        return between(SUN, at).multiply(peak).movePointLeft(3).setScale(0, RoundingMode.HALF_UP);
    }

    /** Returns what is left for charging: never negative, however much the house takes. */
    static BigDecimal available(BigDecimal limit, BigDecimal house, BigDecimal solar) {
        return limit.add(solar).subtract(house).max(BigDecimal.ZERO);
    }

    /** Returns an equal share in whole hundreds of W, so that small changes do not become messages. */
    static BigDecimal share(BigDecimal available, int stations) {
        return available
                .divide(BigDecimal.valueOf(stations), 0, RoundingMode.DOWN)
                .movePointLeft(2)
                .setScale(0, RoundingMode.DOWN)
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal between(List<Integer> hours, LocalTime at) {
        int seconds = at.toSecondOfDay();
        int hour = seconds / SECONDS_PER_HOUR;
        BigDecimal from = BigDecimal.valueOf(hours.get(hour));
        BigDecimal to = BigDecimal.valueOf(hours.get((hour + 1) % HOURS));
        return to.subtract(from)
                .multiply(BigDecimal.valueOf(seconds % SECONDS_PER_HOUR))
                .divide(BigDecimal.valueOf(SECONDS_PER_HOUR), 6, RoundingMode.HALF_UP)
                .add(from);
    }
}
