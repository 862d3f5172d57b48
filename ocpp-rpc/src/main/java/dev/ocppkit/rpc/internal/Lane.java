package dev.ocppkit.rpc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one peer that wait for handlers, in order of arrival; one is handled at a time. Used by one thread at a
 * time.
 */
@SuppressWarnings("ReferenceEquality") // Two SENDs may be equal; each is handled.
final class Lane {
    private final Consumer<Object> starter;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private @Nullable Object current;

    /**
     * @param starter starts the handling of an {@link InboundCall} or {@link InboundSend} and returns at once
     */
    Lane(Consumer<Object> starter) {
        this.starter = starter;
    }

    void add(Object message) {
        waiting.addLast(message);
        startNext();
    }

    /** A message is handled, or nobody waits for that any more. */
    void remove(Object message) {
        if (current == message) {
            current = null;
            startNext();
        } else {
            waiting.removeIf(m -> m == message);
        }
    }

    int size() {
        return waiting.size();
    }

    private void startNext() {
        if (current == null) {
            Object next = waiting.pollFirst();
            if (next != null) {
                current = next;
                starter.accept(next);
            }
        }
    }
}
