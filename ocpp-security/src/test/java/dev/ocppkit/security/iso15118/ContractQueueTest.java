package dev.ocppkit.security.iso15118;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContractQueueTest {
    private static final StationIdentity STATION = new StationIdentity("CS-1");
    private final MovableClock clock = new MovableClock();
    private final ContractQueue queue = new ContractQueue(clock, Duration.ofSeconds(60), 2);

    private static EvCertificateExchange exchange(int vehicle, int most) {
        return EvCertificateExchange.iso15118v20(
                        "urn:iso:std:iso:15118:-20:CommonMessages",
                        CertificateActionEnum.INSTALL,
                        new byte[] {(byte) vehicle},
                        most,
                        List.of())
                .orElseThrow();
    }

    private static Get15118EVCertificateRequest request(int vehicle, int most) {
        return exchange(vehicle, most).request();
    }

    private static List<byte[]> contracts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new byte[] {(byte) (i + 1)})
                .toList();
    }

    /** What a CSMS does with each request. */
    private Get15118EVCertificateResponse answer(Get15118EVCertificateRequest request, int available) {
        return queue.next(STATION, request).orElseGet(() -> queue.begin(STATION, request, contracts(available)));
    }

    @Test
    @Tag("M01.FR.04")
    @Tag("M01.FR.06")
    @Tag("M01.FR.07")
    void stationFetchesAllContractsOneByOne() {
        EvCertificateExchange exchange = exchange(1, 3);
        List<Integer> remaining = new ArrayList<>();
        List<byte[]> passed = new ArrayList<>();
        boolean again = true;
        while (again) {
            Get15118EVCertificateResponse response = answer(exchange.request(), 3);
            remaining.add(response.remainingContracts());
            EvCertificateExchange.Round.Pass round = (EvCertificateExchange.Round.Pass) exchange.take(response);
            passed.add(round.exi());
            again = round.again();
        }
        assertThat(remaining).containsExactly(2, 1, 0);
        assertThat(passed).containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3});
        assertThat(queue.next(STATION, exchange.request())).isEmpty();
    }

    @Test
    @Tag("M01.FR.06")
    void exchangeRunsUntilNoContractRemains() {
        assertThat(exchange(1, 3).run(request -> answer(request, 3)))
                .containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3});
        assertThat(exchange(2, 2).run(request -> answer(request, 3))).hasSize(2);
        assertThat(exchange(3, 3).run(request -> answer(request, 0))).isEmpty();
    }

    @Test
    void vehicleGetsNoMoreThanItTakes() {
        assertThat(answer(request(1, 2), 5).remainingContracts()).isEqualTo(1);
        assertThat(answer(request(1, 2), 5).remainingContracts()).isZero();
        assertThat(queue.next(STATION, request(1, 2))).isEmpty();
    }

    @Test
    @Tag("M01.FR.02")
    void vehicleOfTheFirstEditionGetsOneAndNoCount() {
        Get15118EVCertificateRequest request = EvCertificateExchange.iso15118v2(
                        "urn:iso:15118:2:2013:MsgDef", CertificateActionEnum.INSTALL, new byte[] {1})
                .orElseThrow()
                .request();
        Get15118EVCertificateResponse response = answer(request, 3);
        assertThat(response.remainingContracts()).isNull();
        assertThat(queue.next(STATION, request)).isEmpty();
    }

    @Test
    void noContractOrOneThatDoesNotFitIsFailedWithAnEmptyResponse() {
        Get15118EVCertificateResponse none = answer(request(1, 2), 0);
        assertThat(none.status()).isEqualTo(Iso15118EVCertificateStatusEnum.FAILED);
        assertThat(none.exiResponse()).isEmpty();
        assertThat(queue.begin(STATION, request(1, 2), List.of(new byte[12_751]))
                        .status())
                .isEqualTo(Iso15118EVCertificateStatusEnum.FAILED);
        assertThat(queue.begin(STATION, request(1, 2), List.of(new byte[12_750]))
                        .exiResponse())
                .hasSize(17_000);
    }

    @Test
    void otherStationOrOtherVehicleGetsNothingOfIt() {
        answer(request(1, 3), 3);
        assertThat(queue.next(new StationIdentity("CS-2"), request(1, 3))).isEmpty();
        assertThat(queue.next(STATION, request(2, 3))).isEmpty();
        assertThat(queue.next(STATION, request(1, 3))).isPresent();
    }

    @Test
    void whatIsNotFetchedInTimeIsDropped() {
        answer(request(1, 3), 3);
        clock.advance(Duration.ofSeconds(59));
        assertThat(answer(request(1, 3), 0).remainingContracts()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(queue.next(STATION, request(1, 3))).isEmpty();
    }

    @Test
    void stationCanBeDroppedAndTheOldestGivesWay() {
        answer(request(1, 3), 3);
        queue.drop(STATION);
        assertThat(queue.next(STATION, request(1, 3))).isEmpty();
        answer(request(1, 3), 3);
        answer(request(2, 3), 3);
        answer(request(3, 3), 3);
        assertThat(queue.next(STATION, request(1, 3))).isEmpty();
        assertThat(queue.next(STATION, request(3, 3))).isNotEqualTo(Optional.empty());
    }

    @Test
    void limitsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractQueue(clock, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractQueue(clock, Duration.ofSeconds(1), 0));
    }
}
