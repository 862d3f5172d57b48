package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prices that depend on power and current, and what the periods tell of them. */
class PowerConditionsTest {

    private static final Instant START = Instant.parse("2026-06-03T10:00:00Z");
    private static final CostContext UTC = CostContext.of(ZoneId.of("UTC"));
    // 4 kW for half an hour, then 6, 7 and 5.5 kW.
    private static final TransactionSeries SERIES = TransactionSeries.of(
            sample(0, 0, 4000, 10),
            sample(30, 2000, 6000, 20),
            sample(60, 5000, 7000, 30),
            sample(90, 8500, 5500, 25),
            sample(120, 11250, 0, 0));

    private static Sample sample(int minute, int energy, int power, int current) {
        return Sample.of(START.plusSeconds(60L * minute), energy, ChargingStateEnum.CHARGING)
                .withPower(BigDecimal.valueOf(power))
                .withCurrent(BigDecimal.valueOf(current));
    }

    private static CostDetails cost(TransactionSeries series, String conditions, CostPolicy policy) {
        return TransactionCosts.cost(
                series,
                List.of(AppliedTariff.accepted(tariff("'energy':{'prices':[" + "{'priceKwh':0.50,'conditions':{"
                        + conditions + "}},{'priceKwh':0.30}]}"))),
                UTC,
                policy);
    }

    private static BigDecimal volume(ChargingPeriod period, CostDimensionEnum type) {
        return period.dimensions().stream()
                .filter(each -> each.type() == type)
                .map(CostDimension::volume)
                .findAny()
                .orElse(null);
    }

    @Test
    @Tag("I12.FR.31")
    @Tag("I12.FR.35")
    void periodsTellTheirHighestAndLowestPower() {
        CostDetails cost = cost(SERIES, "'minPower':5000", CostPolicy.ofDefaults());
        // 2 kWh at 0.30 and 9.25 kWh at 0.50
        assertThat(cost.totalCost().total().exclTax()).isEqualByComparingTo("5.225");
        assertThat(cost.chargingPeriods()).hasSize(2);
        ChargingPeriod slow = cost.chargingPeriods().get(0);
        assertThat(volume(slow, CostDimensionEnum.MAX_POWER)).isEqualByComparingTo("4000");
        assertThat(volume(slow, CostDimensionEnum.MIN_POWER)).isEqualByComparingTo("4000");
        ChargingPeriod fast = cost.chargingPeriods().get(1);
        assertThat(fast.startPeriod()).isEqualTo(START.plusSeconds(1800));
        assertThat(volume(fast, CostDimensionEnum.MAX_POWER)).isEqualByComparingTo("7000");
        assertThat(volume(fast, CostDimensionEnum.MIN_POWER)).isEqualByComparingTo("5500");
        assertThat(volume(fast, CostDimensionEnum.ENERGY)).isEqualByComparingTo("9250");
        assertThat(volume(fast, CostDimensionEnum.MAX_CURRENT)).isNull();
    }

    @Test
    @Tag("I12.FR.35")
    void periodsTellTheirHighestAndLowestCurrent() {
        CostDetails cost = cost(SERIES, "'minCurrent':20,'maxCurrent':40", CostPolicy.ofDefaults());
        ChargingPeriod fast = cost.chargingPeriods().get(1);
        assertThat(volume(fast, CostDimensionEnum.MAX_CURRENT)).isEqualByComparingTo("30");
        assertThat(volume(fast, CostDimensionEnum.MIN_CURRENT)).isEqualByComparingTo("20");
        assertThat(volume(fast, CostDimensionEnum.MAX_POWER)).isNull();
        assertThat(cost.totalCost().total().exclTax()).isEqualByComparingTo("5.225");
    }

    @Test
    void slopeOfTheRegisterIsThePowerWhereNoneIsMeasured() {
        TransactionSeries series = TransactionSeries.of(
                Sample.of(START, 0, ChargingStateEnum.CHARGING),
                Sample.of(START.plusSeconds(1800), BigDecimal.valueOf(2000)),
                Sample.of(START.plusSeconds(3600), BigDecimal.valueOf(5000)));
        CostDetails cost = cost(series, "'minPower':5000", CostPolicy.ofDefaults());
        // 4 kW, then 6 kW: 2 kWh at 0.30 and 3 kWh at 0.50
        assertThat(cost.totalCost().total().exclTax()).isEqualByComparingTo("2.1");
        assertThat(volume(cost.chargingPeriods().get(1), CostDimensionEnum.MAX_POWER))
                .isEqualByComparingTo("6000");
    }

    @Test
    void unknownCurrentFailsOnlyIfAPriceDependsOnIt() {
        CostPolicy strict = CostPolicy.ofDefaults().withUnknownQuantity(UnknownQuantity.FAILURE);
        TransactionSeries series = TransactionSeries.of(
                Sample.of(START, 0, ChargingStateEnum.CHARGING),
                Sample.of(START.plusSeconds(3600), BigDecimal.valueOf(5000)));
        assertThat(cost(series, "'minCurrent':20", strict).failureReason()).contains("not known");
        // Another condition fails anyway, by energy or by the clock.
        for (String decided : List.of("'minEnergy':6000", "'startTimeOfDay':'12:00'", "'maxPower':1000")) {
            CostDetails cost = cost(series, "'minCurrent':20," + decided, strict);
            assertThat(cost.failureToCalculate()).as(decided).isNull();
            assertThat(cost.totalCost().total().exclTax()).as(decided).isEqualByComparingTo("1.5");
        }
        assertThat(cost(series, "'minCurrent':20,'minEnergy':1000", strict).failureReason())
                .contains("not known");
        assertThat(cost(series, "'minCurrent':20", CostPolicy.ofDefaults())
                        .totalCost()
                        .total()
                        .exclTax())
                .isEqualByComparingTo("1.5");
    }
}
