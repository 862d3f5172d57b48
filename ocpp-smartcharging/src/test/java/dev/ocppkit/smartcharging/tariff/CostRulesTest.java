package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.DAY;
import static dev.ocppkit.smartcharging.tariff.CostSamples.DEFAULTS;
import static dev.ocppkit.smartcharging.tariff.CostSamples.HOUR_10_KWH;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertFails;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertTotal;
import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.charging;
import static dev.ocppkit.smartcharging.tariff.CostSamples.cost;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.tariff.CostPolicy.DimensionForm;
import dev.ocppkit.smartcharging.tariff.CostPolicy.IdleCounting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules of the calculation one by one, with amounts worked out by hand. */
class CostRulesTest {
    private static List<CostDimensionEnum> dimensions(CostDetails cost) {
        return cost.chargingPeriods().get(0).dimensions().stream()
                .map(CostDimension::type)
                .toList();
    }

    @Test
    @Tag("I12.FR.13")
    void zeroRateIsReportedAndNoRateIsNot() {
        CostDetails zero =
                cost(HOUR_10_KWH, tariff("'energy':{'taxRates':[{'type':'v','tax':0}],'prices':[{'priceKwh':1}]}"));
        assertThat(zero.totalCost().energy().taxRates()).hasSize(1);
        CostDetails none = cost(HOUR_10_KWH, tariff("'energy':{'prices':[{'priceKwh':1}]}"));
        assertThat(none.totalCost().energy().taxRates()).isNull();
        assertThat(none.totalCost().energy().inclTax()).isEqualByComparingTo("10");
    }

    @Test
    @Tag("I12.FR.13")
    void ratesOfOneLevelAddAndLevelsMultiply() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'a','tax':6},{'type':'b','tax':4},"
                + "{'type':'c','tax':20,'stack':1}],'prices':[{'priceKwh':1}]}");
        assertTotal(cost(HOUR_10_KWH, tariff), "10", "13.2");
    }

    private static TransactionSeries states(Object... timesEnergiesStates) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < timesEnergiesStates.length; i += 3) {
            samples.add(Sample.of(at((String) timesEnergiesStates[i]), BigDecimal.valueOf((Integer)
                            timesEnergiesStates[i + 1]))
                    .withChargingState((ChargingStateEnum) timesEnergiesStates[i + 2]));
        }
        return new TransactionSeries(samples);
    }

    private static final TransactionSeries TWO_SPELLS = states(
            "10:00:00",
            0,
            ChargingStateEnum.SUSPENDED_EV,
            "10:10:00",
            0,
            ChargingStateEnum.CHARGING,
            "10:20:00",
            1000,
            ChargingStateEnum.SUSPENDED_EVSE,
            "10:30:00",
            1000,
            ChargingStateEnum.SUSPENDED_EV,
            "10:40:00",
            1000,
            null);

    @Test
    void idleSpellContinuesOverStatesThatAreNeither() {
        Tariff tariff = tariff("'idleTime':{'prices':[{'priceMinute':1,'conditions':{'minIdleTime':300}}]}");
        assertTotal(cost(TWO_SPELLS, tariff), "20", "20");
        CostPolicy cumulative = DEFAULTS.withIdleCounting(IdleCounting.CUMULATIVE);
        assertTotal(cost(TWO_SPELLS, tariff, UTC, cumulative), "25", "25");
        CostPolicy driver = DEFAULTS.withIdleStates(EnumSet.of(ChargingStateEnum.SUSPENDED_EV));
        CostDetails cost = cost(TWO_SPELLS, tariff, UTC, driver);
        assertTotal(cost, "10", "10");
        assertThat(cost.totalUsage().idleTime()).isEqualTo(1200);
        assertThat(cost.totalUsage().chargingTime()).isEqualTo(600);
    }

    @Test
    void chargingNeverCountsAsIdleWhateverThePolicySays() {
        CostPolicy odd = DEFAULTS.withIdleStates(EnumSet.of(ChargingStateEnum.CHARGING));
        CostDetails cost = cost(TWO_SPELLS, tariff("'idleTime':{'prices':[{'priceMinute':1}]}"), UTC, odd);
        assertThat(cost.totalUsage().idleTime()).isZero();
        assertThat(cost.totalUsage().chargingTime()).isEqualTo(600);
    }

    @Test
    void changeFromChargingToIdleAloneStartsNoPeriod() {
        Tariff tariff = tariff(
                "'chargingTime':{'prices':[{'priceMinute':0.1}]}," + "'idleTime':{'prices':[{'priceMinute':0.2}]}");
        CostDetails cost = cost(TWO_SPELLS, tariff);
        assertThat(cost.chargingPeriods()).hasSize(1);
        assertTotal(cost, "7", "7");
        assertThat(dimensions(cost)).containsExactly(CostDimensionEnum.IDLE_TIME, CostDimensionEnum.CHARGING_TIME);
    }

    @Test
    void zeroLengthTransactionHasOnePeriodAndItsStartFee() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]},'fixedFee':{'prices':[{'priceFixed':2}]}");
        CostDetails cost = cost(charging("10:00:00", 500), tariff);
        assertTotal(cost, "2", "2");
        assertThat(cost.chargingPeriods()).hasSize(1);
        assertThat(cost.chargingPeriods().get(0).dimensions())
                .containsExactly(CostDimension.of(CostDimensionEnum.ENERGY, BigDecimal.ZERO));
    }

    @Test
    void onlyFixedPricesHaveNoDimensionsUnlessCertificationWantsThem() {
        Tariff tariff = tariff("'fixedFee':{'prices':[{'priceFixed':2}]}");
        assertThat(cost(HOUR_10_KWH, tariff).chargingPeriods().get(0).dimensions())
                .isNull();
        CostPolicy certified = DEFAULTS.withDimensionForm(DimensionForm.CERTIFICATION);
        assertThat(dimensions(cost(HOUR_10_KWH, tariff, UTC, certified)))
                .containsExactly(CostDimensionEnum.CHARGING_TIME);
        Tariff all = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'minPower':1}},{'priceKwh':2}]},"
                + "'idleTime':{'prices':[{'priceMinute':1}]},'chargingTime':{'prices':[{'priceMinute':1}]}");
        assertThat(dimensions(cost(HOUR_10_KWH, all, UTC, certified)))
                .containsExactly(
                        CostDimensionEnum.ENERGY,
                        CostDimensionEnum.CHARGING_TIME,
                        CostDimensionEnum.IDLE_TIME,
                        CostDimensionEnum.MAX_POWER,
                        CostDimensionEnum.MIN_POWER);
    }

    @Test
    void ofSeveralSamplesOfOneInstantTheLastOneCounts() {
        TransactionSeries series = new TransactionSeries(List.of(
                Sample.of(at("10:00:00"), 100, ChargingStateEnum.SUSPENDED_EV),
                Sample.of(at("10:00:00"), 0, ChargingStateEnum.CHARGING),
                Sample.of(at("11:00:00"), BigDecimal.valueOf(5000)),
                Sample.of(at("11:00:00"), BigDecimal.valueOf(10000))));
        CostDetails cost = cost(series, tariff("'energy':{'prices':[{'priceKwh':1}]}"));
        assertTotal(cost, "10", "10");
        assertThat(cost.totalUsage().chargingTime()).isEqualTo(3600);
        assertThat(cost.totalUsage().idleTime()).isZero();
    }

    @Test
    @Tag("I12.FR.02")
    void runningCostHasNoPeriodsAndNoMinCost() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]},'minCost':{'exclTax':50}");
        List<AppliedTariff> tariffs = List.of(AppliedTariff.accepted(tariff));
        CostDetails started = TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("10:00:00"));
        assertThat(started.totalCost().energy().exclTax()).isEqualByComparingTo("0");
        CostDetails later = TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("10:15:00"));
        assertThat(later.chargingPeriods()).isNull();
        assertTotal(later, "2.5", "2.5");
        assertThat(later.totalUsage().chargingTime()).isEqualTo(900);
        CostDetails after = TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("12:00:00"));
        assertTotal(after, "10", "10");
        assertFails(TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("09:00:00")), "no sample");
    }

    @Test
    void runningCostBeforeATariffAppliesIsZero() {
        AppliedTariff late = AppliedTariff.acceptedAt(tariff("'energy':{'prices':[{'priceKwh':1}]}"), at("10:30:00"));
        CostDetails before = TransactionCosts.runningCost(HOUR_10_KWH, List.of(late), UTC, DEFAULTS, at("10:10:00"));
        assertTotal(before, "0", "0");
        AppliedTariff never = AppliedTariff.acceptedAt(late.tariff(), at("12:00:00"));
        assertFails(TransactionCosts.cost(HOUR_10_KWH, List.of(never), UTC), "no tariff applied");
    }

    @Test
    @Tag("C20.FR.06")
    void cancelledTransactionCostsNothing() {
        CostDetails cost = TransactionCosts.cancelled("EUR");
        assertTotal(cost, "0", "0");
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        assertThat(cost.totalUsage().energy()).isEqualByComparingTo("0");
        assertThat(cost.violations(OcppVersion.V2_1)).isEmpty();
    }

    @Test
    @Tag("I12.FR.14")
    void badInputFailsWithAReason() {
        Tariff good = tariff("'energy':{'prices':[{'priceKwh':1}]}");
        assertFails(TransactionCosts.cost(HOUR_10_KWH, List.of(), UTC), "no tariff");
        assertFails(cost(new TransactionSeries(List.of()), good), "no sample");
        assertFails(cost(charging("11:00:00", 0, "10:00:00", 5), good), "order of time");
        assertFails(cost(HOUR_10_KWH, good, UTC.withReservation(at("10:00:01")), DEFAULTS), "reservation");
        assertFails(cost(charging("10:00:00", 0, "2126-06-03T10:00:00Z", 5), good), "too far apart");
        assertFails(
                cost(TransactionSeries.of(Sample.of(at("10:00:00"), new BigDecimal("1e30"))), good), "out of range");
        assertFails(
                cost(TransactionSeries.of(Sample.of(at("10:00:00"), 1, ChargingStateEnum.UNRECOGNIZED)), good),
                "unknown");
        for (String bad : List.of(
                "'startTimeOfDay':'24:00'",
                "'endTimeOfDay':'9:00'",
                "'validToDate':'2026-02-30'",
                "'validFromDate':'26-01-01'")) {
            Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]}").toBuilder()
                    .energy(unchecked("{'prices':[{'priceKwh':1,'conditions':{" + bad + "}}]}"))
                    .build();
            assertFails(cost(HOUR_10_KWH, tariff), "in the tariff is not");
        }
        assertFails(
                cost(
                        HOUR_10_KWH,
                        tariff("'energy':{'prices':[{'priceKwh':1}]},'minCost':{'exclTax':2},"
                                + "'maxCost':{'exclTax':1}")),
                "above its maxCost");
    }

    private static dev.ocppkit.model.datatype.TariffEnergy unchecked(String json) {
        return OcppCodec.of(OcppVersion.V2_1)
                .with(dev.ocppkit.model.json.ReadPolicy.OFF)
                .read(dev.ocppkit.model.datatype.TariffEnergy.class, json.replace('\'', '"'))
                .orThrow();
    }

    @Test
    void roundingFollowsTheCurrencyIfWanted() {
        CostPolicy policy = DEFAULTS.withRounding(Rounding.toCurrency(RoundingMode.HALF_EVEN));
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.10005}]}");
        TransactionSeries series = HOUR_10_KWH;
        assertTotal(cost(series, tariff, UTC, policy), "1.00", "1.00");
        assertTotal(cost(series, tariff.toBuilder().currency("KWD").build(), UTC, policy), "1", "1");
        assertTotal(cost(series, tariff.toBuilder().currency("JPY").build(), UTC, policy), "1", "1");
        assertThat(new Rounding(2, RoundingMode.DOWN).round(new BigDecimal("1.999"), "EUR"))
                .isEqualTo("1.99");
        assertThat(Rounding.toCurrency(RoundingMode.UP).decimalsFor("KWD")).isEqualTo(3);
        assertThat(Rounding.toCurrency(RoundingMode.UP).decimalsFor("???")).isEqualTo(6);
    }

    @Test
    void periodsStartToTheMillisecond() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'maxEnergy':7000}},{'priceKwh':2}]}");
        CostDetails cost = cost(charging("10:00:00", 0, "11:00:00", 11000), tariff);
        assertThat(cost.chargingPeriods())
                .extracting(ChargingPeriod::startPeriod)
                .containsExactly(at("10:00:00"), Instant.parse(DAY + "10:38:10.909Z"));
        assertTotal(cost, "15", "15");
    }
}
