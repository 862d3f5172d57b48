package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.charging;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cost while a transaction goes on, calculated by the station or told by the CSMS. */
class RunningCostTest {

    private static final Instant START = Instant.parse("2026-06-03T10:00:00Z");
    private static final CostContext UTC = CostContext.of(ZoneId.of("UTC"));
    // 10 kWh in an hour, then idle for another one.
    private static final TransactionSeries SERIES = charging("10:00:00", 0, "11:00:00", 10_000);
    private static final Tariff ALL_PARTS = tariff("'energy':{'prices':[{'priceKwh':0.30}],"
            + "'taxRates':[{'type':'vat','tax':20}]},"
            + "'chargingTime':{'prices':[{'priceMinute':0.02}]},"
            + "'idleTime':{'prices':[{'priceMinute':0.10}]},"
            + "'fixedFee':{'prices':[{'priceFixed':0.50}]},"
            + "'minCost':{'exclTax':9},'maxCost':{'inclTax':4}");

    private static CostDetails at(Tariff tariff, long minute) {
        return TransactionCosts.runningCost(
                SERIES,
                List.of(AppliedTariff.accepted(tariff)),
                UTC,
                CostPolicy.ofDefaults(),
                START.plusSeconds(60 * minute));
    }

    private static void assertPrice(Price price, String excl, String incl) {
        assertThat(price.exclTax()).isEqualByComparingTo(excl);
        assertThat(price.inclTax()).isEqualByComparingTo(incl);
    }

    @Test
    @Tag("I12.FR.02")
    void startedTellsEveryPartOfTheTariffAndTheStartFee() {
        CostDetails started = at(ALL_PARTS, 0);
        assertPrice(started.totalCost().energy(), "0", "0");
        assertPrice(started.totalCost().chargingTime(), "0", "0");
        assertPrice(started.totalCost().idleTime(), "0", "0");
        assertPrice(started.totalCost().fixed(), "0.5", "0.5");
        assertThat(started.totalCost().reservationTime()).isNull();
        assertThat(started.totalCost().reservationFixed()).isNull();
        assertThat(started.totalCost().total().inclTax()).isEqualByComparingTo("0.5");
        assertThat(started.totalUsage().energy()).isEqualByComparingTo("0");
        assertThat(started.totalUsage().chargingTime()).isZero();
        assertThat(started.totalUsage().idleTime()).isZero();
    }

    @Test
    @Tag("I12.FR.02")
    void updatedTellsTheCostSoFarWithoutPeriodsAndMinCost() {
        // 30 min: 5 kWh are 1.50 and 1.80 with tax, 30 min are 0.60, and 0.50 to start
        CostDetails updated = at(ALL_PARTS, 30);
        assertPrice(updated.totalCost().energy(), "1.5", "1.8");
        assertPrice(updated.totalCost().chargingTime(), "0.6", "0.6");
        assertThat(updated.totalCost().total().exclTax()).isEqualByComparingTo("2.6");
        assertThat(updated.totalCost().total().inclTax()).isEqualByComparingTo("2.9");
        assertThat(updated.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        assertThat(updated.chargingPeriods()).isNull();
        assertThat(updated.failureToCalculate()).isNull();
        assertThat(updated.violations(OcppVersion.V2_1)).isEmpty();
    }

    @Test
    @Tag("I12.FR.39")
    void maxCostShowsInTheRunningCostFromTheMomentItIsReached() {
        // 0.08 a minute with tax: 4 EUR less the 0.50 to start are reached after 43.75 min
        assertThat(at(ALL_PARTS, 43).totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        CostDetails capped = at(ALL_PARTS, 44);
        assertThat(capped.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MAX_COST);
        assertThat(capped.totalCost().total().inclTax()).isEqualByComparingTo("4");
        assertThat(capped.totalUsage().chargingTime()).isEqualTo(44 * 60);
        assertThat(at(ALL_PARTS, 60).totalCost().total().inclTax()).isEqualByComparingTo("4");
    }

    @Test
    @Tag("I12.FR.38")
    void minCostCountsAtTheEndOnly() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.30}]},'minCost':{'exclTax':9}");
        assertThat(at(tariff, 60).totalCost().total().exclTax()).isEqualByComparingTo("3");
        CostDetails ended = TransactionCosts.cost(SERIES, List.of(AppliedTariff.accepted(tariff)), UTC);
        assertThat(ended.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MIN_COST);
        assertThat(ended.totalCost().total().exclTax()).isEqualByComparingTo("9");
    }

    @Test
    @Tag("I02.FR.01")
    @Tag("E16.FR.15")
    void costOfTheCsmsCountsWithTaxAndFreeIsNotUnknown() {
        TransactionLimit limit = TransactionLimit.builder().maxCost(20).build();
        assertThat(TransactionLimits.centralCostReached(limit, new BigDecimal("19.99")))
                .isFalse();
        assertThat(TransactionLimits.centralCostReached(limit, new BigDecimal("20.00")))
                .isTrue();
        TransactionLimit nothing = TransactionLimit.builder().maxCost(0).build();
        assertThat(TransactionLimits.centralCostReached(nothing, new BigDecimal("0.00")))
                .isTrue();
        assertThat(TransactionLimits.centralCostReached(TransactionLimit.of(), new BigDecimal("99")))
                .isFalse();
    }
}
