package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.TaxRate;
import java.math.BigDecimal;
import java.util.List;

/** The compiled elements of one component of a tariff, in their order. */
final class PriceList {

    /** Index of no element: usage counts, and is free. */
    static final int NONE = -1;

    private final Condition[] conditions;
    private final BigDecimal[] prices;
    private final BigDecimal taxFactor;
    private final List<TaxRate> taxRates;

    PriceList(Condition[] conditions, BigDecimal[] prices, BigDecimal taxFactor, List<TaxRate> taxRates) {
        this.conditions = conditions;
        this.prices = prices;
        this.taxFactor = taxFactor;
        this.taxRates = taxRates;
    }

    /** Finds the first element whose conditions hold (I12.FR.33, I12.FR.34). */
    int select(int[] regions, long epochDay, int minuteOfDay) {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].holds(regions, epochDay, minuteOfDay)) {
                return i;
            }
        }
        return NONE;
    }

    /** Like {@link #select}, but refuses to choose past an element that may or may not apply. */
    int selectStrictly(int[] regions, long epochDay, int minuteOfDay) {
        int selected = select(regions, epochDay, minuteOfDay);
        int last = selected == NONE ? conditions.length : selected;
        for (int i = 0; i < last; i++) {
            if (conditions[i].failsOnlyByTheUnknown(regions, epochDay, minuteOfDay)) {
                throw new CalculationFailure("a price depends on a quantity that is not known");
            }
        }
        return selected;
    }

    BigDecimal price(int index) {
        return index == NONE ? BigDecimal.ZERO : prices[index];
    }

    Condition condition(int index) {
        return conditions[index];
    }

    int size() {
        return conditions.length;
    }

    BigDecimal taxFactor() {
        return taxFactor;
    }

    List<TaxRate> taxRates() {
        return taxRates;
    }
}
