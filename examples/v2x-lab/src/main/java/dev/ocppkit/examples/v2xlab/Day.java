package dev.ocppkit.examples.v2xlab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The simulated day: from noon to noon, local time. The vehicle is there at the beginning and leaves in the morning. */
final class Day {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final ZonedDateTime NOON = ZonedDateTime.of(2026, 6, 10, 12, 0, 0, 0, ZONE);
    static final Instant START = NOON.toInstant();
    static final Instant END = NOON.plusDays(1).toInstant();
    static final Instant DEPARTURE = at("07:30");
    static final int STEP_SECONDS = 10;

    private static final double SECONDS_PER_HOUR = 3600;

    private Day() {}

    /** The instant of a time of day: in the afternoon the first day, in the morning the second. */
    static Instant at(String time) {
        LocalTime local = LocalTime.parse(time);
        ZonedDateTime day = local.isBefore(LocalTime.NOON) ? NOON.plusDays(1) : NOON;
        return day.with(local).toInstant();
    }

    /** Seconds from the beginning to a time of day. */
    static int secondsTo(String time) {
        return (int) Duration.between(START, at(time)).toSeconds();
    }

    static double hour(Instant at) {
        return at.atZone(ZONE).toLocalTime().toSecondOfDay() / SECONDS_PER_HOUR;
    }
}
