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
        FIXED("Starting a transaction costs ", ""),
        ENERGY("Energy costs ", " per kWh"),
        CHARGING("Charging time costs ", " per minute"),
        IDLE("Idle time costs ", " per minute"),
        RESERVATION_TIME("A reservation costs ", " per minute"),
        RESERVATION_FIXED("A reservation costs ", " once");

        private final String beginning;
        private final String unit;

        Kind(String beginning, String unit) {
            this.beginning = beginning;
            this.unit = unit;
        }

        String beginning() {
            return beginning;
        }

        String unit() {
            return unit;
        }
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

    static List<Component> of(Tariff tariff) {
        List<Component> components = new ArrayList<>();
        addFixed(components, Kind.FIXED, tariff.fixedFee());
        if (tariff.energy() != null) {
            List<Element> elements = tariff.energy().prices().stream()
                    .map(each -> element(each.priceKwh(), each.conditions()))
                    .toList();
            components.add(new Component(
                    Kind.ENERGY, elements, TaxFactor.of(tariff.energy().taxRates())));
        }
        addTime(components, Kind.CHARGING, tariff.chargingTime());
        addTime(components, Kind.IDLE, tariff.idleTime());
        addTime(components, Kind.RESERVATION_TIME, tariff.reservationTime());
        addFixed(components, Kind.RESERVATION_FIXED, tariff.reservationFixed());
        return components;
    }

    private static void addTime(List<Component> components, Kind kind, @Nullable TariffTime time) {
        if (time != null) {
            List<Element> elements = time.prices().stream()
                    .map(each -> element(each.priceMinute(), each.conditions()))
                    .toList();
            components.add(new Component(kind, elements, TaxFactor.of(time.taxRates())));
        }
    }

    private static void addFixed(List<Component> components, Kind kind, @Nullable TariffFixed fixed) {
        if (fixed != null) {
            List<Element> elements = fixed.prices().stream()
                    .map(each -> element(each.priceFixed(), each.conditions()))
                    .toList();
            components.add(new Component(kind, elements, TaxFactor.of(fixed.taxRates())));
        }
    }

    private static Element element(BigDecimal price, @Nullable TariffConditions conditions) {
        return conditions == null
                ? new Element(price, null, List.of(), List.of())
                : element(price, CalendarFields.of(conditions), Phrases.others(conditions));
    }

    private static Element element(BigDecimal price, @Nullable TariffConditionsFixed conditions) {
        return conditions == null
                ? new Element(price, null, List.of(), List.of())
                : element(price, CalendarFields.of(conditions), Phrases.others(conditions));
    }

    private static Element element(BigDecimal price, CalendarFields fields, List<String> others) {
        List<String> when = new ArrayList<>(Phrases.calendar(fields));
        when.addAll(others);
        return new Element(price, Calendar.of(fields), others, when);
    }
}
