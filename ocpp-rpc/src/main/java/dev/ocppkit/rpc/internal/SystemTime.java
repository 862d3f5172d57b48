package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The time of the machine, with one timer thread for all endpoints. */
final class SystemTime implements TimeSource {
    private static final SystemTime SHARED = new SystemTime();

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new DaemonThreads("ocpp-rpc-timer-"));

    private SystemTime() {
        timer.setRemoveOnCancelPolicy(true);
    }

    static TimeSource shared() {
        return SHARED;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        Future<?> future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
