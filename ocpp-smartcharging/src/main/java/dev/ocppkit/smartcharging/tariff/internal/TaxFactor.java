package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.TaxRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Factor from net to gross: rates of one stack level add up, levels multiply (I12.FR.13). */
public final class TaxFactor {

    private TaxFactor() {}

    /**
     * Calculates the factor.
     *
     * @param rates the rates in any order, null or empty for none
     * @return the product over all levels of one plus the sum of the level's percentages
     */
    public static BigDecimal of(@Nullable List<TaxRate> rates) {
        if (rates == null || rates.isEmpty()) {
            return BigDecimal.ONE;
        }
        TreeMap<Integer, BigDecimal> levels = new TreeMap<>();
        for (TaxRate rate : rates) {
            levels.merge(level(rate), Numbers.sane(rate.tax(), "a tax rate"), BigDecimal::add);
        }
        return levels.values().stream()
                .map(percent -> BigDecimal.ONE.add(percent.movePointLeft(2)))
                .reduce(BigDecimal.ONE, BigDecimal::multiply)
                .stripTrailingZeros();
    }

    /**
     * Reads the stack level of a rate.
     *
     * @param rate the rate
     * @return the level, 0 if absent
     */
    public static int level(TaxRate rate) {
        Integer stack = rate.stack();
        return stack == null ? 0 : stack;
    }
}
