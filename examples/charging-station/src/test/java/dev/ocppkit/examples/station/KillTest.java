package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static Process station(TestCsms csms, Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ChargingStationApp.class.getName(),
                        csms.url("CS-K"),
                        "--state",
                        state.toString(),
                        "--session",
                        "16")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        state.resolve("out.log").toFile()))
                .start();
    }

    @Test
    @Tag("E04.FR.01")
    @Tag("E17.FR.14")
    void aKilledStationGoesOnWithItsTransaction(@TempDir Path state) throws Exception {
        try (TestCsms csms = new TestCsms()) {
            Process first = station(csms, state);
            try {
                csms.await(
                        TransactionEventRequest.class,
                        event -> event.triggerReason() == TriggerReasonEnum.METER_VALUE_PERIODIC);
                csms.shut();
                // Takes a station that has lost its CSMS and goes on charging for a while.
                csms.await(() -> csms.elapsed(4));
            } finally {
                first.destroyForcibly().waitFor();
            }
            String told = Files.readString(state.resolve("out.log"));
            assertThat(told).contains("connection lost").doesNotContain("transaction ended", "internal failure");
            csms.open();
            Process second = station(csms, state);
            try {
                csms.await(
                        TransactionEventRequest.class, event -> event.triggerReason() == TriggerReasonEnum.TX_RESUMED);
                csms.await(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.ENDED);
            } finally {
                second.destroyForcibly().waitFor();
            }
            List<Integer> numbers = csms.all(TransactionEventRequest.class).stream()
                    .map(TransactionEventRequest::seqNo)
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.range(0, numbers.size()).boxed().toList());
            assertThat(csms.all(TransactionEventRequest.class).stream()
                            .map(event -> event.transactionInfo().transactionId())
                            .distinct())
                    .hasSize(1);
        }
    }
}
