package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.TaxRate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A minCost or maxCost. Amounts to compare are as given; an amount to report that is not given follows from the other
 * one if there are tax rates.
 */
record Bound(
        @Nullable BigDecimal exclTax,
        @Nullable BigDecimal inclTax,
        @Nullable List<TaxRate> taxRates) {

    static @Nullable Bound of(@Nullable Price price, String name) {
        if (price == null || (price.exclTax() == null && price.inclTax() == null)) {
            return null;
        }
        BigDecimal excl = price.exclTax();
        BigDecimal incl = price.inclTax();
        List<TaxRate> rates = price.taxRates();
        return new Bound(
                excl == null ? null : Numbers.sane(excl, name),
                incl == null ? null : Numbers.sane(incl, name),
                rates == null || rates.isEmpty() ? null : rates);
    }

    @Nullable
    BigDecimal reportedExclTax() {
        BigDecimal factor = TaxFactor.of(taxRates);
        return exclTax != null || inclTax == null || taxRates == null || factor.signum() == 0
                ? exclTax
                : Numbers.divide(inclTax, factor);
    }

    @Nullable
    BigDecimal reportedInclTax() {
        return inclTax != null || exclTax == null || taxRates == null
                ? inclTax
                : exclTax.multiply(TaxFactor.of(taxRates));
    }

    /** Tells whether a bound below this one leaves no amount that satisfies both. */
    boolean isAbove(Bound other) {
        return above(exclTax, other.exclTax) || above(inclTax, other.inclTax);
    }

    private static boolean above(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }
}
