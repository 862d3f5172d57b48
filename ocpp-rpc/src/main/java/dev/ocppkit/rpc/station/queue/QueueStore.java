package dev.ocppkit.rpc.station.queue;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps queued messages. What is kept, in which order it is delivered and what is dropped is decided by the charging
 * station; a store only remembers, and forgets nothing that it has taken.
 *
 * <p>Safe for use by several threads. All methods may block for the disk, and throw a {@link QueueStoreException} if the
 * store fails. A store belongs to one charging station at a time.
 *
 * <p>A store that claims to survive crashes must hold after one, at whatever instant: each message whose {@link #append}
 * had returned and whose removal had not begun, in the order in which they were appended; and no message whose
 * {@link #remove} had returned.
 */
public interface QueueStore extends AutoCloseable {
    /**
     * Adds a message behind all others.
     *
     * @param message the message
     * @return its place; the message is safe when this returns
     * @throws QueueStoreException if the message could not be made safe
     */
    long append(QueuedMessage message);

    /**
     * Goes through all messages, in order.
     *
     * @param reader takes each
     */
    void forEach(Consumer<QueueEntry> reader);

    /**
     * Reads one message.
     *
     * @param sequence its place
     * @return the message, or empty if it is not there any more
     */
    Optional<QueuedMessage> read(long sequence);

    /**
     * Remembers that a transmission failed; does nothing if the message is not there any more.
     *
     * @param sequence its place
     * @param attempts how many transmissions have failed
     * @param messageId the id for the next one
     */
    void attempted(long sequence, int attempts, String messageId);

    /**
     * Removes messages, all of them or, after a crash, maybe none.
     *
     * @param sequences their places; those that are not there are passed over
     */
    void remove(Collection<Long> sequences);

    /** Closes the store; nothing may be called afterwards. Closing it again does nothing. */
    @Override
    void close();
}
