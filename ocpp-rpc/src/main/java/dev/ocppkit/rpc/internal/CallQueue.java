package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.CallPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The CALLs that wait for the one slot: higher priorities first, those of one priority in the order of their arrival. */
final class CallQueue {
    private final int bound;
    private final List<Waiting> waiting = new ArrayList<>(0);

    private record Waiting(OutboundCall call, CallPriority priority, long deadline) {}

    CallQueue(int bound) {
        this.bound = bound;
    }

    /** Adds a CALL; returns false if the queue is full. */
    boolean add(OutboundCall call, long now) {
        if (waiting.size() >= bound) {
            return false;
        }
        CallPriority priority = call.options().priority().orElseGet(() -> CallPriority.of(call.action()));
        int place = waiting.size();
        while (place > 0 && waiting.get(place - 1).priority().compareTo(priority) > 0) {
            place--;
        }
        long deadline = now + call.options().queueTimeout().toNanos();
        waiting.add(place, new Waiting(call, priority, deadline));
        return true;
    }

    @Nullable
    OutboundCall poll() {
        return waiting.isEmpty() ? null : waiting.remove(0).call();
    }

    boolean remove(OutboundCall call) {
        return waiting.removeIf(w -> w.call() == call);
    }

    /** Takes out what has waited too long. */
    void expire(long now, Consumer<OutboundCall> expired) {
        waiting.removeIf(w -> {
            boolean over = now - w.deadline() >= 0;
            if (over) {
                expired.accept(w.call());
            }
            return over;
        });
    }

    void clear(Consumer<OutboundCall> removed) {
        waiting.forEach(w -> removed.accept(w.call()));
        waiting.clear();
    }

    /** Returns how many nanoseconds are left until the first has waited too long. */
    long untilExpiry(long now) {
        long soonest = Long.MAX_VALUE;
        for (Waiting w : waiting) {
            soonest = Math.min(soonest, w.deadline() - now);
        }
        return soonest;
    }

    int size() {
        return waiting.size();
    }

    long bytes() {
        long sum = 0;
        for (Waiting w : waiting) {
            sum += w.call().frame().length;
        }
        return sum;
    }
}
