package dev.ocppkit.smartcharging.tariff.payment;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.smartcharging.tariff.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * Calculates what a payment terminal settles.
 *
 * <p>Spec: OCPP 2.1 Part 2 C21.FR.01.
 */
public final class Settlements {

    private Settlements() {}

    /**
     * Rounds the total including tax to the minor unit of the currency, half up.
     *
     * @param details the cost of the transaction
     * @return the amount; empty if the cost is not known, which is not the same as free
     */
    public static Optional<BigDecimal> amount(CostDetails details) {
        return amount(details, RoundingMode.HALF_UP);
    }

    /**
     * Rounds the total including tax to the minor unit of the currency.
     *
     * @param details the cost of the transaction
     * @param mode direction of rounding
     * @return the amount; empty if the cost is not known, which is not the same as free
     */
    public static Optional<BigDecimal> amount(CostDetails details, RoundingMode mode) {
        Objects.requireNonNull(mode, "mode");
        BigDecimal total = details.totalCost().total().inclTax();
        if (Boolean.TRUE.equals(details.failureToCalculate()) || total == null) {
            return Optional.empty();
        }
        return Optional.of(
                Rounding.toCurrency(mode).round(total, details.totalCost().currency()));
    }
}
