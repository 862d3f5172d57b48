package dev.ocppkit.rpc.station.queue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps messages in memory: they are gone when the process ends. Safe for use by several threads. */
public final class MemoryQueueStore implements QueueStore {
    private final TreeMap<Long, QueuedMessage> messages = new TreeMap<>();
    private long last;

    /** Makes an empty store. */
    public MemoryQueueStore() {}

    @Override
    public synchronized long append(QueuedMessage message) {
        last++;
        messages.put(last, message);
        return last;
    }

    @Override
    public void forEach(Consumer<QueueEntry> reader) {
        List<QueueEntry> all;
        synchronized (this) {
            all = messages.entrySet().stream()
                    .map(e -> new QueueEntry(e.getKey(), e.getValue()))
                    .toList();
        }
        all.forEach(reader);
    }

    @Override
    public synchronized Optional<QueuedMessage> read(long sequence) {
        return Optional.ofNullable(messages.get(sequence));
    }

    @Override
    public synchronized void attempted(long sequence, int attempts, String messageId) {
        messages.computeIfPresent(sequence, (key, message) -> message.attempted(attempts, messageId));
    }

    @Override
    public synchronized void remove(Collection<Long> sequences) {
        sequences.forEach(messages::remove);
    }

    @Override
    public void close() {
        // Nothing is held; what is queued stays there for a test that opens the store again.
    }
}
