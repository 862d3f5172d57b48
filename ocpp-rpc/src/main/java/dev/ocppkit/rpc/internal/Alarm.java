package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The one timer of a connection. One that goes off too early, or for nothing, is cheaper than a change for every message. */
final class Alarm {
    private final TimeSource time;
    private final Runnable action;
    private @Nullable Runnable timer;
    private long at;

    Alarm(TimeSource time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /** Sees to it that the alarm goes off by a deadline. */
    void set(OptionalLong deadline, long now) {
        if (deadline.isEmpty() || (timer != null && deadline.getAsLong() - at >= 0)) {
            return;
        }
        if (timer != null) {
            timer.run();
        }
        at = deadline.getAsLong();
        timer = time.schedule(Duration.ofNanos(Math.max(0, at - now)), action);
    }

    /** The alarm went off. */
    void rang() {
        timer = null;
    }
}
