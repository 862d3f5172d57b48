package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Messages with equal keys are handled one after the other, all others at the same time. */
@SuppressWarnings("ReferenceEquality") // Two SENDs may be equal; each is handled.
final class KeyedLane implements Lane {
    private record Waiting(Object message, Object key) {}

    private static final Object RAW = new Object();

    private final Function<? super OcppMessage, ? extends @Nullable Object> keys;
    private final int bound;
    private final Consumer<Object> starter;
    private final List<Waiting> waiting = new ArrayList<>();
    private final IdentityHashMap<Object, Object> running = new IdentityHashMap<>();
    private final Set<Object> busy = new HashSet<>();

    KeyedLane(Function<? super OcppMessage, ? extends @Nullable Object> keys, int bound, Consumer<Object> starter) {
        this.keys = keys;
        this.bound = bound;
        this.starter = starter;
    }

    @Override
    public void add(Object message) {
        waiting.add(new Waiting(message, keyOf(message)));
        startNext();
    }

    private Object keyOf(Object message) {
        OcppMessage content = content(message);
        if (content == null) {
            return RAW;
        }
        Object key;
        try {
            key = keys.apply(content);
        } catch (RuntimeException e) {
            UserCode.orderFailed(e);
            return RAW;
        }
        // Without a key a message waits for nothing.
        return key == null ? new Object() : key;
    }

    private static @Nullable OcppMessage content(Object message) {
        if (message instanceof InboundCall call) {
            return call.content() instanceof InboundCall.Typed typed ? typed.request() : null;
        }
        return message instanceof InboundSend send ? send.message() : null;
    }

    @Override
    public void remove(Object message) {
        Object key = running.remove(message);
        if (key == null) {
            waiting.removeIf(w -> w.message() == message);
        } else {
            busy.remove(key);
            startNext();
        }
    }

    @Override
    public int size() {
        return waiting.size();
    }

    private void startNext() {
        List<Object> started = new ArrayList<>();
        Iterator<Waiting> all = waiting.iterator();
        while (all.hasNext() && running.size() < bound) {
            Waiting next = all.next();
            if (busy.add(next.key())) {
                all.remove();
                running.put(next.message(), next.key());
                started.add(next.message());
            }
        }
        started.forEach(starter);
    }
}
