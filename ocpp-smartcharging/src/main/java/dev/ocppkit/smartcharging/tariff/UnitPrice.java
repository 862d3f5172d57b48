package dev.ocppkit.smartcharging.tariff;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price of a tariff that applies.
 *
 * @param element index of the element in the tariff's list, null if none applies and usage is free
 * @param exclTax price without tax, per kWh, per minute or once
 * @param inclTax price with tax
 */
public record UnitPrice(@Nullable Integer element, BigDecimal exclTax, BigDecimal inclTax) {

    /** Checks for null. */
    public UnitPrice {
        Objects.requireNonNull(exclTax, "exclTax");
        Objects.requireNonNull(inclTax, "inclTax");
    }
}
