package dev.ocppkit.station.transaction;

import dev.ocppkit.model.message.TransactionEventResponse;

/**
 * Hears of transactions and adds to their events. Each method does nothing unless overridden; listeners are told in the
 * order in which they were added.
 */
public interface TransactionListener {
    /**
     * A transaction starts; its first event was not sent yet.
     *
     * @param transaction the transaction
     * @param cause why it starts
     * @param event the first event
     */
    default void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {}

    /**
     * The first event of a transaction is in the queue.
     *
     * @param transaction the transaction
     */
    default void started(OngoingTransaction transaction) {}

    /**
     * A vehicle was connected during a transaction.
     *
     * @param transaction the transaction
     */
    default void pluggedIn(OngoingTransaction transaction) {}

    /**
     * A second has passed.
     *
     * @param transaction the transaction
     */
    default void tick(OngoingTransaction transaction) {}

    /**
     * An event of any kind is about to be sent.
     *
     * @param transaction the transaction
     * @param event the event
     */
    default void describe(OngoingTransaction transaction, TransactionEvent event) {}

    /**
     * The CSMS has answered an event. The transaction may be over by now, also because of this answer.
     *
     * @param transaction the transaction
     * @param response the answer
     */
    default void answered(OngoingTransaction transaction, TransactionEventResponse response) {}

    /**
     * A transaction of an earlier process was taken up; it will be resumed or ended next.
     *
     * @param transaction the transaction
     */
    default void restored(OngoingTransaction transaction) {}

    /**
     * A transaction ends; its last event was not sent yet.
     *
     * @param transaction the transaction
     * @param event the last event
     */
    default void ending(OngoingTransaction transaction, TransactionEvent event) {}

    /**
     * A transaction is over, and its last event in the queue.
     *
     * @param transaction the transaction
     */
    default void ended(OngoingTransaction transaction) {}
}
