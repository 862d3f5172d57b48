package dev.ocppkit.rpc.station.queue;

import java.util.Objects;

/**
 * A message in its place in the queue.
 *
 * @param sequence its place; greater than those of all messages that were queued before it and are still there
 * @param message the message
 */
public record QueueEntry(long sequence, QueuedMessage message) {
    /** Checks for null. */
    public QueueEntry {
        Objects.requireNonNull(message, "message");
    }
}
