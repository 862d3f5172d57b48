package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store with an index over it: it knows what waits, keeps it within its bounds and drops in the order of the
 * specification. Safe for use by several threads; whoever appends waits for the disk of the store.
 *
 * <p>Spec: OCPP 2.1 Part 2, E12.FR.04 and E12.FR.05, E14; 2.1.10.
 */
public final class OfflineQueue {
    private record Header(
            long sequence,
            QueueRetention retention,
            @Nullable String transactionId,
            int size) {}

    /**
     * What came of appending.
     *
     * @param sequence the place of the message, or empty if there is no room for it
     * @param dropped what made room for it
     */
    public record Appended(OptionalLong sequence, List<QueueEntry> dropped) {}

    private final QueueStore store;
    private final QueueLimits limits;
    private final Consumer<QueueStoreException> failures;
    private final Set<Long> toRemove = new HashSet<>();
    private final Map<QueueLane, NavigableMap<Long, Header>> lanes = new EnumMap<>(QueueLane.class);
    private final Set<Long> underway = new HashSet<>();
    private int count;
    private long bytes;

    /**
     * Opens the queue and reads what is in the store.
     *
     * @param store keeps the messages
     * @param limits the bounds
     * @param failures hears of failures of the store, apart from those of {@link #append}; returns quickly
     * @throws QueueStoreException if the store cannot be read
     */
    public OfflineQueue(QueueStore store, QueueLimits limits, Consumer<QueueStoreException> failures) {
        this.store = store;
        this.limits = limits;
        this.failures = failures;
        for (QueueLane lane : QueueLane.values()) {
            lanes.put(lane, new TreeMap<>());
        }
        store.forEach(entry -> add(entry.sequence(), entry.message()));
    }

    private NavigableMap<Long, Header> lane(QueueLane lane) {
        return lanes.computeIfAbsent(lane, key -> new TreeMap<>());
    }

    private void add(long sequence, QueuedMessage message) {
        int size = message.payload().length();
        lane(message.lane()).put(sequence, new Header(sequence, message.retention(), message.transactionId(), size));
        count++;
        bytes += size;
    }

    /**
     * Adds a message behind all others.
     *
     * @param message the message
     * @return its place, if there is room
     * @throws QueueStoreException if the store cannot take it
     */
    public synchronized Appended append(QueuedMessage message) {
        List<QueueEntry> dropped = makeRoom(message);
        if (!fits(message, message.retention() == QueueRetention.KEEP ? 2 : 1)) {
            return new Appended(OptionalLong.empty(), dropped);
        }
        long sequence = store.append(message);
        add(sequence, message);
        return new Appended(OptionalLong.of(sequence), dropped);
    }

    private boolean fits(QueuedMessage message, int times) {
        return count < (long) limits.maxMessages() * times
                && bytes + message.payload().length() <= limits.maxBytes() * times;
    }

    private List<QueueEntry> makeRoom(QueuedMessage message) {
        List<QueueEntry> dropped = new ArrayList<>();
        while (!fits(message, 1)) {
            List<Header> next = nextToDrop(message.retention());
            if (next.isEmpty()) {
                break;
            }
            next.forEach(h -> store.read(h.sequence()).ifPresent(m -> dropped.add(new QueueEntry(h.sequence(), m))));
            remove(next.stream().map(Header::sequence).toList());
        }
        return dropped;
    }

    /** Nothing is dropped for the sake of a message that would be dropped before it. */
    private List<Header> nextToDrop(QueueRetention newcomer) {
        List<Header> next = droppable(QueueRetention.DROP_OLDEST_FIRST).limit(1).toList();
        if (next.isEmpty() && newcomer.compareTo(QueueRetention.THIN_OUT) >= 0) {
            next = everySecond(droppable(QueueRetention.THIN_OUT).toList());
        }
        if (next.isEmpty() && newcomer.compareTo(QueueRetention.THIN_OUT_LAST) >= 0) {
            Map<@Nullable String, List<Header>> transactions = new LinkedHashMap<>();
            droppable(QueueRetention.THIN_OUT_LAST)
                    .forEach(h -> transactions
                            .computeIfAbsent(h.transactionId(), id -> new ArrayList<>())
                            .add(h));
            next = transactions.values().stream()
                    .flatMap(t -> everySecond(t).stream())
                    .toList();
        }
        return next;
    }

    private Stream<Header> droppable(QueueRetention retention) {
        return lanes.values().stream()
                .flatMap(lane -> lane.values().stream())
                .filter(h -> h.retention() == retention && !underway.contains(h.sequence()));
    }

    private static List<Header> everySecond(List<Header> headers) {
        List<Header> chosen = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            chosen.add(headers.get(i));
        }
        return chosen;
    }

    /**
     * Takes the first message of a lane for sending; it is not dropped until it is released or removed. Empty if there is
     * none, or if the store cannot be read now.
     */
    synchronized Optional<QueueEntry> take(QueueLane lane) {
        Map.Entry<Long, Header> first = lane(lane).firstEntry();
        while (first != null) {
            Optional<QueuedMessage> message;
            try {
                message = store.read(first.getKey());
            } catch (QueueStoreException e) {
                failures.accept(e);
                return Optional.empty();
            }
            if (message.isPresent()) {
                underway.add(first.getKey());
                return Optional.of(new QueueEntry(first.getKey(), message.get()));
            }
            // Somebody else has emptied the store; what is gone cannot be delivered.
            forget(first.getKey());
            first = lane(lane).firstEntry();
        }
        return Optional.empty();
    }

    synchronized boolean isEmpty(QueueLane lane) {
        return lane(lane).isEmpty();
    }

    /** The message is not being sent any more, but stays. */
    synchronized void release(long sequence) {
        underway.remove(sequence);
    }

    /** A transmission failed. */
    synchronized void attempted(long sequence, int attempts, String messageId) {
        underway.remove(sequence);
        try {
            store.attempted(sequence, attempts, messageId);
        } catch (QueueStoreException e) {
            failures.accept(e);
        }
    }

    /** The messages are delivered or given up. What the store fails to remove is removed with the next ones. */
    synchronized void remove(List<Long> sequences) {
        sequences.forEach(this::forget);
        toRemove.addAll(sequences);
        try {
            store.remove(toRemove);
            toRemove.clear();
        } catch (QueueStoreException e) {
            failures.accept(e);
        }
    }

    private void forget(long sequence) {
        underway.remove(sequence);
        for (NavigableMap<Long, Header> lane : lanes.values()) {
            Header header = lane.remove(sequence);
            if (header != null) {
                count--;
                bytes -= header.size();
            }
        }
    }

    /**
     * Returns whether messages about a transaction wait.
     *
     * <p>Spec: OCPP 2.1 Part 2, E14.FR.04 and E14.FR.05.
     *
     * @param transactionId the transaction
     * @return whether at least one is not delivered yet
     */
    public synchronized boolean holds(String transactionId) {
        return lane(QueueLane.TRANSACTION).values().stream().anyMatch(h -> transactionId.equals(h.transactionId()));
    }

    /**
     * Returns whether messages about any transaction wait.
     *
     * <p>Spec: OCPP 2.1 Part 2, E14.FR.07 and E14.FR.08.
     *
     * @return whether at least one is not delivered yet
     */
    public synchronized boolean holdsTransactions() {
        return !lane(QueueLane.TRANSACTION).isEmpty();
    }

    /**
     * Returns how many messages wait.
     *
     * @return the number
     */
    public synchronized int size() {
        return count;
    }
}
