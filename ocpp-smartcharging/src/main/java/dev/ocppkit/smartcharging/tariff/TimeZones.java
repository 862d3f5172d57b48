package dev.ocppkit.smartcharging.tariff;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the texts in which Charging Stations and CSMSs name a time zone.
 *
 * <p>Spec: OCPP 2.1 Part 2 ClockCtrlr.TimeZone, I07.FR.17.
 */
public final class TimeZones {

    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|UT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?", Pattern.CASE_INSENSITIVE);

    private TimeZones() {}

    /**
     * Reads a time zone: a name of IANA as {@code Europe/Amsterdam}, or an offset as {@code UTC+2:00}, {@code GMT-3},
     * {@code +02:00} or {@code Z}. Offsets count eastwards; of the names, {@code Etc/GMT+2} alone counts westwards.
     *
     * @param text the text
     * @return the zone; empty if there is none of that name, or an offset of more than 18 hours
     */
    public static Optional<ZoneId> parse(String text) {
        String trimmed = text.trim();
        Matcher offset = OFFSET.matcher(trimmed);
        try {
            return Optional.of(offset.matches() ? fixed(offset) : ZoneId.of(trimmed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneId fixed(Matcher offset) {
        int sign = "-".equals(offset.group(1)) ? -1 : 1;
        String minutes = offset.group(3);
        return ZoneOffset.ofHoursMinutes(
                sign * Integer.parseInt(offset.group(2)), minutes == null ? 0 : sign * Integer.parseInt(minutes));
    }
}
