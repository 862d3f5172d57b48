package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A connection in memory with its two ends. Without latency a message is delivered on the thread that sends or requests it,
 * else by a timer; always in order, and only as many as were requested.
 *
 * <p>Safe for use by several threads.
 */
public final class LinkPair {
    private static final int CHANCES = 1000;

    private final LinkEnd client;
    private final LinkEnd server;
    private final TimeSource time;
    private final RandomGenerator random;
    private volatile LinkConditions conditions;
    private volatile boolean silent;

    /**
     * Joins two ends.
     *
     * @param subprotocol what they agreed on; empty for nothing
     * @param time delays messages
     * @param conditions what happens to messages; can be changed later
     * @param random decides what the conditions leave to chance
     */
    public LinkPair(String subprotocol, TimeSource time, LinkConditions conditions, RandomGenerator random) {
        this.time = Objects.requireNonNull(time, "time");
        this.conditions = Objects.requireNonNull(conditions, "conditions");
        this.random = Objects.requireNonNull(random, "random");
        this.client = new LinkEnd(this, subprotocol);
        this.server = new LinkEnd(this, subprotocol);
    }

    /**
     * Returns the end of the charging station.
     *
     * @return the end
     */
    public LinkEnd client() {
        return client;
    }

    /**
     * Returns the end of the CSMS.
     *
     * @return the end
     */
    public LinkEnd server() {
        return server;
    }

    /**
     * Changes what happens to messages that are sent from now on.
     *
     * @param changed the conditions
     */
    public void conditions(LinkConditions changed) {
        conditions = Objects.requireNonNull(changed, "changed");
    }

    /** Loses the connection: both ends hear of it with 1006, and what is on its way is gone. */
    public void lose() {
        client.lose();
        server.lose();
    }

    /**
     * Makes the connection half-open: from now on nothing arrives in either direction, messages, pings and closes alike, and
     * no end is told. An end that aborts hears of its own end.
     */
    public void fallSilent() {
        silent = true;
    }

    /**
     * Returns whether both ends can still send.
     *
     * @return false once an end is closed; a half-open connection is open
     */
    public boolean isOpen() {
        return client.isOpen() && server.isOpen();
    }

    boolean isSilent() {
        return silent;
    }

    LinkEnd other(LinkEnd end) {
        return end == client ? server : client;
    }

    /** Decides about a message that is being sent; false if it does not arrive. */
    boolean survives() {
        LinkConditions now = conditions;
        if (hits(now.halfOpenPerThousand())) {
            silent = true;
            return false;
        }
        if (!hits(now.lossPerThousand())) {
            return !silent;
        }
        boolean arrives = !silent && hits(CHANCES / 2);
        Duration after = delay(now);
        if (arrives && after.isZero()) {
            // The message is handed over on this very call; the loss follows it.
            after = Duration.ofNanos(1);
        }
        runAfter(after, this::lose);
        return arrives;
    }

    private boolean hits(int perThousand) {
        if (perThousand == 0) {
            return false;
        }
        synchronized (random) {
            return random.nextInt(CHANCES) < perThousand;
        }
    }

    Duration delay() {
        return delay(conditions);
    }

    private Duration delay(LinkConditions now) {
        if (now.jitter().isZero()) {
            return now.latency();
        }
        synchronized (random) {
            return now.latency().plusNanos(random.nextLong(now.jitter().toNanos() + 1));
        }
    }

    void runAfter(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        } else {
            var unused = time.schedule(delay, task);
        }
    }
}
