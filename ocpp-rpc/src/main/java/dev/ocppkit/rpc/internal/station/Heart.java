package dev.ocppkit.rpc.internal.station;

import java.time.Duration;

/**
 * When the next Heartbeat is due: the interval after the last message of any kind that was sent, but at least once a day,
 * because of the clock.
 *
 * <p>Spec: OCPP 2.1 Part 2, G02.FR.02, G02.FR.05 and G02.FR.07; Part 4, 5.3.
 */
final class Heart {
    private long lastHeartbeat;
    private boolean underway;
    private boolean atOnce;

    /** The station was accepted, and knows the time from the answer. */
    void begin(long now) {
        lastHeartbeat = now;
        underway = false;
        atOnce = false;
    }

    /** The station is connected again: the first Heartbeat does not wait. */
    void beginWithBeat(long now) {
        begin(now);
        atOnce = true;
    }

    /** A Heartbeat is sent. */
    void send(long now) {
        lastHeartbeat = now;
        underway = true;
        atOnce = false;
    }

    /** It was answered, or never will be. */
    void done() {
        underway = false;
    }

    /** Returns when the next one is due, or {@link Long#MAX_VALUE} for never. */
    long due(Duration interval, long lastSent) {
        if (underway || interval.isZero() || interval.isNegative()) {
            return Long.MAX_VALUE;
        }
        if (atOnce) {
            return lastHeartbeat;
        }
        long quiet = lastSent - lastHeartbeat > 0 ? lastSent : lastHeartbeat;
        long byInterval = quiet + Nanos.of(interval);
        long byDay = lastHeartbeat + Nanos.DAY;
        return byInterval - byDay < 0 ? byInterval : byDay;
    }
}
