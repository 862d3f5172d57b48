package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a condition that asks for the local date and time; all given restrictions must hold.
 *
 * @param from first minute of the day, included
 * @param to first minute of the day that is out again, 1440 at most; smaller than {@code from} means past midnight
 * @param days bit set of weekdays, bit 0 is Monday
 * @param firstDay first epoch day, included
 * @param endDay first epoch day that is out again
 */
public record Calendar(int from, int to, int days, long firstDay, long endDay) {

    /** Minutes of a day. */
    public static final int DAY = 1440;

    private static final int ALL_DAYS = 0b111_1111;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /**
     * Reads the fields of a condition.
     *
     * @param fields the fields
     * @return the calendar, null if no field is given
     * @throws CalculationFailure if a field cannot be read
     */
    public static @Nullable Calendar of(CalendarFields fields) {
        if (fields.isEmpty()) {
            return null;
        }
        String start = fields.startTimeOfDay();
        String stop = fields.endTimeOfDay();
        List<DayOfWeekEnum> days = fields.dayOfWeek();
        String first = fields.validFromDate();
        String last = fields.validToDate();
        int from = start == null ? 0 : minute(start);
        int end = stop == null ? 0 : minute(stop);
        int to = end == 0 ? DAY : end;
        boolean wholeDay = start != null && stop != null && from == end;
        return new Calendar(
                wholeDay ? 0 : from,
                wholeDay ? DAY : to,
                days == null ? ALL_DAYS : bits(days),
                first == null ? Long.MIN_VALUE : day(first),
                last == null ? Long.MAX_VALUE : day(last));
    }

    /**
     * Reads a time of day.
     *
     * @param text HH:mm
     * @return the minute of the day
     * @throws CalculationFailure if it is none
     */
    public static int minute(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new CalculationFailure("a time of day in the tariff is not HH:mm");
        }
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    /**
     * Reads a date.
     *
     * @param text yyyy-MM-dd
     * @return the epoch day
     * @throws CalculationFailure if it is none
     */
    public static long day(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text).toEpochDay();
            }
        } catch (DateTimeException e) {
            // Falls through: a well-formed text such as 2026-02-30 is no date either.
        }
        throw new CalculationFailure("a date in the tariff is not yyyy-MM-dd");
    }

    /**
     * Tells whether the condition holds.
     *
     * @param epochDay local date
     * @param minuteOfDay local minute of the day
     * @return true if all restrictions hold
     */
    public boolean holds(long epochDay, int minuteOfDay) {
        return epochDay >= firstDay
                && epochDay < endDay
                && (days & (1 << weekday(epochDay))) != 0
                && (from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to);
    }

    /**
     * Tells whether the dates limit the condition.
     *
     * @return true if there is a first or last day
     */
    public boolean hasDates() {
        return firstDay != Long.MIN_VALUE || endDay != Long.MAX_VALUE;
    }

    /**
     * Tells whether the condition leaves out a weekday.
     *
     * @return true if it does
     */
    public boolean hasDays() {
        return days != ALL_DAYS;
    }

    /** Adds the minutes of the day at which this condition may change. */
    void addBoundaries(Set<Integer> minutes) {
        minutes.add(from % DAY);
        minutes.add(to % DAY);
        if (hasDates() || hasDays()) {
            minutes.add(0);
        }
    }

    private static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    private static int bits(List<DayOfWeekEnum> days) {
        int bits = 0;
        for (DayOfWeekEnum day : days) {
            if (day == DayOfWeekEnum.UNRECOGNIZED) {
                throw new CalculationFailure("a weekday in the tariff is unknown");
            }
            bits |= 1 << (DayOfWeek.valueOf(day.name()).getValue() - 1);
        }
        return bits;
    }
}
