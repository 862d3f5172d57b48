package dev.ocppkit.rpc.testing;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes only when a test says so. */
public final class ManualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private record Timer(long at, Runnable task) {}

    private final List<Timer> timers = new ArrayList<>();
    private long nanos;

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
        Timer timer = new Timer(nanos + delay.toNanos(), task);
        timers.add(timer);
        return () -> {
            synchronized (this) {
                timers.remove(timer);
            }
        };
    }

    /** Lets time pass and runs the timers that go off, in order. */
    public void pass(Duration time) {
        long end = nanoTime() + time.toNanos();
        Optional<Timer> next = nextUntil(end);
        while (next.isPresent()) {
            next.get().task().run();
            next = nextUntil(end);
        }
        synchronized (this) {
            nanos = end;
        }
    }

    private synchronized Optional<Timer> nextUntil(long end) {
        Optional<Timer> next = timers.stream().filter(t -> t.at() <= end).min(Comparator.comparingLong(Timer::at));
        next.ifPresent(timer -> {
            timers.remove(timer);
            nanos = Math.max(nanos, timer.at());
        });
        return next;
    }
}
