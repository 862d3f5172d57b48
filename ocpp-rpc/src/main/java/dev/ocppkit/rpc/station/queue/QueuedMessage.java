package dev.ocppkit.rpc.station.queue;

import dev.ocppkit.model.Action;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for its delivery.
 *
 * @param lane with which other messages its order is kept
 * @param retention what may be done with it when there is no room left
 * @param action its action
 * @param messageId the id for its next transmission under OCPP 2.1, at most 36 characters; OCPP 2.0.1 takes a new one each
 *     time
 * @param attempts how many transmissions have failed, at least 0; a lost connection is no failure
 * @param transactionId its transaction, or null if it has none
 * @param queuedAt when it was queued, by the clock of the charging station
 * @param payload its payload as JSON
 */
public record QueuedMessage(
        QueueLane lane,
        QueueRetention retention,
        Action action,
        String messageId,
        int attempts,
        @Nullable String transactionId,
        Instant queuedAt,
        String payload) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if {@code attempts} is negative
     */
    public QueuedMessage {
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(queuedAt, "queuedAt");
        Objects.requireNonNull(payload, "payload");
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts is " + attempts + ", but must not be negative");
        }
    }

    /**
     * Returns the message after a failed transmission.
     *
     * @param failures how many transmissions have failed
     * @param nextId the id for the next one
     * @return the changed copy
     * @throws IllegalArgumentException if {@code failures} is negative
     */
    public QueuedMessage attempted(int failures, String nextId) {
        return new QueuedMessage(lane, retention, action, nextId, failures, transactionId, queuedAt, payload);
    }

    /** Leaves out the payload, the transaction and the id, which may be private. */
    @Override
    public String toString() {
        return "QueuedMessage[" + action.wireName() + ", " + lane + ", " + retention + ", attempts=" + attempts + "]";
    }
}
