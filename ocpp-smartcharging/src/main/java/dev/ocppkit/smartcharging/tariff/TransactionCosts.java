package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.datatype.TotalPrice;
import dev.ocppkit.model.datatype.TotalUsage;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.smartcharging.tariff.internal.CostEngine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calculates what a transaction costs.
 *
 * <p>Pure functions on exact decimals. A series or tariff that cannot be calculated gives
 * {@code failureToCalculate} with a reason (I12.FR.14) and no exception.
 *
 * <p>Spec: OCPP 2.1 Ed. 1 Part 2, I12, with errata 2025-09.
 */
public final class TransactionCosts {

    private TransactionCosts() {}

    /**
     * Calculates the cost of a transaction that has ended.
     *
     * @param series its samples
     * @param tariffs its tariffs in the order in which they apply; all of one currency
     * @param context what the conditions ask besides meter values
     * @param policy what OCPP leaves open
     * @return the cost with at least one charging period and minCost applied, or the reason why there is none
     */
    public static CostDetails cost(
            TransactionSeries series, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        return calculate(series, tariffs, context, policy, null, true);
    }

    /**
     * Calculates the cost of a transaction that has ended, with the default policy.
     *
     * @param series its samples
     * @param tariffs its tariffs in the order in which they apply; all of one currency
     * @param context what the conditions ask besides meter values
     * @return the cost, or the reason why there is none
     */
    public static CostDetails cost(TransactionSeries series, List<AppliedTariff> tariffs, CostContext context) {
        return cost(series, tariffs, context, CostPolicy.ofDefaults());
    }

    /**
     * Calculates the running cost at an instant, in the form for Started and Updated events.
     *
     * <p>Without charging periods (errata 2025-09, 2.14) and without minCost, which counts at the end only.
     *
     * @param series the samples, which may go on after the instant: the register is then interpolated
     * @param tariffs the tariffs in the order in which they apply; all of one currency
     * @param context what the conditions ask besides meter values
     * @param policy what OCPP leaves open
     * @param until the instant; after the last sample nothing is added
     * @return the cost, or the reason why there is none
     */
    public static CostDetails runningCost(
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            Instant until) {
        return calculate(series, tariffs, context, policy, Objects.requireNonNull(until, "until"), false);
    }

    /**
     * Gives the details of a transaction that was cancelled before it cost or used anything: no start fee, no minCost.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, C20.FR.06.
     *
     * @param currency code of ISO 4217
     * @return cost and usage 0
     */
    public static CostDetails cancelled(String currency) {
        Objects.requireNonNull(currency, "currency");
        return CostDetails.builder()
                .totalCost(TotalCost.builder()
                        .currency(currency)
                        .typeOfCost(TariffCostEnum.NORMAL_COST)
                        .total(new TotalPrice(BigDecimal.ZERO, BigDecimal.ZERO, null))
                        .build())
                .totalUsage(TotalUsage.builder()
                        .energy(BigDecimal.ZERO)
                        .chargingTime(0)
                        .idleTime(0)
                        .build())
                .build();
    }

    private static CostDetails calculate(
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            @Nullable Instant until,
            boolean ended) {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(policy, "policy");
        CostEngine engine = new CostEngine(List.copyOf(tariffs), context, policy);
        for (Sample sample : series.samples()) {
            if (until != null && sample.at().isAfter(until)) {
                engine.acceptUntil(sample, until);
                break;
            }
            engine.accept(sample);
        }
        return engine.report(ended);
    }
}
