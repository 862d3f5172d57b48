package dev.ocppkit.smartcharging.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.AdditionalSelectedServices;
import dev.ocppkit.model.datatype.ConsumptionCost;
import dev.ocppkit.model.datatype.Cost;
import dev.ocppkit.model.datatype.EVAbsolutePriceSchedule;
import dev.ocppkit.model.datatype.EVAbsolutePriceScheduleEntry;
import dev.ocppkit.model.datatype.EVPriceRule;
import dev.ocppkit.model.datatype.OverstayRule;
import dev.ocppkit.model.datatype.OverstayRuleList;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.PriceLevelScheduleEntry;
import dev.ocppkit.model.datatype.PriceRule;
import dev.ocppkit.model.datatype.PriceRuleStack;
import dev.ocppkit.model.datatype.RationalNumber;
import dev.ocppkit.model.datatype.RelativeTimeInterval;
import dev.ocppkit.model.datatype.SalesTariff;
import dev.ocppkit.model.datatype.SalesTariffEntry;
import dev.ocppkit.model.datatype.TaxRule;
import dev.ocppkit.model.enumeration.CostKindEnum;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceSchedulesTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    private static RationalNumber number(int value, int exponent) {
        return RationalNumber.builder().value(value).exponent(exponent).build();
    }

    private static PriceRule rule(int fromWatts, int cents) {
        return PriceRule.builder()
                .powerRangeStart(number(fromWatts, 0))
                .energyFee(number(cents, -2))
                .build();
    }

    private static PriceRuleStack stack(int seconds, PriceRule... rules) {
        return PriceRuleStack.builder()
                .duration(seconds)
                .priceRule(List.of(rules))
                .build();
    }

    /** An hour at 0.30 and from 11 kW at 0.40, discharging with 5 kW or more at 0.20; then an hour at 0.10. */
    private static AbsolutePriceSchedule schedule() {
        return AbsolutePriceSchedule.builder()
                .timeAnchor(START)
                .priceScheduleID(1)
                .currency("EUR")
                .language("en")
                .priceAlgorithm("power")
                .priceRuleStacks(
                        List.of(stack(3600, rule(0, 30), rule(11_000, 40), rule(-5_000, 20)), stack(3600, rule(0, 10))))
                .build();
    }

    private static BigDecimal watts(int watts) {
        return BigDecimal.valueOf(watts);
    }

    private static PowerSegment segment(int fromSecond, int toSecond, int watts) {
        return new PowerSegment(START.plusSeconds(fromSecond), START.plusSeconds(toSecond), watts(watts));
    }

    private static String fee(int second, int watts) {
        return PriceSchedules.energyFeeAt(schedule(), START.plusSeconds(second), watts(watts))
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    @Test
    void ruleFollowsTimeAndPower() {
        assertThat(fee(0, 0)).isEqualTo("0.30");
        assertThat(fee(3599, 10_999)).isEqualTo("0.30");
        assertThat(fee(0, 11_000)).isEqualTo("0.40");
        assertThat(fee(3600, 22_000)).isEqualTo("0.10");
        assertThat(fee(7200, 1)).isEqualTo("none");
        assertThat(fee(-1, 1)).isEqualTo("none");
        assertThat(fee(0, -5_000)).isEqualTo("0.20");
        assertThat(fee(0, -6_000)).isEqualTo("0.20");
        assertThat(fee(0, -4_999)).isEqualTo("none");
        assertThat(fee(3600, -1)).isEqualTo("none");
    }

    @Test
    void rationalNumbersAreExact() {
        assertThat(PriceSchedules.decimal(number(15, -2))).isEqualByComparingTo("0.15");
        assertThat(PriceSchedules.decimal(number(-3, 3))).isEqualByComparingTo("-3000");
        assertThatThrownBy(() -> PriceSchedules.decimal(number(1, 101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void energyIsCutWhereStacksBegin() {
        // half an hour at 8 kW and 0.30, half an hour at 8 kW and 0.10
        assertThat(PriceCosts.energy(schedule(), List.of(segment(1800, 5400, 8_000)))
                        .orElseThrow())
                .isEqualByComparingTo("1.6");
        assertThat(PriceCosts.energy(schedule(), List.of(segment(0, 1800, -6_000)))
                        .orElseThrow())
                .isEqualByComparingTo("-0.6");
        assertThat(PriceCosts.energy(schedule(), List.of(segment(7000, 7201, 1))))
                .isEmpty();
        assertThat(PriceCosts.energy(schedule(), List.of()).orElseThrow()).isEqualByComparingTo("0");
    }

    private static TaxRule tax(int percent, boolean included, boolean energy, boolean parking, boolean bounds) {
        return TaxRule.builder()
                .taxRuleID(1)
                .taxRate(number(percent, 0))
                .taxIncludedInPrice(included)
                .appliesToEnergyFee(energy)
                .appliesToParkingFee(parking)
                .appliesToOverstayFee(false)
                .appliesToMinimumMaximumCost(bounds)
                .build();
    }

    @Test
    void sessionAddsParkingOverstayServicesAndTaxes() {
        PriceRule parked = rule(0, 50).toBuilder()
                .parkingFee(number(1, 0))
                .parkingFeePeriod(600)
                .build();
        OverstayRuleList overstay = OverstayRuleList.builder()
                .overstayRule(List.of(
                        OverstayRule.builder()
                                .startTime(0)
                                .overstayFee(number(2, 0))
                                .overstayFeePeriod(60)
                                .build(),
                        OverstayRule.builder()
                                .startTime(120)
                                .overstayFee(number(5, 0))
                                .overstayFeePeriod(60)
                                .build()))
                .build();
        AbsolutePriceSchedule schedule = schedule().toBuilder()
                .priceRuleStacks(List.of(stack(7200, parked)))
                .overstayRuleList(overstay)
                .additionalSelectedServices(List.of(AdditionalSelectedServices.builder()
                        .serviceName("wash")
                        .serviceFee(number(3, 0))
                        .build()))
                .taxRules(List.of(tax(20, false, true, false, true), tax(10, false, true, true, false)))
                .build();
        // 10 kWh at 0.50 is 5, with 30 % 6.50; 61 minutes are seven periods, with 10 % 7.70;
        // 150 s: twice 2 and once 5; services 3.
        PriceTotal total = PriceCosts.session(
                        schedule, List.of(segment(0, 3600, 10_000), segment(3600, 3660, 0)), Duration.ofSeconds(150))
                .orElseThrow();
        assertThat(total.energy()).isEqualByComparingTo("6.5");
        assertThat(total.parking()).isEqualByComparingTo("7.7");
        assertThat(total.overstay()).isEqualByComparingTo("9");
        assertThat(total.services()).isEqualByComparingTo("3");
        assertThat(total.total()).isEqualByComparingTo("26.2");
        AbsolutePriceSchedule atMost =
                schedule.toBuilder().maximumCost(number(10, 0)).build();
        assertThat(PriceCosts.session(atMost, List.of(segment(0, 3600, 10_000)), Duration.ofSeconds(150))
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("12");
        AbsolutePriceSchedule atLeast =
                schedule.toBuilder().minimumCost(number(50, 0)).build();
        assertThat(PriceCosts.session(atLeast, List.of(segment(0, 3600, 10_000)), Duration.ZERO)
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("60");
    }

    @Test
    void parkingPeriodsGoOnWhenThePowerChanges() {
        PriceRule slow = rule(0, 0).toBuilder()
                .parkingFee(number(1, 0))
                .parkingFeePeriod(3600)
                .build();
        PriceRule fast = slow.toBuilder().powerRangeStart(number(5_000, 0)).build();
        PriceRule dear = slow.toBuilder()
                .powerRangeStart(number(9_000, 0))
                .parkingFee(number(2, 0))
                .build();
        AbsolutePriceSchedule schedule = schedule().toBuilder()
                .priceRuleStacks(List.of(stack(3600, slow, fast, dear), stack(3600, slow)))
                .build();
        // A quarter of an hour each at 4, 6 and 4 kW is the same hour; that at 9 kW has a fee of its own.
        assertThat(parking(schedule, segment(0, 900, 4_000), segment(900, 1800, 6_000), segment(1800, 2700, 4_000)))
                .isEqualByComparingTo("1");
        assertThat(parking(schedule, segment(0, 900, 4_000), segment(900, 1800, 9_000), segment(1800, 2700, 4_000)))
                .isEqualByComparingTo("4");
        // Each stack counts anew, and so does who comes back.
        assertThat(parking(schedule, segment(3000, 4200, 4_000))).isEqualByComparingTo("2");
        assertThat(parking(schedule, segment(0, 900, 4_000), segment(901, 1800, 4_000)))
                .isEqualByComparingTo("2");
    }

    private static BigDecimal parking(AbsolutePriceSchedule schedule, PowerSegment... profile) {
        return PriceCosts.session(schedule, List.of(profile), Duration.ZERO)
                .orElseThrow()
                .parking();
    }

    @Test
    void includedTaxIsNotAddedAgain() {
        AbsolutePriceSchedule schedule = schedule().toBuilder()
                .taxRules(List.of(tax(25, true, true, false, false), tax(10, false, true, false, false)))
                .build();
        // 1 kWh costs 0.30, of which 0.24 is net; 10 % of that come on top.
        assertThat(PriceCosts.session(schedule, List.of(segment(0, 3600, 1_000)), Duration.ZERO)
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("0.324");
    }

    @Test
    void overstayCountsEachBegunPeriod() {
        OverstayRuleList rules = OverstayRuleList.builder()
                .overstayRule(List.of(OverstayRule.builder()
                        .startTime(10)
                        .overstayFee(number(2, 0))
                        .overstayFeePeriod(60)
                        .build()))
                .build();
        assertThat(PriceCosts.overstay(rules, Duration.ofSeconds(10))).isEqualByComparingTo("0");
        assertThat(PriceCosts.overstay(rules, Duration.ofSeconds(11))).isEqualByComparingTo("2");
        assertThat(PriceCosts.overstay(rules, Duration.ofSeconds(70))).isEqualByComparingTo("2");
        assertThat(PriceCosts.overstay(rules, Duration.ofSeconds(71))).isEqualByComparingTo("4");
        assertThat(PriceCosts.overstay(null, Duration.ofSeconds(71))).isEqualByComparingTo("0");
    }

    @Test
    void cheapestWindowsAreFound() {
        List<PriceWindow> windows = PriceSchedules.cheapestWindows(
                schedule(), START, START.plusSeconds(7200), Duration.ofSeconds(3600), watts(10_000));
        assertThat(windows).singleElement().satisfies(window -> {
            assertThat(window.start()).isEqualTo(START.plusSeconds(3600));
            assertThat(window.cost()).isEqualByComparingTo("1");
        });
        assertThat(PriceSchedules.cheapestWindows(
                        schedule(), START, START.plusSeconds(7200), Duration.ofSeconds(600), watts(6_000)))
                .extracting(PriceWindow::start)
                .containsExactly(START.plusSeconds(3600), START.plusSeconds(6600));
        assertThat(PriceSchedules.cheapestWindows(
                        schedule(), START, START.plusSeconds(60), Duration.ofSeconds(600), watts(1)))
                .isEmpty();
    }

    @Test
    void cheapestWindowMayEndWhereTheTimeDoes() {
        // The later the cheaper: 50 minutes of an hour at 0.30, ten at 0.10.
        List<PriceWindow> windows = PriceSchedules.cheapestWindows(
                schedule(), START, START.plusSeconds(4200), Duration.ofSeconds(3600), watts(6_000));
        assertThat(windows).singleElement().satisfies(window -> {
            assertThat(window.start()).isEqualTo(START.plusSeconds(600));
            assertThat(window.cost()).isEqualByComparingTo("1.6");
        });
    }

    @Test
    void levelsFollowTheTime() {
        PriceLevelSchedule levels = PriceLevelSchedule.builder()
                .timeAnchor(START)
                .priceScheduleId(1)
                .numberOfPriceLevels(3)
                .priceLevelScheduleEntries(List.of(level(3), level(1)))
                .build();
        assertThat(PriceSchedules.levelAt(levels, START)).contains(3);
        assertThat(PriceSchedules.levelAt(levels, START.plusSeconds(60))).contains(1);
        assertThat(PriceSchedules.levelAt(levels, START.plusSeconds(120))).isEmpty();
    }

    private static PriceLevelScheduleEntry level(int level) {
        return PriceLevelScheduleEntry.builder().duration(60).priceLevel(level).build();
    }

    @Test
    void vehiclesOfferFallsBackToItsFirstRule() {
        EVAbsolutePriceSchedule offer = EVAbsolutePriceSchedule.builder()
                .timeAnchor(START)
                .currency("EUR")
                .priceAlgorithm("power")
                .evAbsolutePriceScheduleEntries(List.of(EVAbsolutePriceScheduleEntry.builder()
                        .duration(60)
                        .evPriceRule(List.of(evRule("0.2", 1_000), evRule("0.5", 5_000)))
                        .build()))
                .build();
        assertThat(PriceSchedules.evEnergyFeeAt(offer, START, watts(500)).orElseThrow())
                .isEqualByComparingTo("0.2");
        assertThat(PriceSchedules.evEnergyFeeAt(offer, START, watts(5_000)).orElseThrow())
                .isEqualByComparingTo("0.5");
        assertThat(PriceSchedules.evEnergyFeeAt(offer, START.plusSeconds(60), watts(5_000)))
                .isEmpty();
    }

    private static EVPriceRule evRule(String fee, int watts) {
        return EVPriceRule.builder()
                .energyFee(new BigDecimal(fee))
                .powerRangeStart(watts)
                .build();
    }

    @Test
    void salesTariffHasBlocks() {
        Cost cost = Cost.builder()
                .costKind(CostKindEnum.RELATIVE_PRICE_PERCENTAGE)
                .amount(25)
                .amountMultiplier(-1)
                .build();
        SalesTariff tariff = SalesTariff.builder()
                .id(1)
                .salesTariffEntry(List.of(
                        SalesTariffEntry.builder()
                                .relativeTimeInterval(RelativeTimeInterval.builder()
                                        .start(0)
                                        .duration(60)
                                        .build())
                                .consumptionCost(List.of(ConsumptionCost.builder()
                                        .startValue(10)
                                        .cost(List.of(cost))
                                        .build()))
                                .build(),
                        SalesTariffEntry.builder()
                                .relativeTimeInterval(
                                        RelativeTimeInterval.builder().start(60).build())
                                .build()))
                .build();
        assertThat(PriceSchedules.tariffCostsAt(tariff, START, START, watts(10)))
                .containsExactly(cost);
        assertThat(PriceSchedules.tariffCostsAt(tariff, START, START, watts(9))).isEmpty();
        assertThat(PriceSchedules.tariffCostsAt(tariff, START, START.plusSeconds(60), watts(10)))
                .isEmpty();
        assertThat(PriceSchedules.tariffCostsAt(tariff, START, START.minusSeconds(1), watts(10)))
                .isEmpty();
        assertThat(PriceSchedules.amount(cost)).isEqualByComparingTo("2.5");
        assertThat(PriceSchedules.amount(
                        cost.toBuilder().amountMultiplier((Integer) null).build()))
                .isEqualByComparingTo("25");
    }

    @Test
    void segmentsMustLast() {
        assertThatThrownBy(() -> segment(5, 5, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
