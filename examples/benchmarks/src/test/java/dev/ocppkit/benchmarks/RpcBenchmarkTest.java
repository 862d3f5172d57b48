package dev.ocppkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.TransactionEventResponse;
import org.junit.jupiter.api.Test;

class RpcBenchmarkTest {
    @Test
    void whatIsMeasuredIsAnswered() {
        RpcBenchmark benchmark = new RpcBenchmark();
        benchmark.connect();

        assertThat(benchmark.heartbeat().currentTime()).isNotNull();
        assertThat(benchmark.transactionEvent()).isEqualTo(TransactionEventResponse.of());
    }
}
