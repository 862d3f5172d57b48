package dev.ocppkit.station.transaction;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.StationStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps transactions over the end of the process: the last event of each, and the event that may not have reached the
 * queue. An event is kept with its number before it goes to the queue, so that a crash in between repeats it and leaves no
 * gap.
 */
final class TransactionMemory {
    private static final String LAST = "tx.";
    private static final String START = "txStart.";
    private static final String PENDING = "pending.";
    private static final String ALIVE = "alive";
    private static final OcppCodec QUEUED = OcppCodec.of(OcppVersion.V2_1).with(ReadPolicy.OFF);

    private final StationContext context;
    private final StationStore store;

    TransactionMemory(StationContext context) {
        this.context = context;
        this.store = context.store();
    }

    void started(OngoingTransaction transaction) {
        store.put(START + transaction.evseId(), transaction.startedAt() + " " + transaction.startWh());
    }

    /** Keeps an event, and with it where the transaction stands. */
    void keep(OngoingTransaction transaction, TransactionEventRequest event) {
        TransactionEventRequest last = event.toBuilder()
                .idToken(transaction.idToken().orElse(null))
                .transactionInfo(event.transactionInfo().toBuilder()
                        .remoteStartId(transaction.remoteStartId().orElse(null))
                        .build())
                .build();
        store.put(LAST + transaction.evseId(), last);
        store.put(PENDING + transaction.evseId(), event);
        alive(context.now());
        store.commit();
    }

    void queued(int evseId) {
        store.remove(PENDING + evseId);
    }

    void ended(int evseId) {
        store.remove(LAST + evseId);
        store.remove(START + evseId);
        store.commit();
    }

    void alive(Instant now) {
        store.put(ALIVE, now.toString());
    }

    /** When an earlier process was alive for the last time. */
    Instant lastAlive() {
        return store.get(ALIVE).map(Instant::parse).orElse(Instant.EPOCH);
    }

    /** The event that an earlier process kept, but did not get into the queue. */
    Optional<TransactionEventRequest> lost(int evseId) {
        return store.get(PENDING + evseId, TransactionEventRequest.class).filter(event -> !isQueued(event));
    }

    private boolean isQueued(TransactionEventRequest wanted) {
        Set<Integer> numbers = new HashSet<>();
        context.queue().forEach(entry -> {
            ReadResult<TransactionEventRequest> read =
                    QUEUED.read(TransactionEventRequest.class, entry.message().payload());
            if (read.isValid() && isOfSame(read.orThrow(), wanted)) {
                numbers.add(read.orThrow().seqNo());
            }
        });
        return numbers.contains(wanted.seqNo());
    }

    private static boolean isOfSame(TransactionEventRequest one, TransactionEventRequest other) {
        return one.transactionInfo()
                .transactionId()
                .equals(other.transactionInfo().transactionId());
    }

    /** The transaction that an earlier process left at an EVSE. */
    Optional<OngoingTransaction> restore(int evseId) {
        return store.get(LAST + evseId, TransactionEventRequest.class)
                .filter(last -> last.eventType() != TransactionEventEnum.ENDED)
                .map(last -> restore(evseId, last));
    }

    private OngoingTransaction restore(int evseId, TransactionEventRequest last) {
        String[] start = store.get(START + evseId)
                .orElseGet(() -> last.timestamp() + " 0")
                .split(" ", -1);
        OngoingTransaction transaction = new OngoingTransaction(
                last.transactionInfo().transactionId(),
                evseId,
                last.idToken(),
                last.transactionInfo().remoteStartId(),
                Instant.parse(start[0]),
                new BigDecimal(start[1]));
        transaction.seqNo = last.seqNo() + 1;
        if (last.transactionInfo().chargingState() != null) {
            transaction.state = last.transactionInfo().chargingState();
        }
        transaction.powerPathClosedAt = transaction.startedAt();
        return transaction;
    }
}
