package dev.ocppkit.smartcharging.tariff.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local date and minute at an instant, and the next instant at which the wall clock shows one of some minutes. */
public final class LocalClock {

    private static final long DAY_SECONDS = 86_400;

    private final ZoneRules rules;

    /**
     * Makes a clock face for a zone.
     *
     * @param zone the time zone
     */
    public LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /**
     * Reads local date and time.
     *
     * @param instant the instant
     * @return local seconds since 1970-01-01T00:00
     */
    public long localSecond(Instant instant) {
        return instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds();
    }

    /**
     * Takes the date of a local second.
     *
     * @param localSecond see {@link #localSecond}
     * @return the epoch day
     */
    public static long day(long localSecond) {
        return Math.floorDiv(localSecond, DAY_SECONDS);
    }

    /**
     * Takes the minute of a local second.
     *
     * @param localSecond see {@link #localSecond}
     * @return the minute of the day
     */
    public static int minute(long localSecond) {
        return (int) (Math.floorMod(localSecond, DAY_SECONDS) / 60);
    }

    /**
     * Finds the next instant at which one of some minutes of the day begins or the offset of the zone changes. After a
     * change of the offset, conditions have to be looked at again: an hour is skipped or met twice.
     *
     * @param after the instant after which to look
     * @param minutes minutes of the day in ascending order, not empty
     * @return the instant
     */
    public Instant next(Instant after, int[] minutes) {
        long local = localSecond(after);
        long midnight = day(local) * DAY_SECONDS;
        long boundary = midnight + DAY_SECONDS + minutes[0] * 60L;
        for (int minute : minutes) {
            if (midnight + minute * 60L > local) {
                boundary = midnight + minute * 60L;
                break;
            }
        }
        long offset = local - after.getEpochSecond();
        Instant byClock = Instant.ofEpochSecond(boundary - offset);
        ZoneOffsetTransition transition = rules.isFixedOffset() ? null : rules.nextTransition(after);
        return transition != null && transition.getInstant().isBefore(byClock) ? transition.getInstant() : byClock;
    }
}
