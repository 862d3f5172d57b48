package dev.ocppkit.rpc.station.queue;

/**
 * What may be done with a queued message when there is no room left. The constants stand in the order of dropping.
 *
 * <p>Spec: OCPP 2.1 Part 2, E12.FR.04 and E12.FR.05; 2.1.10 (QueueAllMessages: transactions last).
 */
public enum QueueRetention {
    /** Dropped before anything else, the oldest first. */
    DROP_OLDEST_FIRST,
    /** A meter value outside transactions: the 1st, 3rd, 5th and so on are dropped together, before those of transactions. */
    THIN_OUT,
    /** An intermediate event of a transaction: its 1st, 3rd, 5th and so on are dropped together, last of all. */
    THIN_OUT_LAST,
    /** Never dropped. */
    KEEP
}
