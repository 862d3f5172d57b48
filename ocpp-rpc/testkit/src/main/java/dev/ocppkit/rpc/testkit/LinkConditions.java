package dev.ocppkit.rpc.testkit;

import java.time.Duration;
import java.util.Objects;

/**
 * What a connection in memory does to messages on their way. Their order is always kept, as TCP does.
 *
 * <pre>{@code
 * LinkConditions mobile = LinkConditions.PERFECT.withLatency(Duration.ofMillis(80), Duration.ofMillis(400)).withLoss(5);
 * }</pre>
 *
 * @param latency the time that each message takes at least; not negative
 * @param jitter the greatest random time on top of that; not negative
 * @param lossPerThousand how many of 1,000 messages end the connection, 0 to 1,000; whether such a message still arrives is
 *     random
 * @param halfOpenPerThousand how many of 1,000 messages are the first of those that get lost without anyone noticing, 0 to
 *     1,000
 */
public record LinkConditions(Duration latency, Duration jitter, int lossPerThousand, int halfOpenPerThousand) {
    /** Everything arrives at once, on the thread that sends it. */
    public static final LinkConditions PERFECT = new LinkConditions(Duration.ZERO, Duration.ZERO, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if something is out of its range
     */
    public LinkConditions {
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(jitter, "jitter");
        if (latency.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("latency and jitter must not be negative");
        }
        checkChance("lossPerThousand", lossPerThousand);
        checkChance("halfOpenPerThousand", halfOpenPerThousand);
    }

    private static void checkChance(String name, int value) {
        if (value < 0 || value > 1000) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be 0 to 1000");
        }
    }

    /**
     * Returns these conditions with another latency.
     *
     * @param least the time that each message takes at least
     * @param random the greatest random time on top of that
     * @return the conditions
     */
    public LinkConditions withLatency(Duration least, Duration random) {
        return new LinkConditions(least, random, lossPerThousand, halfOpenPerThousand);
    }

    /**
     * Returns these conditions with another chance that the connection is lost.
     *
     * @param perThousand how many of 1,000 messages end the connection
     * @return the conditions
     */
    public LinkConditions withLoss(int perThousand) {
        return new LinkConditions(latency, jitter, perThousand, halfOpenPerThousand);
    }

    /**
     * Returns these conditions with another chance that the connection falls silent.
     *
     * @param perThousand how many of 1,000 messages are the first that get lost without anyone noticing
     * @return the conditions
     */
    public LinkConditions withHalfOpen(int perThousand) {
        return new LinkConditions(latency, jitter, lossPerThousand, perThousand);
    }
}
