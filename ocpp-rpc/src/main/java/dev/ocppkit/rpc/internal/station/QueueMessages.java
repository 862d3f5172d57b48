package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.EventData;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.message.MeterValuesRequest;
import dev.ocppkit.model.message.NotifyEventRequest;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.rpc.station.StationVariables;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are queued, and how requests become queued messages and back. A payload is kept as JSON of 2.1, which can
 * hold everything of 2.0.1 too; what the CSMS can take is decided when it is sent.
 *
 * <p>Pure functions.
 *
 * <p>Spec: OCPP 2.1 Part 2, E04.FR.01, E04.FR.03, E12.FR.01, E12.FR.02, E12.FR.04, A04.FR.02; 2.1.10; 2.13.7.
 */
final class QueueMessages {
    private static final OcppCodec CODEC =
            OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED).with(ReadPolicy.OFF);
    private static final Set<TriggerReasonEnum> LIMITS = EnumSet.of(
            TriggerReasonEnum.LIMIT_SET,
            TriggerReasonEnum.COST_LIMIT_REACHED,
            TriggerReasonEnum.ENERGY_LIMIT_REACHED,
            TriggerReasonEnum.TIME_LIMIT_REACHED,
            TriggerReasonEnum.SOC_LIMIT_REACHED);

    private QueueMessages() {}

    /** Returns the lane that a request is queued in, or null if it is not queued. */
    static @Nullable QueueLane lane(OcppRequest<?> request, StationVariables variables) {
        if (request instanceof TransactionEventRequest) {
            return QueueLane.TRANSACTION;
        }
        if (request instanceof SecurityEventNotificationRequest) {
            return QueueLane.SECURITY;
        }
        return switch (request.ocppAction()) {
            // Their answers are of use at once or not at all.
            case BOOT_NOTIFICATION, HEARTBEAT, AUTHORIZE -> null;
            default ->
                variables.queueAllMessages() || isSevere(request, variables.offlineQueuingSeverity())
                        ? QueueLane.OTHER
                        : null;
        };
    }

    private static boolean isSevere(OcppRequest<?> request, OptionalInt queued) {
        return queued.isPresent()
                && request instanceof NotifyEventRequest notify
                && notify.eventData().stream()
                        .map(EventData::severity)
                        .anyMatch(s -> s != null && s <= queued.getAsInt());
    }

    private static QueueRetention retention(OcppRequest<?> request) {
        if (request instanceof TransactionEventRequest event) {
            return event.eventType() == TransactionEventEnum.UPDATED && !LIMITS.contains(event.triggerReason())
                    ? QueueRetention.THIN_OUT_LAST
                    : QueueRetention.KEEP;
        }
        if (request instanceof SecurityEventNotificationRequest) {
            return QueueRetention.KEEP;
        }
        return request instanceof MeterValuesRequest ? QueueRetention.THIN_OUT : QueueRetention.DROP_OLDEST_FIRST;
    }

    /** Marks an event that happens while the CSMS cannot be told. */
    static OcppRequest<?> whileOffline(OcppRequest<?> request) {
        return request instanceof TransactionEventRequest event && event.offline() == null
                ? event.toBuilder().offline(true).build()
                : request;
    }

    static QueuedMessage toMessage(OcppRequest<?> request, QueueLane lane, String messageId, Instant at) {
        String transaction = request instanceof TransactionEventRequest event
                ? event.transactionInfo().transactionId()
                : null;
        return new QueuedMessage(
                lane, retention(request), request.ocppAction(), messageId, 0, transaction, at, CODEC.toJson(request));
    }

    /** Reads a request back; empty if that is not possible. */
    static Optional<OcppRequest<?>> toRequest(QueuedMessage message) {
        ReadResult<?> read = CODEC.read(message.action().requestType(), message.payload());
        return read.isValid() && read.orThrow() instanceof OcppRequest<?> request
                ? Optional.of(request)
                : Optional.empty();
    }
}
