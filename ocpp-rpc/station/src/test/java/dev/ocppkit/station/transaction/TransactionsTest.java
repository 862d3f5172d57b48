package dev.ocppkit.station.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.StationStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final StationStore memory = StationStore.inMemory();
    private final Bench bench = new Bench(memory);

    private OngoingTransaction start() {
        bench.first.pluggedIn = true;
        bench.first.state = ChargingStateEnum.EV_CONNECTED;
        return bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
    }

    private static List<TransactionEventRequest> events(Bench bench) {
        return bench.context.sent(TransactionEventRequest.class);
    }

    private static void assertNoGaps(List<TransactionEventRequest> events) {
        assertThat(events)
                .extracting(TransactionEventRequest::seqNo)
                .containsExactlyElementsOf(
                        IntStream.range(0, events.size()).boxed().toList());
    }

    @Test
    @Tag("E01.FR.07")
    void eventsAreNumberedFromStartToEnd() {
        new MeterSampling(bench.context, bench.model, bench.evses, bench.transactions);
        OngoingTransaction transaction = start();
        bench.first.state = ChargingStateEnum.CHARGING;
        bench.first.importWh = new BigDecimal("12.5");
        bench.context.pass(6);
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        assertNoGaps(events(bench));
        assertThat(events(bench))
                .extracting(TransactionEventRequest::triggerReason)
                .containsExactly(
                        TriggerReasonEnum.AUTHORIZED,
                        TriggerReasonEnum.CHARGING_STATE_CHANGED,
                        TriggerReasonEnum.METER_VALUE_PERIODIC,
                        TriggerReasonEnum.STOP_AUTHORIZED);
        TransactionEventRequest last = events(bench).get(3);
        assertThat(last.eventType()).isEqualTo(TransactionEventEnum.ENDED);
        assertThat(last.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.LOCAL);
        assertThat(last.meterValue().get(0).sampledValue().get(0).value()).isEqualByComparingTo("12.5");
        assertThat(bench.transactions.all()).isEmpty();
    }

    @Test
    void anEvseHasOneTransactionAtATime() {
        OngoingTransaction transaction = start();
        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        assertThat(bench.context
                        .ask(GetTransactionStatusRequest.builder()
                                .transactionId(transaction.id())
                                .build())
                        .ongoingIndicator())
                .isTrue();
    }

    @Test
    @Tag("E05.FR.10")
    void aTokenThatIsNotAcceptedEndsTheTransaction() {
        bench.context.answer(
                TransactionEventRequest.class,
                request -> TransactionEventResponse.builder()
                        .idTokenInfo(
                                request.eventType() == TransactionEventEnum.STARTED
                                        ? IdTokenInfo.of(AuthorizationStatusEnum.BLOCKED)
                                        : null)
                        .build());
        start();
        assertThat(events(bench).get(1).triggerReason()).isEqualTo(TriggerReasonEnum.DEAUTHORIZED);
        assertThat(bench.transactions.all()).isEmpty();
    }

    @Test
    @Tag("B13.FR.30")
    void aNewProcessGoesOnWithTheTransactionWithoutAGap() {
        OngoingTransaction transaction = start();
        bench.first.state = ChargingStateEnum.CHARGING;
        bench.context.pass(3);
        Bench next = new Bench(memory);
        next.first.pluggedIn = true;
        next.context.start();
        OngoingTransaction resumed = next.transactions.on(1).orElseThrow();
        assertThat(resumed.id()).isEqualTo(transaction.id());
        assertThat(resumed.idToken()).contains(Bench.token("A"));
        TransactionEventRequest first = events(next).get(events(next).size() - 1);
        assertThat(first.triggerReason()).isEqualTo(TriggerReasonEnum.TX_RESUMED);
        assertThat(first.seqNo()).isEqualTo(events(bench).size());
        // AllowEnergyTransferResumption is false here.
        assertThat(first.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.SUSPENDED_EVSE);
        assertThat(resumed.allowsEnergy()).isFalse();
    }

    @Test
    void aNewProcessWithTheOlderVersionEndsTheTransaction() {
        start();
        Bench next = new Bench(memory);
        next.context.version = OcppVersion.V2_0_1;
        next.context.start();
        TransactionEventRequest last = events(next).get(events(next).size() - 1);
        assertThat(last.eventType()).isEqualTo(TransactionEventEnum.ENDED);
        assertThat(last.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.POWER_LOSS);
        assertThat(next.transactions.all()).isEmpty();
    }

    @Test
    @Tag("E04.FR.01")
    void anEventThatDidNotReachTheQueueIsRepeated() {
        start();
        TransactionEventRequest event = events(bench).get(0);
        memory.put("pending.1", event);
        Bench next = new Bench(memory);
        next.context.start();
        assertThat(events(next).get(0)).isEqualTo(event);
        assertThat(memory.get("pending.1")).isEmpty();
    }

    @Test
    void aVehicleThatIsGoneEndsTheTransaction() {
        start();
        bench.first.pluggedIn = false;
        bench.transactions.unplugged(1);
        assertThat(events(bench).get(1).transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.EV_DISCONNECTED);
        bench.transactions.unplugged(1);
        assertThat(events(bench)).hasSize(2);
    }
}
