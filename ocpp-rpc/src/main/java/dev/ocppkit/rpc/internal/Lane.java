package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.HandlerOrder;
import java.util.function.Consumer;

/** The messages of one peer that wait for handlers. Used by one thread at a time. */
interface Lane {
    /**
     * Makes a lane.
     *
     * @param order which messages wait for each other
     * @param bound how many are handled at the same time
     * @param starter starts the handling of an {@link InboundCall} or {@link InboundSend} and returns at once
     */
    static Lane of(HandlerOrder order, int bound, Consumer<Object> starter) {
        return order.key()
                .<Lane>map(key -> new KeyedLane(key, bound, starter))
                .orElseGet(() -> new SerialLane(starter));
    }

    /** Takes an {@link InboundCall} or {@link InboundSend}. */
    void add(Object message);

    /** A message is handled, or nobody waits for that any more. */
    void remove(Object message);

    /** Returns how many wait. */
    int size();
}
