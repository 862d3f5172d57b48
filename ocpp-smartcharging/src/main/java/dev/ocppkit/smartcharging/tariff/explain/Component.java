package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.datatype.TariffFixed;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.smartcharging.tariff.internal.Calendar;
import dev.ocppkit.smartcharging.tariff.internal.CalendarFields;
import dev.ocppkit.smartcharging.tariff.internal.TaxFactor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of a tariff in a common shape.
 *
 * @param kind what it is a price for
 * @param elements its elements in order
 * @param taxFactor factor from net to gross
 */
record Component(Kind kind, List<Element> elements, BigDecimal taxFactor) {

    /** Kinds of components. */
    enum Kind {
        FIXED,
        ENERGY,
        CHARGING,
        IDLE,
        RESERVATION_TIME,
        RESERVATION_FIXED
    }

    /**
     * One element.
     *
     * @param price price without tax
     * @param calendar its date and time, null for any
     * @param others its other conditions in words
     * @param when all its conditions in words
     */
    record Element(BigDecimal price, @Nullable Calendar calendar, List<String> others, List<String> when) {}

    static List<Component> of(Tariff tariff, Words words) {
        List<Component> components = new ArrayList<>();
        addFixed(components, words, Kind.FIXED, tariff.fixedFee());
        if (tariff.energy() != null) {
            List<Element> elements = tariff.energy().prices().stream()
                    .map(each -> element(each.priceKwh(), each.conditions(), words))
                    .toList();
            components.add(new Component(
                    Kind.ENERGY, elements, TaxFactor.of(tariff.energy().taxRates())));
        }
        addTime(components, words, Kind.CHARGING, tariff.chargingTime());
        addTime(components, words, Kind.IDLE, tariff.idleTime());
        addTime(components, words, Kind.RESERVATION_TIME, tariff.reservationTime());
        addFixed(components, words, Kind.RESERVATION_FIXED, tariff.reservationFixed());
        return components;
    }

    private static void addTime(List<Component> components, Words words, Kind kind, @Nullable TariffTime time) {
        if (time != null) {
            List<Element> elements = time.prices().stream()
                    .map(each -> element(each.priceMinute(), each.conditions(), words))
                    .toList();
            components.add(new Component(kind, elements, TaxFactor.of(time.taxRates())));
        }
    }

    private static void addFixed(List<Component> components, Words words, Kind kind, @Nullable TariffFixed fixed) {
        if (fixed != null) {
            List<Element> elements = fixed.prices().stream()
                    .map(each -> element(each.priceFixed(), each.conditions(), words))
                    .toList();
            components.add(new Component(kind, elements, TaxFactor.of(fixed.taxRates())));
        }
    }

    private static Element element(BigDecimal price, @Nullable TariffConditions conditions, Words words) {
        return conditions == null
                ? new Element(price, null, List.of(), List.of())
                : element(price, CalendarFields.of(conditions), Phrases.others(conditions, words), words);
    }

    private static Element element(BigDecimal price, @Nullable TariffConditionsFixed conditions, Words words) {
        return conditions == null
                ? new Element(price, null, List.of(), List.of())
                : element(price, CalendarFields.of(conditions), Phrases.others(conditions, words), words);
    }

    private static Element element(BigDecimal price, CalendarFields fields, List<String> others, Words words) {
        List<String> when = new ArrayList<>(Phrases.calendar(fields, words));
        when.addAll(others);
        return new Element(price, Calendar.of(fields), others, when);
    }
}
