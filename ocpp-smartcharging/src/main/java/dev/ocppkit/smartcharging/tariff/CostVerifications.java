package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.internal.CostComparison;
import dev.ocppkit.smartcharging.tariff.internal.CostConsistency;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Checks cost details that a Charging Station reported, for a CSMS or an e-mobility provider.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2 I12.FR.35 (what is reported suffices to calculate again).
 */
public final class CostVerifications {

    private CostVerifications() {}

    /**
     * Calculates the cost again and compares.
     *
     * <p>Details without charging periods are compared with the running cost at the last sample. Dimensions may have any
     * order.
     *
     * @param reported the reported details
     * @param series the samples of the transaction
     * @param tariffs its tariffs in the order in which they apply
     * @param context what the conditions ask besides meter values
     * @param policy what OCPP leaves open
     * @param tolerance largest difference of an amount, usage or volume that is let pass, not negative
     * @return the differences, empty if there is none
     * @throws IllegalArgumentException if the tolerance is negative
     */
    public static List<CostDifference> verify(
            CostDetails reported,
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            BigDecimal tolerance) {
        Objects.requireNonNull(reported, "reported");
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance must not be negative: " + tolerance);
        }
        boolean running =
                reported.chargingPeriods() == null && !series.samples().isEmpty();
        CostDetails calculated = running
                ? TransactionCosts.runningCost(
                        series,
                        tariffs,
                        context,
                        policy,
                        series.samples().stream()
                                .map(Sample::at)
                                .max(Comparator.naturalOrder())
                                .orElseThrow())
                : TransactionCosts.cost(series, tariffs, context, policy);
        return new CostComparison(tolerance).compare(reported, calculated);
    }

    /**
     * Checks what can be checked without meter values: that totals are sums, that taxes follow from the rates, that
     * currency and tariffs are known, that the periods add up to the usage.
     *
     * @param reported the reported details
     * @param tariffs the tariffs of the transaction
     * @param tolerance largest difference that is let pass, not negative; 0.000001 allows for rounding of each amount
     * @return the contradictions, empty if there is none
     */
    public static List<CostDifference> check(CostDetails reported, List<Tariff> tariffs, BigDecimal tolerance) {
        return new CostConsistency(reported, List.copyOf(tariffs), tolerance).check();
    }
}
