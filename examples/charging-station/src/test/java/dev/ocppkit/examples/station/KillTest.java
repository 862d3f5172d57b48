package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.io.IOException;
import java.math.BigDecimal;
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
                csms.await(BootNotificationRequest.class);
                csms.await(() -> csms.call("CS-K", SetDefaultTariffRequest.of(0, tariff()))
                        .status()
                        .equals(TariffSetStatusEnum.ACCEPTED));
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
            assertTheCostIsThatOfTheWholeTransaction(csms.all(TransactionEventRequest.class));
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

    private static Tariff tariff() {
        return Tariff.builder()
                .tariffId("t")
                .currency("EUR")
                .energy(TariffEnergy.builder()
                        .prices(List.of(TariffEnergyPrice.builder()
                                .priceKwh(BigDecimal.ONE)
                                .build()))
                        .build())
                .build();
    }

    private static void assertTheCostIsThatOfTheWholeTransaction(List<TransactionEventRequest> events) {
        TransactionEventRequest ended = events.stream()
                .filter(event -> event.eventType() == TransactionEventEnum.ENDED)
                .findFirst()
                .orElseThrow();
        List<BigDecimal> registers = events.stream()
                .filter(event -> event.meterValue() != null)
                .flatMap(event -> event.meterValue().get(0).sampledValue().stream())
                .filter(value -> value.measurand() == MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                .map(SampledValue::value)
                .sorted()
                .toList();
        BigDecimal energy = registers.get(registers.size() - 1).subtract(registers.get(0));
        assertThat(energy).isPositive();
        assertThat(ended.costDetails().totalUsage().energy()).isEqualByComparingTo(energy);
        assertThat(ended.costDetails().totalCost().total().exclTax())
                .isCloseTo(energy.movePointLeft(3), within(new BigDecimal("0.000001")));
    }
}
