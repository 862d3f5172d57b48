package dev.ocppkit.csms;

import dev.ocppkit.model.OcppVersion;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a CSMS keeps what messages tell: a database with transactions. It is called by several threads.
 *
 * @param <S> an open transaction of the database
 */
public interface MessageStore<S> {
    /**
     * Does work in one transaction: all of it or, if it throws, nothing. Returns when it is committed.
     *
     * @param work the work
     * @param <T> its result
     * @return the result
     */
    <T extends @Nullable Object> T inTransaction(Function<S, T> work);

    /**
     * Keeps that a station was heard of.
     *
     * @param transaction the transaction of a message, or one of its own for a new connection
     * @param identity the identity of the station
     * @param version the version that it speaks
     * @param at when that was
     */
    void heard(S transaction, String identity, OcppVersion version, Instant at);

    /**
     * Keeps a message, unless it is there already.
     *
     * @param transaction the transaction of the message
     * @param message the message
     * @return false, with nothing changed, if a message with its {@link StoredMessage#key} is there
     */
    boolean add(S transaction, StoredMessage message);

    /**
     * Hears that the transaction of a message is committed, for pages that show what is new.
     *
     * @param identity the identity of the station
     */
    void committed(String identity);
}
