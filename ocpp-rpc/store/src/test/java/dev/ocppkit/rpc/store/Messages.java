package dev.ocppkit.rpc.store;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages of tests, told apart by a number in their payload. */
final class Messages {
    private Messages() {}

    static QueuedMessage message(long number) {
        return new QueuedMessage(
                QueueLane.TRANSACTION,
                QueueRetention.KEEP,
                Action.TRANSACTION_EVENT,
                "id-" + number,
                0,
                "T",
                Instant.parse("2026-01-31T12:00:00Z"),
                Long.toString(number) + " ".repeat((int) (number % 7) * 100));
    }

    static long number(QueuedMessage message) {
        return Long.parseLong(message.payload().trim());
    }

    static List<Long> numbers(QueueStore store) {
        List<Long> all = new ArrayList<>();
        store.forEach(entry -> all.add(number(entry.message())));
        return all;
    }

    static List<QueueEntry> entries(QueueStore store) {
        List<QueueEntry> all = new ArrayList<>();
        store.forEach(all::add);
        return all;
    }
}
