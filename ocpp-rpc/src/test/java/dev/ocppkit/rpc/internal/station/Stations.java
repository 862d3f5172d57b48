package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;

/** What the tests of this package have in common. */
final class Stations {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Stations() {}

    static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    static NetworkConnectionProfile profile(String url) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl(url)
                .securityProfile(1)
                .build();
    }

    static TransactionEventRequest event(
            String transaction, int seqNo, TransactionEventEnum type, TriggerReasonEnum reason) {
        return TransactionEventRequest.builder()
                .eventType(type)
                .timestamp(NOW)
                .triggerReason(reason)
                .seqNo(seqNo)
                .transactionInfo(
                        Transaction.builder().transactionId(transaction).build())
                .build();
    }

    static TransactionEventRequest updated(String transaction, int seqNo) {
        return event(transaction, seqNo, TransactionEventEnum.UPDATED, TriggerReasonEnum.METER_VALUE_PERIODIC);
    }

    static QueuedMessage queued(TransactionEventRequest event) {
        return QueueMessages.toMessage(event, QueueLane.TRANSACTION, "id-" + event.seqNo(), NOW);
    }

    static int seqNo(QueuedMessage message) {
        return ((TransactionEventRequest) QueueMessages.toRequest(message).orElseThrow()).seqNo();
    }
}
