package dev.ocppkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompositeScheduleBenchmarkTest {
    @Test
    void workloadsHaveTheSizeThatTheyAreNamedAfter() {
        assertThat(CompositeScheduleBenchmark.of("daily x12x96x1").run()).isBetween(90, 98);
        assertThat(CompositeScheduleBenchmark.of("daily x3x24x7").run()).isBetween(160, 24 * 7);
        // Of 160 periods, those show that lower the least limit of the four stacks.
        assertThat(CompositeScheduleBenchmark.of("visible x10x16x365").run()).isBetween(40, 160);
    }
}
