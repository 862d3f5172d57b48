package dev.ocppkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import org.junit.jupiter.api.Test;

class SmartChargingBenchmarksTest {
    @Test
    void sessionIsCalculatedInManyPeriodsAtOnceAndStepByStep() {
        TariffBenchmark benchmark = new TariffBenchmark();
        benchmark.prepare();
        CostDetails cost = benchmark.batch();
        assertThat(cost.failureToCalculate()).isNull();
        assertThat(cost.chargingPeriods()).hasSizeGreaterThan(20);
        assertThat(benchmark.step().failureReason()).isEmpty();
        assertThat(benchmark.prepaidStep().costReachedAt()).isEmpty();
    }

    @Test
    void tenControlsAreInForceAndSomeBite() {
        DerBenchmark benchmark = new DerBenchmark();
        boolean bites = false;
        for (int i = 0; i < DerBenchmark.VALUES; i++) {
            bites |= !benchmark.step().effects().isEmpty();
        }
        assertThat(bites).isTrue();
    }
}
