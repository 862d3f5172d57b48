package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of either kind of price say about date and time, as it is written; each may be absent.
 *
 * @param startTimeOfDay local time from which on, as HH:mm
 * @param endTimeOfDay local time up to which, exclusive
 * @param dayOfWeek the weekdays
 * @param validFromDate the first day, as yyyy-MM-dd
 * @param validToDate the day before which
 */
public record CalendarFields(
        @Nullable String startTimeOfDay,
        @Nullable String endTimeOfDay,
        @Nullable List<DayOfWeekEnum> dayOfWeek,
        @Nullable String validFromDate,
        @Nullable String validToDate) {

    /**
     * Takes the fields of conditions for energy and time.
     *
     * @param conditions the conditions
     * @return their fields
     */
    public static CalendarFields of(TariffConditions conditions) {
        return new CalendarFields(
                conditions.startTimeOfDay(),
                conditions.endTimeOfDay(),
                conditions.dayOfWeek(),
                conditions.validFromDate(),
                conditions.validToDate());
    }

    /**
     * Takes the fields of conditions for fixed prices.
     *
     * @param conditions the conditions
     * @return their fields
     */
    public static CalendarFields of(TariffConditionsFixed conditions) {
        return new CalendarFields(
                conditions.startTimeOfDay(),
                conditions.endTimeOfDay(),
                conditions.dayOfWeek(),
                conditions.validFromDate(),
                conditions.validToDate());
    }

    boolean isEmpty() {
        return startTimeOfDay == null
                && endTimeOfDay == null
                && dayOfWeek == null
                && validFromDate == null
                && validToDate == null;
    }
}
