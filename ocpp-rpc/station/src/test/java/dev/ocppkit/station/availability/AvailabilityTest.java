package dev.ocppkit.station.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ChangeAvailabilityStatusEnum;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.enumeration.OperationalStatusEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ChangeAvailabilityRequest;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private final StationStore memory = StationStore.inMemory();
    private final Bench bench = new Bench(memory);
    private final Availability availability =
            new Availability(bench.context, bench.model, bench.evses, bench.transactions);

    AvailabilityTest() {
        Resets resets = new Resets(bench.context, bench.model, bench.evses, bench.transactions);
        availability.closeWhile(resets::isAwaitedBy);
    }

    private ChangeAvailabilityStatusEnum change(OperationalStatusEnum status, int evse) {
        return bench.context
                .ask(ChangeAvailabilityRequest.builder()
                        .operationalStatus(status)
                        .evse(EVSE.of(evse))
                        .build())
                .status();
    }

    private OngoingTransaction start() {
        bench.first.pluggedIn = true;
        return bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
    }

    private List<ConnectorStatusEnum> told() {
        return bench.context.sent(StatusNotificationRequest.class).stream()
                .map(StatusNotificationRequest::connectorStatus)
                .toList();
    }

    @Test
    @Tag("G03.FR.04")
    void aChangeIsToldAndSurvivesTheProcess() {
        bench.context.comeOnline(Duration.ofSeconds(1));
        assertThat(change(OperationalStatusEnum.INOPERATIVE, 2)).isEqualTo(ChangeAvailabilityStatusEnum.ACCEPTED);
        assertThat(change(OperationalStatusEnum.INOPERATIVE, 9)).isEqualTo(ChangeAvailabilityStatusEnum.REJECTED);
        assertThat(told())
                .containsExactly(
                        ConnectorStatusEnum.AVAILABLE, ConnectorStatusEnum.AVAILABLE, ConnectorStatusEnum.UNAVAILABLE);
        Bench next = new Bench(memory);
        Availability again = new Availability(next.context, next.model, next.evses, next.transactions);
        assertThat(again.status(2)).isEqualTo(ConnectorStatusEnum.UNAVAILABLE);
        assertThat(next.model.text("EVSE@2.AvailabilityState")).isEqualTo("Unavailable");
    }

    @Test
    @Tag("G03.FR.05")
    void aTransactionPutsTheChangeOff() {
        OngoingTransaction transaction = start();
        assertThat(change(OperationalStatusEnum.INOPERATIVE, 1)).isEqualTo(ChangeAvailabilityStatusEnum.SCHEDULED);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.OCCUPIED);
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.UNAVAILABLE);
        assertThat(told()).endsWith(ConnectorStatusEnum.UNAVAILABLE);
    }

    @Test
    void afterAShortTimeOfflineOnlyChangesAreTold() {
        bench.context.comeOnline(Duration.ofSeconds(1));
        bench.context.comeOnline(Duration.ofSeconds(10));
        assertThat(told()).hasSize(2);
        bench.context.comeOnline(Duration.ofSeconds(61));
        assertThat(told()).hasSize(4);
    }

    private ResetStatusEnum reset(ResetEnum type) {
        return bench.context.ask(ResetRequest.of(type)).status();
    }

    @Test
    @Tag("B12.FR.01")
    void aResetOnIdleWaitsForTheTransaction() {
        OngoingTransaction transaction = start();
        assertThat(reset(ResetEnum.ON_IDLE)).isEqualTo(ResetStatusEnum.SCHEDULED);
        bench.context.pass(5);
        assertThat(bench.context.reboots).isEmpty();
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        bench.context.pass(3);
        assertThat(bench.context.reboots).containsExactly(BootReasonEnum.SCHEDULED_RESET);
    }

    @Test
    @Tag("B12.FR.01")
    void whatIsFreeIsUnavailableWhileAResetWaits() {
        start();
        reset(ResetEnum.ON_IDLE);
        bench.context.pass(1);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.OCCUPIED);
        assertThat(availability.isFree(2)).isFalse();
        assertThat(told()).endsWith(ConnectorStatusEnum.UNAVAILABLE);
    }

    @Test
    @Tag("B12.FR.07")
    void aResetOfOneEvseClosesOnlyThat() {
        OngoingTransaction transaction = start();
        bench.context.ask(
                ResetRequest.builder().type(ResetEnum.ON_IDLE).evseId(1).build());
        assertThat(availability.isFree(2)).isTrue();
        bench.first.pluggedIn = false;
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.UNAVAILABLE);
        bench.context.pass(2);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.AVAILABLE);
        assertThat(bench.context.reboots).isEmpty();
    }

    @Test
    @Tag("B11.FR.07")
    void anImmediateResetLeavesNothingToDoForTheOneThatWaits() {
        start();
        assertThat(reset(ResetEnum.ON_IDLE)).isEqualTo(ResetStatusEnum.SCHEDULED);
        assertThat(reset(ResetEnum.IMMEDIATE)).isEqualTo(ResetStatusEnum.ACCEPTED);
        bench.context.pass(5);
        assertThat(bench.context.reboots).hasSize(1);
    }

    @Test
    @Tag("B12.FR.04")
    void anImmediateResetEndsTheTransaction() {
        start();
        assertThat(reset(ResetEnum.IMMEDIATE)).isEqualTo(ResetStatusEnum.ACCEPTED);
        bench.context.pass(2);
        assertThat(bench.context
                        .sent(TransactionEventRequest.class)
                        .get(1)
                        .transactionInfo()
                        .stoppedReason())
                .isEqualTo(ReasonEnum.IMMEDIATE_RESET);
        assertThat(bench.context.reboots).containsExactly(BootReasonEnum.REMOTE_RESET);
    }

    @Test
    @Tag("B13.FR.30")
    void aResetWithResumptionKeepsTheTransaction() {
        OngoingTransaction transaction = start();
        assertThat(reset(ResetEnum.IMMEDIATE_AND_RESUME)).isEqualTo(ResetStatusEnum.ACCEPTED);
        bench.context.pass(2);
        assertThat(bench.transactions.on(1)).contains(transaction);
        assertThat(bench.context.sent(TransactionEventRequest.class))
                .extracting(TransactionEventRequest::triggerReason)
                .contains(TriggerReasonEnum.RESET_COMMAND, TriggerReasonEnum.TX_RESUMED);
        bench.model.set("TxCtrlr.ResumptionTimeout", "0");
        assertThat(reset(ResetEnum.IMMEDIATE_AND_RESUME)).isEqualTo(ResetStatusEnum.REJECTED);
    }
}
