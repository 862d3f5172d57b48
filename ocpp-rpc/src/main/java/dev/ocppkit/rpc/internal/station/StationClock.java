package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.station.StationVariables;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of the CSMS, as far as a station knows it. Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01.FR.06 and G02.FR.06.
 */
final class StationClock {
    private final TimeSource time;
    private final StationVariables variables;
    private final StationNews news;
    private volatile Duration offset = Duration.ZERO;

    StationClock(TimeSource time, StationVariables variables, StationNews news) {
        this.time = time;
        this.variables = variables;
        this.news = news;
    }

    Duration offset() {
        return offset;
    }

    Instant now() {
        return time.now().plus(offset);
    }

    /** The CSMS told its time in the answer to something that was sent at a time of ours. */
    void adjust(Instant csms, Instant sent) {
        if (variables.timeFromHeartbeat()) {
            Duration found = ClockOffset.of(csms, sent, time.now());
            offset = found;
            news.tell(listener -> listener.clockAdjusted(found));
        }
    }
}
