package dev.ocppkit.smartcharging.tariff.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransactionLimitsTest {

    private static final Instant START = Instant.parse("2026-06-03T10:00:00Z");
    private static final Set<LimitKind> ALL = EnumSet.allOf(LimitKind.class);
    private static final Tariff EURO_PER_KWH = Tariff.builder()
            .tariffId("t")
            .currency("EUR")
            .energy(TariffEnergy.builder()
                    .prices(TariffEnergyPrice.builder().priceKwh(1).build())
                    .build())
            .build();
    private static final TransactionSeries SERIES = TransactionSeries.of(
            Sample.of(START, 1000, ChargingStateEnum.CHARGING).withSoc(BigDecimal.valueOf(40)),
            Sample.of(START.plusSeconds(3600), BigDecimal.valueOf(11000)).withSoc(BigDecimal.valueOf(60)),
            Sample.of(START.plusSeconds(7200), BigDecimal.valueOf(11000)));

    private static LimitCheck check(TransactionLimit limit, Long setAfter) {
        return TransactionLimits.limitReached(
                SERIES,
                List.of(AppliedTariff.accepted(EURO_PER_KWH)),
                CostContext.of(ZoneOffset.UTC),
                CostPolicy.ofDefaults(),
                limit,
                setAfter == null ? null : START.plusSeconds(setAfter));
    }

    private static void assertReached(TransactionLimit limit, Long setAfter, LimitKind kind, long seconds) {
        assertThat(check(limit, setAfter).reached()).contains(new LimitReached(kind, START.plusSeconds(seconds)));
    }

    private static TransactionLimit.Builder limit() {
        return TransactionLimit.builder();
    }

    @Test
    @Tag("E16.FR.05")
    void limitsAreReachedWhenTheirValueIsMet() {
        assertReached(limit().maxCost(5).build(), null, LimitKind.MAX_COST, 1800);
        assertReached(limit().maxEnergy(2500).build(), null, LimitKind.MAX_ENERGY, 900);
        assertReached(limit().maxEnergy(10000).build(), null, LimitKind.MAX_ENERGY, 3600);
        assertReached(limit().maxTime(7200).build(), null, LimitKind.MAX_TIME, 7200);
        assertReached(limit().maxSoC(60).build(), null, LimitKind.MAX_SOC, 3600);
        assertReached(limit().maxSoC(40).build(), null, LimitKind.MAX_SOC, 0);
        assertThat(check(
                        limit().maxTime(7201)
                                .maxSoC(61)
                                .maxEnergy(10001)
                                .maxCost(10.01)
                                .build(),
                        null))
                .isEqualTo(new LimitCheck(null, null));
    }

    @Test
    @Tag("E16.FR.10")
    void whatIsExceededAlreadyIsReachedWhenSet() {
        assertReached(limit().maxCost(2).build(), 2000L, LimitKind.MAX_COST, 2000);
        assertReached(limit().maxEnergy(2000).build(), 2000L, LimitKind.MAX_ENERGY, 2000);
        assertReached(limit().maxEnergy(2000).build(), 7200L, LimitKind.MAX_ENERGY, 7200);
        assertReached(limit().maxTime(10).build(), 2000L, LimitKind.MAX_TIME, 2000);
        assertReached(limit().maxSoC(30).build(), 2000L, LimitKind.MAX_SOC, 2000);
        assertReached(limit().maxSoC(50).build(), 7200L, LimitKind.MAX_SOC, 7200);
        assertReached(limit().maxEnergy(-1).build(), null, LimitKind.MAX_ENERGY, 0);
        assertReached(limit().maxTime(-1).build(), null, LimitKind.MAX_TIME, 0);
        assertReached(limit().maxCost(0).build(), null, LimitKind.MAX_COST, 0);
        assertReached(limit().maxCost(5).build(), 900L, LimitKind.MAX_COST, 1800);
    }

    @Test
    void atTheSameInstantTheOrderOfTheSchemaDecides() {
        assertReached(limit().maxTime(1800).maxEnergy(5000).maxCost(5).build(), null, LimitKind.MAX_COST, 1800);
        assertReached(limit().maxTime(1800).maxEnergy(5000).build(), null, LimitKind.MAX_ENERGY, 1800);
        assertReached(limit().maxTime(1799).maxEnergy(5000).build(), null, LimitKind.MAX_TIME, 1799);
    }

    @Test
    void seriesThatCannotBeUsedIsToldApartFromALimitNotReached() {
        TransactionSeries backwards = TransactionSeries.of(
                Sample.of(START, BigDecimal.ONE), Sample.of(START.minusSeconds(1), BigDecimal.ONE));
        LimitCheck check = TransactionLimits.limitReached(
                backwards,
                List.of(),
                CostContext.of(ZoneOffset.UTC),
                CostPolicy.ofDefaults(),
                limit().maxTime(1).build());
        assertThat(check.reached()).isEmpty();
        assertThat(check.failureReason()).contains("order");
        LimitCheck noTariff = TransactionLimits.limitReached(
                SERIES,
                List.of(),
                CostContext.of(ZoneOffset.UTC),
                CostPolicy.ofDefaults(),
                limit().maxCost(1).maxTime(60).build());
        assertThat(noTariff.failureReason()).contains("no tariff");
        assertThat(noTariff.reached()).contains(new LimitReached(LimitKind.MAX_TIME, START.plusSeconds(60)));
        assertThat(TransactionLimits.limitReached(
                                new TransactionSeries(List.of()),
                                List.of(),
                                CostContext.of(ZoneOffset.UTC),
                                CostPolicy.ofDefaults(),
                                limit().maxEnergy(1).build())
                        .failureReason())
                .contains("no sample");
    }

    @Test
    @Tag("E16.FR.15")
    void centralCostIsComparedWithTheLimit() {
        TransactionLimit ten = limit().maxCost(10).build();
        assertThat(TransactionLimits.centralCostReached(ten, BigDecimal.TEN)).isTrue();
        assertThat(TransactionLimits.centralCostReached(ten, new BigDecimal("9.99")))
                .isFalse();
        assertThat(TransactionLimits.centralCostReached(limit().maxEnergy(1).build(), BigDecimal.TEN))
                .isFalse();
    }

    @Test
    @Tag("E16.FR.04")
    void stationMayNotExceedWhatTheCsmsSet() {
        LimitMerge csms =
                TransactionLimits.merge(ActiveLimits.none(), limit().maxCost(10).build(), LimitActor.CSMS, ALL);
        assertThat(csms.announcement()).contains(limit().maxCost(10).build());
        LimitMerge higher = TransactionLimits.merge(
                csms.limits(), limit().maxCost(11).maxTime(60).build(), LimitActor.STATION, ALL);
        assertThat(higher.refused()).containsExactly(LimitKind.MAX_COST);
        assertThat(higher.limits().effective())
                .isEqualTo(limit().maxCost(10).maxTime(60).build());
        assertThat(higher.announcement()).contains(limit().maxTime(60).build());
        LimitMerge lower =
                TransactionLimits.merge(higher.limits(), limit().maxCost(10).build(), LimitActor.STATION, ALL);
        assertThat(lower.refused()).isEmpty();
        LimitMerge lastWord =
                TransactionLimits.merge(lower.limits(), limit().maxCost(20).build(), LimitActor.CSMS, ALL);
        assertThat(lastWord.limits().effective().maxCost()).isEqualByComparingTo("20");
        assertThat(lastWord.limits().ceiling().maxCost()).isEqualByComparingTo("20");
    }

    @Test
    @Tag("E16.FR.13")
    void unsupportedLimitsAreNotEchoed() {
        LimitMerge merge = TransactionLimits.merge(
                ActiveLimits.none(),
                limit().maxSoC(80).maxEnergy(5).build(),
                LimitActor.CSMS,
                EnumSet.of(LimitKind.MAX_ENERGY));
        assertThat(merge.announcement()).contains(limit().maxEnergy(5).build());
        assertThat(merge.refused()).containsExactly(LimitKind.MAX_SOC);
        assertThat(TransactionLimits.merge(
                                ActiveLimits.none(), limit().maxSoC(80).build(), LimitActor.CSMS, Set.of())
                        .announcement())
                .isEmpty();
    }

    @Test
    @Tag("E16.FR.08")
    void csmsIsSilentWhereTheStationIsLowEnough() {
        TransactionLimit required = limit().maxCost(10).maxTime(100).build();
        assertThat(TransactionLimits.csmsAnswer(limit().maxCost(10).maxTime(99).build(), required, ALL))
                .isEmpty();
        assertThat(TransactionLimits.csmsAnswer(limit().maxCost(11).maxTime(99).build(), required, ALL))
                .contains(limit().maxCost(10).build());
        assertThat(TransactionLimits.csmsAnswer(limit().build(), required, EnumSet.of(LimitKind.MAX_TIME)))
                .contains(limit().maxTime(100).build());
    }

    @Test
    @Tag("E16.FR.19")
    void stepsLowerTheLimit() {
        TransactionLimit limit =
                limit().maxEnergy(2300).maxTime(130).maxSoC(83).maxCost(5.55).build();
        assertThat(TransactionLimits.atSteps(limit, LimitSteps.ofEnergy(1000)).maxEnergy())
                .isEqualByComparingTo("2000");
        LimitSteps all = new LimitSteps(new BigDecimal("0.5"), null, BigDecimal.valueOf(60), BigDecimal.valueOf(5));
        assertThat(TransactionLimits.atSteps(limit, all))
                .isEqualTo(limit().maxEnergy(2300)
                        .maxTime(120)
                        .maxSoC(80)
                        .maxCost(5.5)
                        .build());
        assertThatThrownBy(() -> LimitSteps.ofEnergy(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("E16.FR.14")
    void raisedLimitResumes() {
        TransactionLimit before = limit().maxCost(10).maxTime(5).build();
        assertThat(TransactionLimits.resumes(
                        LimitKind.MAX_COST, before, limit().maxCost(11).build()))
                .isTrue();
        assertThat(TransactionLimits.resumes(LimitKind.MAX_COST, before, before))
                .isFalse();
        assertThat(TransactionLimits.resumes(
                        LimitKind.MAX_SOC, before, limit().maxSoC(90).build()))
                .isFalse();
        assertThat(TransactionLimits.endsTransaction(Set.of("EnergyTransfer", "EVConnected")))
                .isTrue();
        assertThat(TransactionLimits.endsTransaction(Set.of("EVConnected"))).isFalse();
    }

    @Test
    void namesReasonsAndMinCost() {
        assertThat(LimitKind.fromWireName("maxLength")).contains(LimitKind.MAX_TIME);
        assertThat(LimitKind.fromWireName("maxSoC")).contains(LimitKind.MAX_SOC);
        assertThat(LimitKind.fromWireName("maxPower")).isEmpty();
        assertThat(new LimitReached(LimitKind.MAX_SOC, START).triggerReason())
                .isEqualTo(TriggerReasonEnum.SOC_LIMIT_REACHED);
        Tariff tariff = EURO_PER_KWH.toBuilder()
                .minCost(Price.builder().inclTax(5).build())
                .build();
        assertThat(TransactionLimits.isBelowMinCost(limit().maxCost(4.99).build(), tariff))
                .isTrue();
        assertThat(TransactionLimits.isBelowMinCost(limit().maxCost(5).build(), tariff))
                .isFalse();
        assertThat(TransactionLimits.isBelowMinCost(limit().maxCost(1).build(), EURO_PER_KWH))
                .isFalse();
    }

    @Test
    @Tag("E16.FR.01")
    @Tag("E16.FR.03")
    void limitsAreToldOnceUnlessAPolicyRepeatsThem() {
        ActiveLimits limits = TransactionLimits.merge(
                        ActiveLimits.none(), limit().maxCost(5).maxTime(60).build(), LimitActor.CSMS, ALL)
                .limits();
        assertThat(TransactionLimits.repeated(limits, LimitRepetition.ONCE)).isEmpty();
        assertThat(TransactionLimits.repeated(limits, LimitRepetition.WHEN_REACHED))
                .contains(limit().maxCost(5).maxTime(60).build());
        assertThat(TransactionLimits.repeated(ActiveLimits.none(), LimitRepetition.WHEN_REACHED))
                .isEmpty();
    }
}
