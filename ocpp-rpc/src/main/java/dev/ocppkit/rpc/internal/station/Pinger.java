package dev.ocppkit.rpc.internal.station;

import java.time.Duration;

/**
 * When to ping, and when a connection is dead: the interval after anything was received comes a ping, and if another
 * interval brings nothing at all the connection is given up.
 *
 * <p>Spec: OCPP 2.1 Part 4, 5.3 and 8.4.
 */
final class Pinger {
    private boolean underway;
    private long pingedAt;

    /** A connection was opened. */
    void begin() {
        underway = false;
    }

    /** A ping is sent. */
    void send(long now) {
        underway = true;
        pingedAt = now;
    }

    /** Returns whether the answer to the last ping, or any other sign of life, is still missing. */
    boolean isUnanswered(long lastReceived) {
        if (underway && lastReceived - pingedAt >= 0) {
            underway = false;
        }
        return underway;
    }

    /** Returns when to ping, or to give up if a ping is unanswered; {@link Long#MAX_VALUE} for never. */
    long due(Duration interval, long lastReceived) {
        if (interval.isZero() || interval.isNegative()) {
            return Long.MAX_VALUE;
        }
        return (isUnanswered(lastReceived) ? pingedAt : lastReceived) + Nanos.of(interval);
    }
}
