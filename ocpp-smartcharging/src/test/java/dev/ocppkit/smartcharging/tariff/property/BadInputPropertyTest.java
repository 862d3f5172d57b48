package dev.ocppkit.smartcharging.tariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.Tariffs;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffCapabilities;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffValidation;
import dev.ocppkit.smartcharging.tariff.explain.TariffExplanations;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What cannot be calculated gives a reason, whatever else is in the input, and never an exception (I12.FR.14). */
class BadInputPropertyTest {

    private static final List<String> NO_TIMES = List.of("24:00", "9:00", "12:60", "noon", "");
    private static final List<String> NO_DATES = List.of("2026-02-30", "26-01-01", "yesterday", "2026-13-01");
    private static final List<BigDecimal> NO_NUMBERS =
            List.of(new BigDecimal("-1e99999999"), new BigDecimal("1e30"), new BigDecimal("1e-40"));

    // Records do not take numbers of thousands of digits.
    private static final List<BigDecimal> NO_PRICES = NO_NUMBERS.subList(1, 3);

    /** Things that make a calculation impossible. */
    enum Fault {
        NO_SAMPLE,
        NO_TARIFF,
        SAMPLES_OUT_OF_ORDER,
        SAMPLES_TOO_FAR_APART,
        REGISTER_OUT_OF_RANGE,
        POWER_OUT_OF_RANGE,
        CURRENT_OUT_OF_RANGE,
        STATE_UNKNOWN,
        RESERVED_AFTER_THE_START,
        OTHER_CURRENCY,
        TARIFFS_OUT_OF_ORDER,
        SECOND_TARIFF_WITHOUT_TIME,
        PRICE_OUT_OF_RANGE,
        TAX_OUT_OF_RANGE,
        BOUND_OUT_OF_RANGE,
        NO_TIME_OF_DAY,
        NO_DATE,
        KIND_UNKNOWN,
        MIN_ABOVE_MAX
    }

    @Property(tries = 1000)
    void faultGivesAReasonAndNoException(@ForAll long seed, @ForAll Fault fault) {
        RandomTransactions random = new RandomTransactions(seed, true);
        Instant start = random.start();
        List<Sample> samples = new ArrayList<>(random.series(start, true).samples());
        List<AppliedTariff> tariffs = new ArrayList<>(random.tariffs(start).subList(0, 1));
        CostContext context = random.context(start);
        spoil(random.random, fault, samples, tariffs);
        if (fault == Fault.RESERVED_AFTER_THE_START) {
            context = context.withReservation(start.plusSeconds(1));
        }
        TransactionSeries series = new TransactionSeries(samples);
        CostPolicy policy = random.policy();
        CostDetails cost = TransactionCosts.cost(series, tariffs, context, policy);
        assertThat(cost.failureToCalculate()).isTrue();
        assertThat(cost.failureReason()).isNotBlank();
        assertThat(cost.violations(OcppVersion.V2_1)).isEmpty();
        everythingElseAnswers(series, tariffs, context, policy, cost);
        if (!tariffs.isEmpty()) {
            assertThat(meter(samples, tariffs, context, policy).finalCost()).isEqualTo(cost);
        }
    }

    private static CostMeter meter(
            List<Sample> samples, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        CostMeter meter = CostMeter.start(tariffs.get(0), context, policy);
        for (AppliedTariff more : tariffs.subList(1, tariffs.size())) {
            meter = meter.change(more);
        }
        for (Sample sample : samples) {
            meter = meter.advance(sample);
        }
        assertThat(meter.runningCost().failureToCalculate()).isTrue();
        assertThat(meter.costReachedAt()).isEmpty();
        assertThat(meter.priceNow()).isEmpty();
        assertThat(meter.nextBoundary()).isEmpty();
        return meter;
    }

    private static void everythingElseAnswers(
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            CostDetails cost) {
        TransactionLimit limit = TransactionLimit.builder()
                .maxCost(3)
                .maxEnergy(1)
                .maxTime(1)
                .maxSoC(1)
                .build();
        TransactionLimits.limitReached(series, tariffs, context, policy, limit);
        assertThat(CostVerifications.verify(cost, series, tariffs, context, policy, BigDecimal.ZERO))
                .isEmpty();
        for (AppliedTariff each : tariffs) {
            Instant at = Instant.parse("2026-06-05T21:30:00Z");
            Tariffs.priceNow(each.tariff(), context, at);
            Tariffs.nextBoundary(each.tariff(), context.zone(), at);
            assertThat(TariffExplanations.explain(each.tariff(), context.zone()).toText())
                    .isNotBlank();
            assertThat(TariffValidation.validate(each.tariff(), TariffCapabilities.unlimited()))
                    .isNotNull();
        }
    }

    private static void spoil(Random random, Fault fault, List<Sample> samples, List<AppliedTariff> tariffs) {
        int place = random.nextInt(samples.size());
        Sample sample = samples.get(place);
        BigDecimal absurd = one(random, NO_NUMBERS);
        Tariff tariff = tariffs.get(0).tariff();
        Instant start = samples.get(0).at();
        switch (fault) {
            case NO_SAMPLE -> samples.clear();
            case NO_TARIFF -> tariffs.clear();
            case SAMPLES_OUT_OF_ORDER -> samples.add(Sample.of(start.minusSeconds(1), BigDecimal.ONE));
            case SAMPLES_TOO_FAR_APART -> samples.add(Sample.of(Instant.MAX, BigDecimal.ONE));
            case REGISTER_OUT_OF_RANGE -> samples.set(place, Sample.of(sample.at(), absurd));
            case POWER_OUT_OF_RANGE -> samples.set(place, sample.withPower(absurd));
            case CURRENT_OUT_OF_RANGE -> samples.set(place, sample.withCurrent(absurd));
            case STATE_UNKNOWN -> samples.set(place, sample.withChargingState(ChargingStateEnum.UNRECOGNIZED));
            case RESERVED_AFTER_THE_START -> {}
            case OTHER_CURRENCY ->
                tariffs.add(AppliedTariff.changed(
                        tariff.toBuilder().tariffId("other").currency("XTS").build(), start.plusSeconds(60)));
            case TARIFFS_OUT_OF_ORDER -> {
                tariffs.set(0, AppliedTariff.acceptedAt(tariff, start.plusSeconds(60)));
                tariffs.add(AppliedTariff.changed(tariff, start.plusSeconds(59)));
            }
            case SECOND_TARIFF_WITHOUT_TIME -> tariffs.add(AppliedTariff.accepted(tariff));
            default -> tariffs.set(0, AppliedTariff.accepted(spoiled(random, fault, tariff, one(random, NO_PRICES))));
        }
    }

    private static Tariff spoiled(Random random, Fault fault, Tariff tariff, BigDecimal absurd) {
        TariffConditions.Builder conditions = TariffConditions.builder();
        BigDecimal price = BigDecimal.ONE;
        List<TaxRate> taxes = null;
        switch (fault) {
            case PRICE_OUT_OF_RANGE -> price = absurd;
            case TAX_OUT_OF_RANGE ->
                taxes = List.of(TaxRate.builder().type("vat").tax(absurd).build());
            case BOUND_OUT_OF_RANGE -> conditions.minEnergy(absurd);
            case NO_TIME_OF_DAY -> {
                if (random.nextBoolean()) {
                    conditions.startTimeOfDay(one(random, NO_TIMES));
                } else {
                    conditions.endTimeOfDay(one(random, NO_TIMES));
                }
            }
            case NO_DATE -> {
                if (random.nextBoolean()) {
                    conditions.validFromDate(one(random, NO_DATES));
                } else {
                    conditions.validToDate(one(random, NO_DATES));
                }
            }
            case KIND_UNKNOWN -> conditions.evseKind(EvseKindEnum.UNRECOGNIZED);
            default -> {
                return tariff.toBuilder()
                        .minCost(Price.builder().exclTax(2).build())
                        .maxCost(Price.builder().exclTax(1).build())
                        .build();
            }
        }
        TariffEnergyPrice bad = TariffEnergyPrice.builder()
                .priceKwh(price)
                .conditions(conditions.build())
                .build();
        return tariff.toBuilder()
                .energy(TariffEnergy.builder().prices(bad).taxRates(taxes).build())
                .build();
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
