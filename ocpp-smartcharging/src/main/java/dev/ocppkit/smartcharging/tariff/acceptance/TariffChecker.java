package dev.ocppkit.smartcharging.tariff.acceptance;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffFixed;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import dev.ocppkit.smartcharging.tariff.internal.CalculationFailure;
import dev.ocppkit.smartcharging.tariff.internal.Calendar;
import dev.ocppkit.smartcharging.tariff.internal.CalendarFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one tariff. */
final class TariffChecker {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS_BEFORE_POINT = 18;

    private final TariffCapabilities capabilities;
    private final List<TariffFinding> findings = new ArrayList<>();

    TariffChecker(TariffCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    List<TariffFinding> check(Tariff tariff) {
        tariff.violations(OcppVersion.V2_1).forEach(each -> add(TariffRule.SCHEMA, each.pointer(), each.text()));
        if (!CURRENCY.matcher(tariff.currency()).matches()) {
            add(TariffRule.CURRENCY, "/currency", "A currency has three capital letters.");
        }
        checkComponents(tariff);
        checkBound("/minCost", tariff.minCost());
        checkBound("/maxCost", tariff.maxCost());
        checkBounds(tariff.minCost(), tariff.maxCost());
        return findings;
    }

    private void checkComponents(Tariff tariff) {
        boolean any = energy(tariff.energy());
        any |= time("/chargingTime", tariff.chargingTime());
        any |= time("/idleTime", tariff.idleTime());
        any |= time("/reservationTime", tariff.reservationTime());
        any |= fixed("/fixedFee", tariff.fixedFee());
        any |= fixed("/reservationFixed", tariff.reservationFixed());
        if (!any) {
            add(TariffRule.NO_PRICE, "", "A tariff has at least one price.");
        }
    }

    private boolean energy(@Nullable TariffEnergy component) {
        return component != null
                && prices("/energy", component.prices(), component.taxRates(), (pointer, each) -> {
                    checkNumber(pointer + "/priceKwh", each.priceKwh());
                    return conditions(pointer, each.conditions());
                });
    }

    private boolean time(String name, @Nullable TariffTime component) {
        return component != null
                && prices(name, component.prices(), component.taxRates(), (pointer, each) -> {
                    checkNumber(pointer + "/priceMinute", each.priceMinute());
                    return conditions(pointer, each.conditions());
                });
    }

    private boolean fixed(String name, @Nullable TariffFixed component) {
        return component != null
                && prices(name, component.prices(), component.taxRates(), (pointer, each) -> {
                    checkNumber(pointer + "/priceFixed", each.priceFixed());
                    return conditions(pointer, each.conditions());
                });
    }

    /** Checks the elements of a component with a check that says whether the element has conditions. */
    private <T> boolean prices(
            String name, List<T> elements, @Nullable List<TaxRate> taxRates, BiPredicate<String, T> check) {
        List<Boolean> conditional = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            conditional.add(check.test(name + "/prices/" + i, elements.get(i)));
        }
        checkList(name, conditional, taxRates);
        return !conditional.isEmpty();
    }

    private void checkList(String name, List<Boolean> conditional, @Nullable List<TaxRate> taxRates) {
        if (conditional.size() > capabilities.maxElements()) {
            add(TariffRule.TOO_MANY_ELEMENTS, name + "/prices", "The list is longer than the station supports.");
        }
        int always = conditional.indexOf(false);
        for (int i = always + 1; always >= 0 && i < conditional.size(); i++) {
            add(TariffRule.UNREACHABLE_ELEMENT, name + "/prices/" + i, "An element before it always applies.");
        }
        if (always < 0 && !conditional.isEmpty()) {
            add(TariffRule.NO_FALLBACK, name + "/prices", "Usage is free when no condition holds.");
        }
        for (int i = 0; taxRates != null && i < taxRates.size(); i++) {
            checkNumber(name + "/taxRates/" + i + "/tax", taxRates.get(i).tax());
        }
    }

    private boolean conditions(String element, @Nullable TariffConditions conditions) {
        if (conditions == null) {
            return false;
        }
        String pointer = element + "/conditions";
        calendar(pointer, CalendarFields.of(conditions));
        range(pointer + "/maxEnergy", conditions.minEnergy(), conditions.maxEnergy());
        range(pointer + "/maxPower", conditions.minPower(), conditions.maxPower());
        range(pointer + "/maxCurrent", conditions.minCurrent(), conditions.maxCurrent());
        duration(pointer + "/maxTime", conditions.minTime(), conditions.maxTime());
        duration(pointer + "/maxChargingTime", conditions.minChargingTime(), conditions.maxChargingTime());
        duration(pointer + "/maxIdleTime", conditions.minIdleTime(), conditions.maxIdleTime());
        return noteConditions(pointer, !conditions.equals(TariffConditions.of()));
    }

    private boolean conditions(String element, @Nullable TariffConditionsFixed conditions) {
        if (conditions == null) {
            return false;
        }
        String pointer = element + "/conditions";
        calendar(pointer, CalendarFields.of(conditions));
        return noteConditions(pointer, !conditions.equals(TariffConditionsFixed.of()));
    }

    private boolean noteConditions(String pointer, boolean conditional) {
        if (!capabilities.conditionsSupported()) {
            add(TariffRule.CONDITION_NOT_SUPPORTED, pointer, "The station supports no conditions.");
        }
        return conditional;
    }

    private void calendar(String pointer, CalendarFields fields) {
        timeOfDay(pointer + "/startTimeOfDay", fields.startTimeOfDay());
        timeOfDay(pointer + "/endTimeOfDay", fields.endTimeOfDay());
        List<DayOfWeekEnum> days = fields.dayOfWeek();
        if (days != null && new HashSet<>(days).size() < days.size()) {
            add(TariffRule.REPEATED_WEEKDAY, pointer + "/dayOfWeek", "A weekday is given twice.");
        }
        Long from = date(pointer + "/validFromDate", fields.validFromDate());
        Long to = date(pointer + "/validToDate", fields.validToDate());
        if (from != null && to != null && from >= to) {
            add(TariffRule.EMPTY_RANGE, pointer + "/validToDate", "The last day comes before the first.");
        }
    }

    private void timeOfDay(String pointer, @Nullable String text) {
        try {
            if (text != null) {
                Calendar.minute(text);
            }
        } catch (CalculationFailure e) {
            add(TariffRule.TIME_OF_DAY, pointer, "A time of day is HH:mm.");
        }
    }

    private @Nullable Long date(String pointer, @Nullable String text) {
        try {
            return text == null ? null : Calendar.day(text);
        } catch (CalculationFailure e) {
            add(TariffRule.DATE, pointer, "A date is yyyy-MM-dd.");
            return null;
        }
    }

    private void range(String pointer, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        checkNumber(pointer, min);
        checkNumber(pointer, max);
        if (max != null && max.signum() == 0) {
            add(TariffRule.EMPTY_RANGE, pointer, "No value is below a maximum of zero.");
        } else if (min != null && max != null) {
            boolean oneSign = min.signum() * max.signum() >= 0;
            if (!oneSign || min.abs().compareTo(max.abs()) >= 0) {
                add(TariffRule.EMPTY_RANGE, pointer, "The minimum is not nearer to zero than the maximum.");
            }
        }
    }

    private void duration(String pointer, @Nullable Integer min, @Nullable Integer max) {
        if ((min != null && min < 0) || (max != null && max < 0)) {
            add(TariffRule.NEGATIVE_DURATION, pointer, "A duration is not negative.");
        } else {
            range(pointer, min == null ? null : BigDecimal.valueOf(min), max == null ? null : BigDecimal.valueOf(max));
        }
    }

    private void checkBound(String pointer, @Nullable Price price) {
        if (price != null) {
            checkNumber(pointer + "/exclTax", price.exclTax());
            checkNumber(pointer + "/inclTax", price.inclTax());
            if (price.exclTax() == null && price.inclTax() == null) {
                add(TariffRule.NO_AMOUNT, pointer, "An amount with or without tax is missing.");
            }
        }
    }

    private void checkBounds(@Nullable Price min, @Nullable Price max) {
        if (min != null
                && max != null
                && (above(min.exclTax(), max.exclTax()) || above(min.inclTax(), max.inclTax()))) {
            add(TariffRule.MIN_ABOVE_MAX, "/minCost", "minCost is above maxCost.");
        }
    }

    private static boolean above(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }

    private void checkNumber(String pointer, @Nullable BigDecimal number) {
        if (number == null) {
            return;
        }
        if ((long) number.precision() - number.scale() > MOST_DIGITS_BEFORE_POINT) {
            add(TariffRule.OUT_OF_RANGE, pointer, "The number is beyond all measure.");
        } else if (number.stripTrailingZeros().scale() > MOST_DECIMALS) {
            add(TariffRule.TOO_MANY_DECIMALS, pointer, "A number has at most six decimals.");
        }
    }

    private void add(TariffRule rule, String pointer, String text) {
        findings.add(new TariffFinding(rule, pointer, text));
    }
}
