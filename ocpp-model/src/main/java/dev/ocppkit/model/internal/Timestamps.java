package dev.ocppkit.model.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Date and time texts: read strictly as RFC 3339 has them, written in UTC with at most milliseconds.
 *
 * <p>A leap second (second 60, only as the last one of a UTC day) is read as the last nanosecond of second 59, since
 * {@link Instant} has no place for it. A text whose offset leads out of the years 0000 to 9999 in UTC is refused.
 */
final class Timestamps {
    /** Length of the longest text that {@link #format} writes. */
    static final int MAX_LENGTH = 24;

    private static final long MIN_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long MAX_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int NANO_DIGITS = 9;
    /** {@code 2026-01-31T12:00:00Z}. */
    private static final int SHORTEST = 20;

    private Timestamps() {}

    static boolean isWritable(Instant value) {
        long second = value.getEpochSecond();
        return second >= MIN_SECOND && second <= MAX_SECOND;
    }

    /** Reads a text; returns null if it is no date-time of RFC 3339. */
    static @Nullable Instant parse(char[] text, int offset, int length) {
        if (length < SHORTEST || !hasShape(text, offset)) {
            return null;
        }
        int year = digits(text, offset, 4);
        int month = digits(text, offset + 5, 2);
        int day = digits(text, offset + 8, 2);
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        if ((year | month | day | hour | minute | second) < 0 || !inRange(year, month, day, hour, minute, second)) {
            return null;
        }
        int end = offset + length;
        int zone = endOfFraction(text, offset + 19, end);
        int zoneSeconds = zone < 0 ? Integer.MIN_VALUE : zoneOffset(text, zone, end);
        if (zoneSeconds == Integer.MIN_VALUE) {
            return null;
        }
        int nano = nanos(text, offset + 19, zone);
        long local = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
                + (long) hour * SECONDS_PER_HOUR
                + minute * 60L
                + second;
        return instant(local - zoneSeconds, second, nano);
    }

    private static @Nullable Instant instant(long epochSecond, int second, int nano) {
        if (second < 60) {
            return writable(Instant.ofEpochSecond(epochSecond, nano));
        }
        boolean endOfDay = Math.floorMod(epochSecond, (long) SECONDS_PER_DAY) == 0;
        return endOfDay ? writable(Instant.ofEpochSecond(epochSecond - 1, 999_999_999)) : null;
    }

    /** An offset can lead out of the years that can be written in UTC; what is read must be fit to be written. */
    private static @Nullable Instant writable(Instant value) {
        return isWritable(value) ? value : null;
    }

    private static boolean hasShape(char[] text, int offset) {
        return text[offset + 4] == '-'
                && text[offset + 7] == '-'
                && (text[offset + 10] | 0x20) == 't'
                && text[offset + 13] == ':'
                && text[offset + 16] == ':';
    }

    private static boolean inRange(int year, int month, int day, int hour, int minute, int second) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= lengthOfMonth(year, month)
                && hour <= 23
                && minute <= 59
                && second <= 60;
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Returns where the zone starts, or -1 if the fraction has no digits. */
    private static int endOfFraction(char[] text, int start, int end) {
        if (text[start] != '.') {
            return start;
        }
        int i = start + 1;
        while (i < end && isDigit(text[i])) {
            i++;
        }
        return i == start + 1 ? -1 : i;
    }

    /** Reads the digits of the fraction; those beyond nanoseconds are cut. */
    private static int nanos(char[] text, int start, int end) {
        int nano = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = start + 1 + i;
            nano = nano * 10 + (at < end ? text[at] - '0' : 0);
        }
        return nano;
    }

    /** Returns the offset in seconds, or {@link Integer#MIN_VALUE} if there is no valid one. */
    private static int zoneOffset(char[] text, int start, int end) {
        if (end - start == 1 && (text[start] | 0x20) == 'z') {
            return 0;
        }
        if (end - start != 6 || (text[start] != '+' && text[start] != '-') || text[start + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hour = digits(text, start + 1, 2);
        int minute = digits(text, start + 4, 2);
        if (hour < 0 || minute < 0 || hour > 23 || minute > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hour * SECONDS_PER_HOUR + minute * 60;
        return text[start] == '-' ? -seconds : seconds;
    }

    /** Reads a number of so many digits, or returns -1. */
    private static int digits(char[] text, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Writes a time as ASCII.
     *
     * @return how many bytes were written
     * @throws DateTimeException if the year is not one of 0000 to 9999
     */
    static int format(Instant value, byte[] target) {
        if (!isWritable(value)) {
            throw new DateTimeException("RFC 3339 has the years 0000 to 9999 only");
        }
        long epochSecond = value.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, (long) SECONDS_PER_DAY));
        int ofDay = (int) Math.floorMod(epochSecond, (long) SECONDS_PER_DAY);
        put(target, 0, date.getYear(), 4);
        target[4] = '-';
        put(target, 5, date.getMonthValue(), 2);
        target[7] = '-';
        put(target, 8, date.getDayOfMonth(), 2);
        target[10] = 'T';
        put(target, 11, ofDay / SECONDS_PER_HOUR, 2);
        target[13] = ':';
        put(target, 14, ofDay / 60 % 60, 2);
        target[16] = ':';
        put(target, 17, ofDay % 60, 2);
        int end = 19;
        int millis = value.getNano() / 1_000_000;
        if (millis != 0) {
            target[end] = '.';
            put(target, end + 1, millis, 3);
            end += 4;
        }
        target[end] = 'Z';
        return end + 1;
    }

    private static void put(byte[] target, int offset, int number, int width) {
        int rest = number;
        for (int i = offset + width - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
