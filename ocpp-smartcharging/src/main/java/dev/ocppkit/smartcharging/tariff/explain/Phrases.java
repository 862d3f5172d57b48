package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.explain.Words.Measure;
import dev.ocppkit.smartcharging.tariff.internal.CalendarFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions in words. */
final class Phrases {

    private final Words words;
    private final List<String> phrases = new ArrayList<>();

    private Phrases(Words words) {
        this.words = words;
    }

    static List<String> calendar(CalendarFields fields, Words words) {
        String start = fields.startTimeOfDay();
        String end = fields.endTimeOfDay();
        List<DayOfWeekEnum> days = fields.dayOfWeek();
        List<String> phrases = new ArrayList<>();
        if (days != null) {
            phrases.add(words.onDays(days));
        }
        if ((start != null || end != null) && !(start != null && start.equals(end))) {
            String from = start == null ? "00:00" : start;
            String to = end == null || end.equals("00:00") ? "24:00" : end;
            phrases.add(words.times(from, to));
        }
        if (fields.validFromDate() != null) {
            phrases.add(words.fromDate(fields.validFromDate()));
        }
        if (fields.validToDate() != null) {
            phrases.add(words.beforeDate(fields.validToDate()));
        }
        return phrases;
    }

    static List<String> others(TariffConditions conditions, Words words) {
        Phrases all = new Phrases(words);
        all.evse(conditions.evseKind());
        all.range(Measure.ENERGY, conditions.minEnergy(), conditions.maxEnergy());
        all.range(Measure.POWER, conditions.minPower(), conditions.maxPower());
        all.range(Measure.CURRENT, conditions.minCurrent(), conditions.maxCurrent());
        all.range(Measure.TIME, number(conditions.minTime()), number(conditions.maxTime()));
        all.range(Measure.CHARGING_TIME, number(conditions.minChargingTime()), number(conditions.maxChargingTime()));
        all.range(Measure.IDLE_TIME, number(conditions.minIdleTime()), number(conditions.maxIdleTime()));
        return all.phrases;
    }

    static List<String> others(TariffConditionsFixed conditions, Words words) {
        Phrases all = new Phrases(words);
        all.evse(conditions.evseKind());
        if (conditions.paymentBrand() != null) {
            all.phrases.add(words.paidWith(conditions.paymentBrand()));
        }
        if (conditions.paymentRecognition() != null) {
            all.phrases.add(words.paidBy(conditions.paymentRecognition()));
        }
        return all.phrases;
    }

    private void evse(@Nullable EvseKindEnum kind) {
        if (kind != null) {
            phrases.add(words.atEvse(kind.wireName()));
        }
    }

    private void range(Measure measure, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        String range = words.range(measure, min, max);
        if (range != null) {
            phrases.add(range);
        }
    }

    private static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
