package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when a test says so. It starts at 2026-01-31T12:00:00Z. Timers run on the thread that lets time pass,
 * in the order in which they are due, those due at the same moment in the order in which they were set.
 *
 * <p>Safe for use by several threads; only one of them should let time pass.
 */
public final class VirtualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private record Timer(long at, long number, Runnable task) {}

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::number));
    private long nanos;
    private long numbers;

    /** Makes a time that stands still. */
    public VirtualTime() {}

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Runnable schedule(Duration delay, Runnable task) {
        Timer timer = new Timer(nanos + Math.max(0, delay.toNanos()), numbers++, task);
        timers.add(timer);
        return () -> {
            synchronized (this) {
                timers.remove(timer);
            }
        };
    }

    /**
     * Lets time pass and runs the timers that are due, each at its own moment.
     *
     * @param time how much; not negative
     * @throws IllegalArgumentException if it is negative
     */
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time is " + time + ", but it never goes back");
        }
        long end = nanoTime() + time.toNanos();
        Timer next = nextUntil(end);
        while (next != null) {
            next.task().run();
            next = nextUntil(end);
        }
        synchronized (this) {
            nanos = end;
        }
    }

    /**
     * Returns how many timers are set.
     *
     * @return the number of those that have neither run nor been taken back
     */
    public synchronized int timers() {
        return timers.size();
    }

    private synchronized @Nullable Timer nextUntil(long end) {
        Timer next = timers.peek();
        if (next == null || next.at() > end) {
            return null;
        }
        timers.poll();
        nanos = Math.max(nanos, next.at());
        return next;
    }
}
