package dev.ocppkit.rpc.internal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages are handled one after the other, in the order of their arrival. */
@SuppressWarnings("ReferenceEquality") // Two SENDs may be equal; each is handled.
final class SerialLane implements Lane {
    private final Consumer<Object> starter;
    private final ShortQueue<Object> waiting = new ShortQueue<>();
    private @Nullable Object current;

    SerialLane(Consumer<Object> starter) {
        this.starter = starter;
    }

    @Override
    public void add(Object message) {
        waiting.add(message);
        startNext();
    }

    @Override
    public void remove(Object message) {
        if (current == message) {
            current = null;
            startNext();
        } else {
            waiting.removeIf(m -> m == message);
        }
    }

    @Override
    public int size() {
        return waiting.size();
    }

    private void startNext() {
        if (current == null) {
            Object next = waiting.poll();
            if (next != null) {
                current = next;
                starter.accept(next);
            }
        }
    }
}
