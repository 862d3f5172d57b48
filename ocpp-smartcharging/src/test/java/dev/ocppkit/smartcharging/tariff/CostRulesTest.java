package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.tariff.CostPolicy.DimensionForm;
import dev.ocppkit.smartcharging.tariff.CostPolicy.IdleCounting;
import dev.ocppkit.smartcharging.tariff.CostPolicy.MaxCostForm;
import dev.ocppkit.smartcharging.tariff.CostPolicy.Thresholds;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the calculation one by one, with amounts worked out by hand. */
class CostRulesTest {

    private static final CostContext UTC = CostContext.of(ZoneId.of("UTC"));
    private static final CostPolicy DEFAULTS = CostPolicy.ofDefaults();
    private static final String DAY = "2026-06-03T";

    static Tariff tariff(String components) {
        String json = ("{'tariffId':'t','currency':'EUR'," + components + "}").replace('\'', '"');
        return OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, json).orThrow();
    }

    private static Instant at(String time) {
        return Instant.parse(time.length() > 12 ? time : DAY + time + "Z");
    }

    /** Charging from the first reading on, without power and current. */
    static TransactionSeries charging(Object... timesAndEnergies) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < timesAndEnergies.length; i += 2) {
            samples.add(Sample.of(
                    at((String) timesAndEnergies[i]), (Integer) timesAndEnergies[i + 1], ChargingStateEnum.CHARGING));
        }
        return new TransactionSeries(samples);
    }

    private static CostDetails cost(TransactionSeries series, Tariff tariff) {
        return cost(series, tariff, UTC, DEFAULTS);
    }

    private static CostDetails cost(TransactionSeries series, Tariff tariff, CostContext context, CostPolicy policy) {
        return TransactionCosts.cost(series, List.of(AppliedTariff.accepted(tariff)), context, policy);
    }

    private static void assertTotal(CostDetails cost, String excl, String incl) {
        assertThat(cost.failureReason()).isNull();
        assertThat(cost.totalCost().total().exclTax()).isEqualByComparingTo(excl);
        assertThat(cost.totalCost().total().inclTax()).isEqualByComparingTo(incl);
    }

    private static List<String> starts(CostDetails cost) {
        return cost.chargingPeriods().stream()
                .map(period -> period.startPeriod().toString().substring(11, 16))
                .toList();
    }

    private static List<CostDimensionEnum> dimensions(CostDetails cost) {
        return cost.chargingPeriods().get(0).dimensions().stream()
                .map(CostDimension::type)
                .toList();
    }

    private static void assertFails(CostDetails cost, String reason) {
        assertThat(cost.failureToCalculate()).isTrue();
        assertThat(cost.failureReason()).contains(reason);
        assertThat(cost.violations(OcppVersion.V2_1)).isEmpty();
    }

    private static final TransactionSeries HOUR_10_KWH = charging("10:00:00", 0, "11:00:00", 10000);

    @Test
    @Tag("I12.FR.34")
    void firstMatchingElementIsUsedAlthoughALaterOneMatchesToo() {
        Tariff tariff =
                tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'minEnergy':0}}," + "{'priceKwh':0.1}]}");
        assertTotal(cost(HOUR_10_KWH, tariff), "3", "3");
    }

    @ParameterizedTest
    @Tag("I07.FR.17")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'startTimeOfDay':'10:30', 5, 10:00 10:30",
                "'endTimeOfDay':'10:30', 5, 10:00 10:30",
                "'startTimeOfDay':'10:30'_'endTimeOfDay':'10:30', 10, 10:00",
                "'startTimeOfDay':'00:00'_'endTimeOfDay':'00:00', 10, 10:00",
                "'endTimeOfDay':'00:00', 10, 10:00",
                "'startTimeOfDay':'10:00'_'endTimeOfDay':'11:00', 10, 10:00",
                "'startTimeOfDay':'11:00'_'endTimeOfDay':'10:00', 0, 10:00",
                "'startTimeOfDay':'22:00'_'endTimeOfDay':'10:15', 2.5, 10:00 10:15",
                "'dayOfWeek':['Wednesday'], 10, 10:00",
                "'dayOfWeek':['Tuesday'_'Thursday'], 0, 10:00",
                "'validFromDate':'2026-06-03', 10, 10:00",
                "'validFromDate':'2026-06-04', 0, 10:00",
                "'validToDate':'2026-06-03', 0, 10:00",
                "'validToDate':'2026-06-04', 10, 10:00",
                "'minTime':900, 7.5, 10:00 10:15",
                "'maxTime':900, 2.5, 10:00 10:15",
                "'minChargingTime':900, 7.5, 10:00 10:15",
                "'maxChargingTime':900, 2.5, 10:00 10:15",
                "'minEnergy':2500, 7.5, 10:00 10:15",
                "'maxEnergy':2500, 2.5, 10:00 10:15",
                "'minPower':10000, 10, 10:00",
                "'maxPower':10000, 0, 10:00",
                "'minPower':10000.1, 0, 10:00",
                "'maxPower':10000.1, 10, 10:00",
                "'minPower':0, 10, 10:00",
                "'minPower':-1, 0, 10:00",
                "'maxPower':-11000, 0, 10:00",
                "'minCurrent':0, 0, 10:00",
                "'maxIdleTime':60, 10, 10:00",
                "'minIdleTime':0, 10, 10:00"
            })
    void conditionDecides(String condition, String expected, String periods) {
        String conditions = condition.replace('_', ',');
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{" + conditions + "}}]}");
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        assertTotal(cost, expected, expected);
        assertThat(starts(cost)).isEqualTo(Arrays.asList(periods.split(" ", -1)));
        assertThat(cost.totalUsage().energy()).isEqualByComparingTo("10000");
    }

    @Test
    @Tag("I12.FR.37")
    void boundaryInsideTheSpringGapTakesEffectAtTheJump() {
        Tariff tariff = tariff(
                "'energy':{'prices':[{'priceKwh':0.1,'conditions':{'endTimeOfDay':'02:30'}}," + "{'priceKwh':0.5}]}");
        TransactionSeries series = charging("2026-03-29T00:00:00Z", 0, "2026-03-29T02:00:00Z", 8000);
        CostDetails cost = cost(series, tariff, CostContext.of(ZoneId.of("Europe/Berlin")), DEFAULTS);
        assertTotal(cost, "2.4", "2.4");
        assertThat(starts(cost)).containsExactly("00:00", "01:00");
    }

    @Test
    @Tag("I12.FR.35")
    void fallingEnergyUsesTheValueJustAfterTheInstant() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'minEnergy':5000}},"
                + "{'priceKwh':2,'conditions':{'minEnergy':0}},{'priceKwh':4}]}");
        TransactionSeries series = charging("10:00:00", 0, "11:00:00", 5000, "12:00:00", -5000);
        CostDetails cost = cost(series, tariff);
        // 5 kWh at 2, back from 5 to 0 at 2, and below zero the last element: -5 at 4.
        assertTotal(cost, "-20", "-20");
        assertThat(starts(cost)).containsExactly("10:00", "11:30");
    }

    @Test
    @Tag("I12.FR.31")
    void sampledThresholdsWaitForTheNextSample() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'maxEnergy':4000}},{'priceKwh':3}]}");
        TransactionSeries series = charging("10:00:00", 0, "10:30:00", 5000, "11:00:00", 10000);
        assertTotal(cost(series, tariff, UTC, DEFAULTS.withThresholds(Thresholds.SAMPLED)), "20", "20");
        assertTotal(cost(series, tariff), "22", "22");
    }

    @Test
    void unknownQuantitySatisfiesNoConditionOrFailsIfThatIsWanted() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'maxCurrent':32}},{'priceKwh':2}]}");
        assertTotal(cost(HOUR_10_KWH, tariff), "20", "20");
        CostPolicy strict = DEFAULTS.withUnknownQuantity(UnknownQuantity.FAILURE);
        assertFails(cost(HOUR_10_KWH, tariff, UTC, strict), "not known");
        Tariff byKind = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'evseKind':'AC'}},{'priceKwh':2}]}");
        assertTotal(cost(HOUR_10_KWH, byKind), "20", "20");
        assertFails(cost(HOUR_10_KWH, byKind, UTC, strict), "not known");
        assertTotal(cost(HOUR_10_KWH, byKind, UTC.withEvseKind(EvseKindEnum.AC), strict), "10", "10");
        Tariff notReached = tariff("'energy':{'prices':[{'priceKwh':2},{'priceKwh':1,'conditions':{'minCurrent':1}}]}");
        assertTotal(cost(HOUR_10_KWH, notReached, UTC, strict), "20", "20");
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
    @Tag("I12.FR.38")
    void minCostIsStrict() {
        String energy = "'energy':{'prices':[{'priceKwh':1}]},";
        CostDetails equal = cost(HOUR_10_KWH, tariff(energy + "'minCost':{'exclTax':10}"));
        assertThat(equal.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        CostDetails below = cost(HOUR_10_KWH, tariff(energy + "'minCost':{'exclTax':10.000001}"));
        assertThat(below.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MIN_COST);
        assertThat(below.totalCost().energy()).isNull();
        assertThat(below.totalCost().fixed().inclTax()).isNull();
    }

    @Test
    @Tag("I12.FR.38")
    void minCostIsExactWhereThirdsAddUp() {
        // 10 kWh in 45 minutes, of which 15 and 30 at 0.3 and 0.225: exactly 1.0 and 1.5.
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'endTimeOfDay':'10:15'}},"
                + "{'priceKwh':0.225}]},'minCost':{'exclTax':2.5}");
        CostDetails cost = cost(charging("10:00:00", 0, "10:45:00", 10000), tariff);
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        assertTotal(cost, "2.5", "2.5");
    }

    @Test
    @Tag("I12.FR.39")
    void oneOffThatJumpsOverTheCapIsReduced() {
        Tariff tariff = tariff("'fixedFee':{'taxRates':[{'type':'v','tax':25}],'prices':[{'priceFixed':20}]},"
                + "'energy':{'prices':[{'priceKwh':1}]},'maxCost':{'inclTax':10}");
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        assertTotal(cost, "8", "10");
        assertThat(cost.totalCost().fixed().exclTax()).isEqualByComparingTo("8");
        assertThat(cost.totalCost().energy().exclTax()).isEqualByComparingTo("0");
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MAX_COST);
    }

    @Test
    @Tag("I12.FR.39")
    void capCutsReservationBeforeStartFee() {
        Tariff tariff = tariff("'fixedFee':{'prices':[{'priceFixed':3}]},"
                + "'reservationTime':{'prices':[{'priceMinute':0.5}]},"
                + "'reservationFixed':{'prices':[{'priceFixed':4}]},'maxCost':{'exclTax':10}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC.withReservation(at("09:50:00")), DEFAULTS);
        assertThat(cost.totalCost().reservationTime().exclTax()).isEqualByComparingTo("5");
        assertThat(cost.totalCost().reservationFixed().exclTax()).isEqualByComparingTo("4");
        assertThat(cost.totalCost().fixed().exclTax()).isEqualByComparingTo("1");
        assertThat(cost.totalUsage().reservationTime()).isEqualTo(600);
    }

    @Test
    void reachedCapCanReplaceTheParts() {
        Tariff tariff = tariff(
                "'energy':{'prices':[{'priceKwh':1}]}," + "'maxCost':{'exclTax':4,'taxRates':[{'type':'v','tax':25}]}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC, DEFAULTS.withMaxCostForm(MaxCostForm.REPLACE));
        assertThat(cost.totalCost().energy()).isNull();
        assertThat(cost.totalCost().fixed().inclTax()).isEqualByComparingTo("5");
        assertTotal(cost, "4", "5");
    }

    @Test
    void roundingUpNeverPassesTheCap() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.4005}]},"
                + "'chargingTime':{'prices':[{'priceMinute':0.066583333}]},'maxCost':{'exclTax':8}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC, DEFAULTS.withRounding(new Rounding(2, RoundingMode.UP)));
        assertThat(cost.totalCost().total().exclTax()).isLessThanOrEqualTo(new BigDecimal("8"));
    }

    private static CostDetails changed(Tariff first, Tariff second, String changedAt) {
        return TransactionCosts.cost(
                HOUR_10_KWH, List.of(AppliedTariff.accepted(first), AppliedTariff.changed(second, at(changedAt))), UTC);
    }

    private static Tariff named(String id, String components) {
        return tariff(components).toBuilder().tariffId(id).build();
    }

    @Test
    @Tag("I11.FR.08")
    void onceFrozenStaysFrozenAfterAChangeAndBeatsMinCost() {
        CostDetails cost = changed(
                named("a", "'energy':{'prices':[{'priceKwh':1}]},'maxCost':{'exclTax':2}"),
                named("b", "'energy':{'prices':[{'priceKwh':1}]},'minCost':{'exclTax':50}"),
                "10:30:00");
        assertTotal(cost, "2", "2");
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MAX_COST);
    }

    @Test
    @Tag("I11.FR.08")
    void boundsAreThoseOfTheTariffInForce() {
        String energy = "'energy':{'prices':[{'priceKwh':1}]}";
        CostDetails capped = changed(named("a", energy), named("b", energy + ",'maxCost':{'exclTax':3}"), "10:30:00");
        assertTotal(capped, "5", "5");
        CostDetails lifted = changed(named("a", energy + ",'maxCost':{'exclTax':6}"), named("b", energy), "10:30:00");
        assertTotal(lifted, "10", "10");
        CostDetails min = changed(named("a", energy), named("b", energy + ",'minCost':{'inclTax':12}"), "10:30:00");
        assertThat(min.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MIN_COST);
    }

    @Test
    @Tag("I11.FR.08")
    void taxesOfBothTariffsAreAddedAndTheirRatesListed() {
        CostDetails cost = changed(
                named("a", "'energy':{'taxRates':[{'type':'v','tax':10}],'prices':[{'priceKwh':1}]}"),
                named("b", "'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':1}]}"),
                "10:30:00");
        assertTotal(cost, "10", "11.5");
        assertThat(cost.totalCost().energy().taxRates()).hasSize(2);
        String five = "'taxRates':[{'type':'a','tax':1},{'type':'b','tax':1},{'type':'c','tax':1},"
                + "{'type':'d','tax':1},{'type':'e','tax':1}]";
        CostDetails many = changed(
                named("a", "'energy':{" + five + ",'prices':[{'priceKwh':1}]}"),
                named("b", "'energy':{'taxRates':[{'type':'f','tax':1}],'prices':[{'priceKwh':1}]}"),
                "10:30:00");
        assertThat(many.totalCost().energy().taxRates()).isNull();
    }

    @Test
    @Tag("I11.FR.05")
    void tariffsOfDifferentCurrenciesFail() {
        Tariff first = named("a", "'energy':{'prices':[{'priceKwh':1}]}");
        assertFails(
                changed(first, first.toBuilder().tariffId("b").currency("SEK").build(), "10:30:00"), "currencies");
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
    void tariffsMustBeInOrder() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]}");
        List<AppliedTariff> wrong = List.of(
                AppliedTariff.acceptedAt(tariff, at("10:30:00")), AppliedTariff.changed(tariff, at("10:10:00")));
        assertFails(TransactionCosts.cost(HOUR_10_KWH, wrong, UTC), "order");
        List<AppliedTariff> missing = List.of(AppliedTariff.accepted(tariff), AppliedTariff.accepted(tariff));
        assertFails(TransactionCosts.cost(HOUR_10_KWH, missing, UTC), "only the first");
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

    @Test
    @Tag("I12.FR.04")
    void meterTellsPricesAndTheNextBoundary() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':0.3,"
                + "'conditions':{'endTimeOfDay':'18:00'}},{'priceKwh':0.2}]},'idleTime':{'prices':[{'priceMinute':0.5,"
                + "'conditions':{'minIdleTime':300}}]},'fixedFee':{'prices':[{'priceFixed':1}]}");
        CostMeter meter = CostMeter.start(AppliedTariff.accepted(tariff), UTC, DEFAULTS);
        assertThat(meter.priceNow()).isEmpty();
        meter = meter.advance(Sample.of(at("10:00:00"), 0, ChargingStateEnum.CHARGING));
        assertThat(meter.priceNow().orElseThrow().energy().inclTax()).isEqualTo("0.36");
        assertThat(meter.priceNow().orElseThrow().idleTime())
                .isEqualTo(new UnitPrice(null, BigDecimal.ZERO, BigDecimal.ZERO));
        assertThat(meter.priceNow().orElseThrow().fixedFee().exclTax()).isEqualTo("1");
        assertThat(meter.nextBoundary()).contains(at("18:00:00"));
        meter = meter.advance(Sample.of(at("10:30:00"), 5000, ChargingStateEnum.SUSPENDED_EV));
        assertThat(meter.nextBoundary()).contains(at("10:35:00"));
        meter = meter.advance(Sample.of(at("10:36:00"), 5000, ChargingStateEnum.SUSPENDED_EV));
        assertThat(meter.priceNow().orElseThrow().idleTime().exclTax()).isEqualTo("0.5");
        assertThat(meter.runningCost().totalCost().total().inclTax()).isEqualByComparingTo("3.3");
        assertThat(meter.failureReason()).isEmpty();
    }

    @Test
    void meterRefusesATariffForTheTimeThatIsOver() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]}");
        CostMeter meter = CostMeter.start(AppliedTariff.accepted(tariff), UTC, DEFAULTS);
        for (Sample sample :
                charging("10:00:00", 0, "10:20:00", 1, "10:40:00", 2).samples()) {
            meter = meter.advance(sample);
        }
        CostMeter refused = meter.change(AppliedTariff.changed(tariff, at("10:10:00")));
        assertThat(refused.failureReason().orElseThrow()).contains("cannot take effect before");
        assertThat(refused.runningCost().failureToCalculate()).isTrue();
        assertThat(meter.runningCost().failureToCalculate()).isNull();
    }

    @Test
    void meterWatchesACostLimit() {
        CostMeter meter =
                CostMeter.start(AppliedTariff.accepted(tariff("'energy':{'prices':[{'priceKwh':1}]}")), UTC, DEFAULTS);
        meter = meter.advance(Sample.of(at("10:00:00"), 0, ChargingStateEnum.CHARGING))
                .watchCost(new BigDecimal("5"), at("10:00:00"));
        CostMeter early = meter.advance(Sample.of(at("10:15:00"), BigDecimal.valueOf(2500)));
        assertThat(early.costReachedAt()).isEmpty();
        CostMeter late = early.advance(Sample.of(at("11:00:00"), BigDecimal.valueOf(10000)));
        assertThat(late.costReachedAt()).contains(at("10:30:00"));
        assertThat(early.costReachedAt()).isEmpty();
    }

    @Test
    void priceAndBoundaryOutsideATransaction() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'startTimeOfDay':'08:00',"
                + "'endTimeOfDay':'18:00','dayOfWeek':['Friday']}},{'priceKwh':0.2}]}");
        ZoneId madrid = ZoneId.of("Europe/Madrid");
        assertThat(Tariffs.priceNow(tariff, CostContext.of(madrid), Instant.parse("2026-06-05T06:00:00Z"))
                        .orElseThrow()
                        .energy()
                        .element())
                .isZero();
        assertThat(Tariffs.nextBoundary(tariff, madrid, at("10:00:00")))
                .contains(Instant.parse("2026-06-05T06:00:00Z"));
        assertThat(Tariffs.nextBoundary(tariff, madrid, Instant.parse("2026-06-05T06:00:00Z")))
                .contains(Instant.parse("2026-06-05T16:00:00Z"));
        assertThat(Tariffs.nextBoundary(tariff("'energy':{'prices':[{'priceKwh':1}]}"), madrid, at("10:00:00")))
                .isEmpty();
        Tariff hidden = tariff(
                "'energy':{'prices':[{'priceKwh':1},{'priceKwh':2,'conditions':{'endTimeOfDay':" + "'12:00'}}]}");
        assertThat(Tariffs.nextBoundary(hidden, madrid, at("10:00:00"))).isEmpty();
    }

    @Test
    void verificationNamesEveryDifference() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':1}]}");
        List<AppliedTariff> tariffs = List.of(AppliedTariff.accepted(tariff));
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        BigDecimal cent = new BigDecimal("0.01");
        assertThat(CostVerifications.verify(cost, HOUR_10_KWH, tariffs, UTC, DEFAULTS, BigDecimal.ZERO))
                .isEmpty();
        assertThat(CostVerifications.check(cost, List.of(tariff), BigDecimal.ZERO))
                .isEmpty();
        CostDetails wrong = cost.toBuilder()
                .totalCost(cost.totalCost().toBuilder()
                        .currency("USD")
                        .energy(cost.totalCost().energy().toBuilder()
                                .inclTax(13)
                                .build())
                        .build())
                .build();
        assertThat(CostVerifications.verify(wrong, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .extracting(CostDifference::text)
                .containsExactly(
                        "/totalCost/currency is USD, calculated was EUR.",
                        "/totalCost/energy/inclTax is 13, calculated was 12.");
        assertThat(CostVerifications.check(wrong, List.of(tariff), cent))
                .extracting(CostDifference::pointer)
                .containsExactly("/totalCost/currency", "/totalCost/total/inclTax", "/totalCost/energy/inclTax");
        CostDetails running = TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("11:00:00"));
        assertThat(CostVerifications.verify(running, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .isEmpty();
        CostDetails missing = cost.toBuilder()
                .chargingPeriods(List.of(cost.chargingPeriods().get(0).toBuilder()
                        .tariffId("other")
                        .dimensions((List<CostDimension>) null)
                        .build()))
                .build();
        assertThat(CostVerifications.verify(missing, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .extracting(CostDifference::text)
                .contains("/chargingPeriods/0/dimensions/Energy is missing, calculated was 10000.");
        assertThat(CostVerifications.check(missing, List.of(tariff), cent))
                .extracting(CostDifference::pointer)
                .containsExactly("/chargingPeriods/0/tariffId");
    }
}
