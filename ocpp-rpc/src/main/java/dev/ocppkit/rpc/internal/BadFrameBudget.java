package dev.ocppkit.rpc.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts messages whose id cannot be read, so that a peer that only talks nonsense is dropped. */
final class BadFrameBudget {
    private final int allowed;
    private final long windowNanos;
    private final Deque<Long> times = new ArrayDeque<>();

    BadFrameBudget(int allowed, Duration window) {
        this.allowed = allowed;
        this.windowNanos = window.toNanos();
    }

    /** Counts one and returns whether it is still tolerated. */
    boolean spend(long now) {
        while (!times.isEmpty() && now - times.getFirst() >= windowNanos) {
            times.removeFirst();
        }
        times.addLast(now);
        return times.size() <= allowed;
    }
}
