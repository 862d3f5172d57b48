package dev.ocppkit.smartcharging.tariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;

class CostPropertyTest {

    private static final Offset<BigDecimal> ONE_UNIT = Offset.offset(new BigDecimal("0.000001"));

    @Property(tries = 400)
    void costEqualsASimulationInSeconds(@ForAll long seed, @ForAll boolean discharges, @ForAll boolean power) {
        RandomTransactions random = new RandomTransactions(seed, discharges);
        Instant start = random.start();
        TransactionSeries series = random.series(start, power);
        List<AppliedTariff> tariffs = random.tariffs(start);
        CostContext context = random.context(start);
        CostPolicy policy = random.policy();
        SecondBySecond reference = new SecondBySecond();
        reference.firstPower = series.samples().get(0).powerW();
        reference.firstCurrent = series.samples().get(0).currentA();
        reference.run(series.samples(), tariffs, context, policy);
        CostDetails cost = TransactionCosts.cost(series, tariffs, context, policy);
        if (reference.tariff() == null) {
            return;
        }
        assertThat(cost.failureReason()).isNull();
        assertThat(cost.totalUsage().energy()).isEqualByComparingTo(reference.energyUsed);
        assertThat(cost.totalUsage().chargingTime()).isEqualTo(reference.chargingSeconds);
        assertThat(cost.totalUsage().idleTime()).isEqualTo(reference.idleSeconds);
        checkPeriods(cost.chargingPeriods(), reference);
        checkCost(cost.totalCost(), reference);
    }

    private static void checkPeriods(List<ChargingPeriod> periods, SecondBySecond reference) {
        assertThat(periods).extracting(ChargingPeriod::startPeriod).isEqualTo(reference.periodStarts());
        for (ChargingPeriod period : periods) {
            SecondBySecond.Period expected = reference.periods.get(period.startPeriod());
            assertThat(period.tariffId()).isEqualTo(expected.tariffId);
            assertThat(volume(period, CostDimensionEnum.ENERGY)).isEqualByComparingTo(expected.energy);
            BigDecimal charging = volume(period, CostDimensionEnum.CHARGING_TIME);
            BigDecimal idle = volume(period, CostDimensionEnum.IDLE_TIME);
            if (charging != null) {
                assertThat(charging).isEqualByComparingTo(BigDecimal.valueOf(expected.charging));
            }
            if (idle != null) {
                assertThat(idle).isEqualByComparingTo(BigDecimal.valueOf(expected.idle));
            }
        }
    }

    private static BigDecimal volume(ChargingPeriod period, CostDimensionEnum type) {
        return period.dimensions().stream()
                .filter(each -> each.type() == type)
                .map(CostDimension::volume)
                .findAny()
                .orElse(null);
    }

    private static void checkCost(TotalCost cost, SecondBySecond reference) {
        BigDecimal net = SecondBySecond.total(reference.excl);
        Price min = reference.tariff().minCost();
        boolean tooLittle = !reference.frozen && min != null && !SecondBySecond.atLeast(net, min.exclTax());
        assertThat(cost.typeOfCost())
                .isEqualTo(
                        reference.frozen
                                ? TariffCostEnum.MAX_COST
                                : tooLittle ? TariffCostEnum.MIN_COST : TariffCostEnum.NORMAL_COST);
        if (tooLittle) {
            assertThat(cost.total().exclTax()).isEqualByComparingTo(min.exclTax());
            return;
        }
        Map<String, Price> parts = parts(cost);
        assertThat(parts.keySet()).containsAll(reference.excl.keySet());
        reference.excl.forEach(
                (name, value) -> assertThat(parts.get(name).exclTax()).as(name).isCloseTo(value, ONE_UNIT));
        reference.incl.forEach(
                (name, value) -> assertThat(parts.get(name).inclTax()).as(name).isCloseTo(value, ONE_UNIT));
    }

    private static Map<String, Price> parts(TotalCost cost) {
        Map<String, Price> parts = new LinkedHashMap<>();
        parts.put("fixed", cost.fixed());
        parts.put("energy", cost.energy());
        parts.put("chargingTime", cost.chargingTime());
        parts.put("idleTime", cost.idleTime());
        parts.put("reservationTime", cost.reservationTime());
        parts.put("reservationFixed", cost.reservationFixed());
        parts.values().removeIf(price -> price == null);
        return parts;
    }

    /** The seconds of one part add up to minCost but for the last digits of the simulation. */
    @Example
    void costThatEqualsMinCostEqualsTheSimulation() {
        costEqualsASimulationInSeconds(865112, true, true);
    }

    @Property(tries = 200)
    void meterEqualsBatchAfterEverySample(@ForAll long seed, @ForAll boolean discharges) {
        RandomTransactions random = new RandomTransactions(seed, discharges);
        Instant start = random.start();
        List<Sample> samples = random.series(start, random.random.nextBoolean()).samples();
        List<AppliedTariff> tariffs = random.tariffs(start);
        CostContext context = random.context(start);
        CostPolicy policy = random.policy();
        CostMeter meter = CostMeter.start(tariffs.get(0), context, policy);
        int known = 1;
        for (int i = 0; i < samples.size(); i++) {
            while (known < tariffs.size()
                    && samples.get(i).at().isAfter(tariffs.get(known).effectiveFrom())) {
                meter = meter.change(tariffs.get(known++));
            }
            meter = meter.advance(samples.get(i));
            TransactionSeries prefix = new TransactionSeries(samples.subList(0, i + 1));
            List<AppliedTariff> sofar = tariffs.subList(0, known);
            assertThat(meter.finalCost()).isEqualTo(TransactionCosts.cost(prefix, sofar, context, policy));
            assertThat(meter.runningCost())
                    .isEqualTo(TransactionCosts.runningCost(
                            prefix, sofar, context, policy, samples.get(i).at()));
        }
    }

    @Property(tries = 200)
    void samplesOnTheLineChangeNothing(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, true);
        Instant start = random.start();
        List<Sample> samples = random.series(start, true).samples();
        List<AppliedTariff> tariffs = random.tariffs(start);
        CostContext context = random.context(start);
        List<Sample> more = new ArrayList<>();
        for (int i = 0; i + 1 < samples.size(); i++) {
            Sample a = samples.get(i);
            Sample b = samples.get(i + 1);
            long seconds = b.at().getEpochSecond() - a.at().getEpochSecond();
            BigDecimal slope = b.energyWh().subtract(a.energyWh()).divide(BigDecimal.valueOf(seconds));
            more.add(a);
            long s = random.random.nextInt((int) seconds);
            if (s > 0) {
                BigDecimal between = a.energyWh().add(slope.multiply(BigDecimal.valueOf(s)));
                more.add(new Sample(a.at().plusSeconds(s), between, null, a.powerW(), a.currentA(), null));
            }
        }
        more.add(samples.get(samples.size() - 1));
        assertThat(TransactionCosts.cost(new TransactionSeries(more), tariffs, context))
                .isEqualTo(TransactionCosts.cost(new TransactionSeries(samples), tariffs, context));
    }

    @Property(tries = 200)
    void totalIsTheSumOfThePartsAndPeriodsAddUpToTheUsage(@ForAll long seed, @ForAll boolean discharges) {
        RandomTransactions random = new RandomTransactions(seed, discharges);
        Instant start = random.start();
        AppliedTariff tariff = AppliedTariff.accepted(random.tariff("t"));
        CostDetails cost = TransactionCosts.cost(
                random.series(start, false), List.of(tariff), random.context(start), random.policy());
        boolean summed = cost.totalCost().typeOfCost() != TariffCostEnum.MIN_COST;
        Map<String, Price> parts = parts(cost.totalCost());
        if (summed) {
            assertThat(parts.values().stream().map(Price::inclTax).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(cost.totalCost().total().inclTax());
            assertThat(parts.values().stream().map(Price::exclTax).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(cost.totalCost().total().exclTax());
        }
        assertThat(cost.chargingPeriods().stream()
                        .map(period -> volume(period, CostDimensionEnum.ENERGY))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(cost.totalUsage().energy());
        Price cap = tariff.tariff().maxCost();
        if (cap != null && cap.inclTax() != null) {
            assertThat(cost.totalCost().total().inclTax()).isLessThanOrEqualTo(cap.inclTax());
        }
        if (cap != null && cap.exclTax() != null) {
            assertThat(cost.totalCost().total().exclTax()).isLessThanOrEqualTo(cap.exclTax());
        }
        assertThat(cost.violations(dev.ocppkit.model.OcppVersion.V2_1)).isEmpty();
        assertThat(CostVerifications.check(cost, List.of(tariff.tariff()), new BigDecimal("0.00001")))
                .hasSizeLessThanOrEqualTo(summed ? 0 : 2);
    }

    @Property(tries = 100)
    void costNeverFallsWithoutDischarge(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, false);
        Instant start = random.start();
        TransactionSeries series = random.series(start, true);
        List<AppliedTariff> tariffs = random.tariffs(start);
        CostContext context = random.context(start);
        BigDecimal before = BigDecimal.ZERO;
        Instant end = series.samples().get(series.samples().size() - 1).at();
        for (Instant at = start; !at.isAfter(end); at = at.plusSeconds(517)) {
            BigDecimal now = TransactionCosts.runningCost(series, tariffs, context, CostPolicy.ofDefaults(), at)
                    .totalCost()
                    .total()
                    .inclTax();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @Property(tries = 200)
    void watchedCostIsReachedWhenTheRunningCostSaysSo(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, false);
        Instant start = random.start();
        TransactionSeries series = random.series(start, random.random.nextBoolean());
        AppliedTariff tariff = AppliedTariff.accepted(random.tariff("t"));
        CostContext context = random.context(start);
        BigDecimal amount = BigDecimal.valueOf(random.random.nextInt(3000) + 1L, 2);
        CostMeter meter =
                CostMeter.start(tariff, context, CostPolicy.ofDefaults()).watchCost(amount, start);
        for (Sample sample : series.samples()) {
            meter = meter.advance(sample);
        }
        Instant end = series.samples().get(series.samples().size() - 1).at();
        Instant reached = meter.costReachedAt().orElse(null);
        if (reached == null) {
            assertThat(running(series, tariff, context, end)).isLessThan(amount);
            return;
        }
        assertThat(running(series, tariff, context, reached.plusMillis(1))).isGreaterThanOrEqualTo(amount);
        if (reached.isAfter(start)) {
            assertThat(running(series, tariff, context, reached.minusMillis(1))).isLessThanOrEqualTo(amount);
        }
    }

    private static BigDecimal running(TransactionSeries series, AppliedTariff tariff, CostContext context, Instant at) {
        return TransactionCosts.runningCost(series, List.of(tariff), context, CostPolicy.ofDefaults(), at)
                .totalCost()
                .total()
                .inclTax();
    }

    @Property(tries = 100)
    void withoutTimesOfDayTheZoneDoesNotMatter(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, true);
        random.calendars = false;
        Instant start = random.start();
        TransactionSeries series = random.series(start, true);
        List<AppliedTariff> tariffs = random.tariffs(start);
        assertThat(TransactionCosts.cost(series, tariffs, CostContext.of(ZoneId.of("Asia/Tokyo"))))
                .isEqualTo(TransactionCosts.cost(series, tariffs, CostContext.of(ZoneId.of("America/Lima"))));
    }

    @Property(tries = 100)
    void taxIsAFactorOnTheNetAmountWhateverTheOrderOfTheRates(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, true);
        Instant start = random.start();
        TransactionSeries series = random.series(start, true);
        List<TaxRate> rates = random.taxRates();
        List<TaxRate> shuffled = rates == null ? null : new ArrayList<>(rates);
        if (shuffled != null) {
            Collections.shuffle(shuffled, new Random(seed));
        }
        Tariff plain = Tariff.builder()
                .tariffId("t")
                .currency("EUR")
                .energy(random.energy().toBuilder().taxRates(rates).build())
                .build();
        Tariff other = plain.toBuilder()
                .energy(plain.energy().toBuilder().taxRates(shuffled).build())
                .build();
        CostContext context = random.context(start);
        Price one = TransactionCosts.cost(series, List.of(AppliedTariff.accepted(plain)), context)
                .totalCost()
                .energy();
        Price two = TransactionCosts.cost(series, List.of(AppliedTariff.accepted(other)), context)
                .totalCost()
                .energy();
        assertThat(two.inclTax()).isEqualByComparingTo(one.inclTax());
        BigDecimal factor = SecondBySecond.factor(rates);
        assertThat(one.inclTax()).isCloseTo(one.exclTax().multiply(factor), Offset.offset(new BigDecimal("0.000002")));
    }

    @Property(tries = 300)
    void noInputThrows(@ForAll long seed) {
        RandomTransactions random = new RandomTransactions(seed, true);
        Instant start = random.start();
        List<Sample> samples = new ArrayList<>(random.series(start, true).samples());
        Collections.shuffle(samples, random.random);
        samples.set(0, Sample.of(random.one(List.of(start, Instant.MIN, Instant.MAX)), new BigDecimal("1e99999999")));
        Tariff bad = random.tariff("bad").toBuilder()
                .currency("?")
                .energy(random.energy())
                .build();
        CostDetails cost = TransactionCosts.cost(
                new TransactionSeries(samples.subList(random.random.nextInt(2), samples.size())),
                List.of(AppliedTariff.accepted(bad)),
                random.context(start));
        assertThat(cost.totalCost()).isNotNull();
    }
}
