package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Looks at all connections of an endpoint again and again while there are any, with one timer for all of them. */
final class Sweep {
    private final TimeSource time;
    private final Duration period;
    private final BooleanSupplier look;
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param period how long it waits in between; 0 if it never looks
     * @param look looks at all; returns whether there are any
     */
    Sweep(TimeSource time, Duration period, BooleanSupplier look) {
        this.time = time;
        this.period = period;
        this.look = look;
    }

    /** There is a connection. */
    void wake() {
        if (!period.isZero() && running.compareAndSet(false, true)) {
            var unused = time.schedule(period, this::sweep);
        }
    }

    private void sweep() {
        // Before looking: whoever comes later wakes it again.
        running.set(false);
        if (look.getAsBoolean()) {
            wake();
        }
    }
}
