package dev.ocppkit.rpc.station.queue;

/**
 * Messages of one lane are delivered in the order in which they were queued, each after the one before it; lanes do not
 * wait for each other.
 */
public enum QueueLane {
    /**
     * Messages of transactions, all of them in one order.
     *
     * <p>Spec: OCPP 2.1 Part 2, E13.FR.04.
     */
    TRANSACTION,
    /**
     * Security events, which are tried until they are delivered.
     *
     * <p>Spec: OCPP 2.1 Part 2, A04.FR.02.
     */
    SECURITY,
    /** Everything else that is queued. */
    OTHER
}
