package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppMessage;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of one connection wait for each other's handlers. Messages of different connections never do.
 *
 * <p>However many may be handled at the same time, it is at most {@link RpcLimits#maxQueuedInbound} for a connection.
 * Answers go out in the order in which they are made.
 *
 * <p>Immutable; safe for use by several threads if the function of {@link #byKey} is.
 */
public final class HandlerOrder {
    private static final HandlerOrder SERIAL = new HandlerOrder(null);
    private static final HandlerOrder PER_ACTION = new HandlerOrder(message -> message.ocppAction());
    private static final HandlerOrder UNORDERED = new HandlerOrder(message -> null);

    private final @Nullable Function<? super OcppMessage, ? extends @Nullable Object> key;

    private HandlerOrder(@Nullable Function<? super OcppMessage, ? extends @Nullable Object> key) {
        this.key = key;
    }

    /**
     * Handles one message after the other, in the order of their arrival. This is the default.
     *
     * @return the order
     */
    public static HandlerOrder serial() {
        return SERIAL;
    }

    /**
     * Handles messages of one action one after the other, and those of different actions at the same time.
     *
     * @return the order
     */
    public static HandlerOrder perAction() {
        return PER_ACTION;
    }

    /**
     * Handles all messages at the same time.
     *
     * @return the order
     */
    public static HandlerOrder unordered() {
        return UNORDERED;
    }

    /**
     * Handles messages with equal keys one after the other, for instance those of one transaction. What only a raw handler
     * takes is always handled in the order of its arrival.
     *
     * @param key finds the key of a request or SEND, or null if it waits for nothing; pure, returns at once
     * @return the order
     */
    public static HandlerOrder byKey(Function<? super OcppMessage, ? extends @Nullable Object> key) {
        return new HandlerOrder(Objects.requireNonNull(key, "key"));
    }

    /**
     * Returns what finds keys.
     *
     * @return the function, or empty if everything is handled in the order of its arrival
     */
    public Optional<Function<? super OcppMessage, ? extends @Nullable Object>> key() {
        return Optional.ofNullable(key);
    }
}
