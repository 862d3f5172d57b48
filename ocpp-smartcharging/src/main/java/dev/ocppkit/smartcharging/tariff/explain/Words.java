package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a language has of its own. Everything that is said in an explanation comes from here. */
interface Words {
    /** What a condition measures. */
    enum Measure {
        ENERGY("Wh"),
        POWER("W"),
        CURRENT("A"),
        TIME("s"),
        CHARGING_TIME("s"),
        IDLE_TIME("s");

        private final String unit;

        Measure(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }
    }

    /** The sign between whole numbers and decimals. */
    char decimalSign();

    String heading(String tariff, String currency, String zone);

    String validFrom(String instant);

    /** A sentence without its full stop. */
    String costs(Component.Kind kind, boolean first, String price);

    String neverReached();

    String otherwiseFree();

    /** What a kind is priced by, after the currency. */
    String unit(Component.Kind kind);

    String plusTax(String price, String gross);

    String bound(boolean least, String amounts);

    String withoutTax(String amount);

    String withTax(String amount);

    String or();

    String onDays(List<DayOfWeekEnum> days);

    String times(String from, String to);

    String fromDate(String date);

    String beforeDate(String date);

    String atEvse(String kind);

    String paidWith(String brand);

    String paidBy(String recognition);

    /** A range, with its lower and upper bound as {@link #atLeast} and the like make them, at least one of them. */
    String range(Measure measure, List<String> bounds);

    String atLeast(String amount);

    String lessThan(String amount);

    String atMost(String amount);

    String above(String amount);

    String free();

    String orElse();

    List<String> tableHeading();

    String unusable(String reason);

    /** The bounds of a range; those of negative numbers look away from zero, as the conditions of OCPP do. */
    default @Nullable String range(Measure measure, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        List<String> bounds = new ArrayList<>();
        if (min != null) {
            bounds.add(min.signum() < 0 ? atMost(amount(min, measure)) : atLeast(amount(min, measure)));
        }
        if (max != null) {
            bounds.add(max.signum() < 0 ? above(amount(max, measure)) : lessThan(amount(max, measure)));
        }
        return bounds.isEmpty() ? null : range(measure, bounds);
    }

    private String amount(BigDecimal value, Measure measure) {
        return decimal(value.toPlainString()) + " " + measure.unit();
    }

    default String decimal(String plain) {
        return plain.replace('.', decimalSign());
    }
}
