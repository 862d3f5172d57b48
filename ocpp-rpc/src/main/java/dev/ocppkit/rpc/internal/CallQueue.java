package dev.ocppkit.rpc.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CALLs of ours that wait for their turn, each with the moment at which it gives up. */
final class CallQueue {
    private final int capacity;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(OutboundCall call, long deadline) {}

    CallQueue(int capacity) {
        this.capacity = capacity;
    }

    boolean isFull() {
        return waiting.size() >= capacity;
    }

    void add(OutboundCall call, long now) {
        waiting.addLast(new Waiting(call, now + call.options().queueTimeout().toNanos()));
    }

    @Nullable
    OutboundCall poll() {
        Waiting next = waiting.pollFirst();
        return next == null ? null : next.call();
    }

    boolean remove(OutboundCall call) {
        return waiting.removeIf(w -> w.call() == call);
    }

    /** Removes those that have waited too long. */
    List<OutboundCall> expire(long now) {
        List<OutboundCall> expired = new ArrayList<>();
        Iterator<Waiting> all = waiting.iterator();
        while (all.hasNext()) {
            Waiting next = all.next();
            if (now - next.deadline() >= 0) {
                all.remove();
                expired.add(next.call());
            }
        }
        return expired;
    }

    /** Removes all. */
    List<OutboundCall> clear() {
        List<OutboundCall> all = waiting.stream().map(Waiting::call).toList();
        waiting.clear();
        return all;
    }

    /** Returns how long it is until the first gives up; the greatest number if none waits. */
    long untilDeadline(long now) {
        long soonest = Long.MAX_VALUE;
        for (Waiting w : waiting) {
            soonest = Math.min(soonest, w.deadline() - now);
        }
        return soonest;
    }
}
