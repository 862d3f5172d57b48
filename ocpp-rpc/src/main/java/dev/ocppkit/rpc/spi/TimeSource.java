package dev.ocppkit.rpc.spi;

import java.time.Duration;
import java.time.Instant;

/** Time and timers, so that tests can own them. Safe for use by several threads. */
public interface TimeSource {
    /**
     * Returns the time of day, for what people and peers see.
     *
     * @return the time
     */
    Instant now();

    /**
     * Returns a time that never jumps, for timeouts.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanoTime();

    /**
     * Runs something later.
     *
     * @param delay how much later
     * @param task what to run; it returns quickly
     * @return takes the task back if it has not started
     */
    Runnable schedule(Duration delay, Runnable task);
}
