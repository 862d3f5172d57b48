package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.internal.CalendarFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions in words. */
final class Phrases {

    private Phrases() {}

    static List<String> calendar(CalendarFields fields) {
        String start = fields.startTimeOfDay();
        String end = fields.endTimeOfDay();
        List<DayOfWeekEnum> days = fields.dayOfWeek();
        List<String> phrases = new ArrayList<>();
        if (days != null) {
            phrases.add("on " + days.stream().map(DayOfWeekEnum::wireName).collect(Collectors.joining(", ")));
        }
        if ((start != null || end != null) && !(start != null && start.equals(end))) {
            String from = start == null ? "00:00" : start;
            String to = end == null || end.equals("00:00") ? "24:00" : end;
            phrases.add("from " + from + " to " + to);
        }
        if (fields.validFromDate() != null) {
            phrases.add("from the date " + fields.validFromDate() + " on");
        }
        if (fields.validToDate() != null) {
            phrases.add("before the date " + fields.validToDate());
        }
        return phrases;
    }

    static List<String> others(TariffConditions conditions) {
        List<String> phrases = new ArrayList<>();
        evse(phrases, conditions.evseKind());
        range(phrases, "the energy of the transaction is", " Wh", conditions.minEnergy(), conditions.maxEnergy());
        range(phrases, "the power is", " W", conditions.minPower(), conditions.maxPower());
        range(phrases, "the current over all phases is", " A", conditions.minCurrent(), conditions.maxCurrent());
        range(phrases, "the transaction has lasted", " s", conditions.minTime(), conditions.maxTime());
        range(phrases, "charging has lasted", " s in all", conditions.minChargingTime(), conditions.maxChargingTime());
        range(phrases, "idling has lasted", " s", conditions.minIdleTime(), conditions.maxIdleTime());
        return phrases;
    }

    static List<String> others(TariffConditionsFixed conditions) {
        List<String> phrases = new ArrayList<>();
        evse(phrases, conditions.evseKind());
        if (conditions.paymentBrand() != null) {
            phrases.add("if paid with " + conditions.paymentBrand());
        }
        if (conditions.paymentRecognition() != null) {
            phrases.add("if paid by " + conditions.paymentRecognition());
        }
        return phrases;
    }

    private static void evse(List<String> phrases, @Nullable EvseKindEnum kind) {
        if (kind != null) {
            phrases.add("at a " + kind.wireName() + " EVSE");
        }
    }

    private static void range(
            List<String> phrases, String subject, String unit, @Nullable Integer min, @Nullable Integer max) {
        range(
                phrases,
                subject,
                unit,
                min == null ? null : BigDecimal.valueOf(min),
                max == null ? null : BigDecimal.valueOf(max));
    }

    private static void range(
            List<String> phrases, String subject, String unit, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        List<String> bounds = new ArrayList<>();
        if (min != null) {
            bounds.add((min.signum() < 0 ? "at most " : "at least ") + min.toPlainString() + unit);
        }
        if (max != null) {
            bounds.add((max.signum() < 0 ? "above " : "less than ") + max.toPlainString() + unit);
        }
        if (!bounds.isEmpty()) {
            phrases.add("while " + subject + " " + String.join(" and ", bounds));
        }
    }
}
