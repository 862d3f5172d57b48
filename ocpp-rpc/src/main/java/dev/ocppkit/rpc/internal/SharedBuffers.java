package dev.ocppkit.rpc.internal;

import java.util.concurrent.atomic.LongAdder;

/** Counts the bytes that all connections of an endpoint hold together. Safe for use by several threads. */
public final class SharedBuffers {
    private final long bound;
    private final LongAdder bytes = new LongAdder();

    /**
     * Starts at 0.
     *
     * @param bound how many bytes may be held
     */
    public SharedBuffers(long bound) {
        this.bound = bound;
    }

    void change(long difference) {
        if (difference != 0) {
            bytes.add(difference);
        }
    }

    long bytes() {
        return bytes.sum();
    }

    boolean isFull() {
        return bytes() >= bound;
    }

    /** Returns whether so much is held that nothing is read ahead any more. */
    boolean isHalfFull() {
        return bytes() >= bound / 2;
    }
}
