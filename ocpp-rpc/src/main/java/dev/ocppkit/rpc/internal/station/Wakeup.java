package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The one timer of a station. */
final class Wakeup {
    private final TimeSource time;
    private final Runnable action;
    private @Nullable Runnable timer;
    private long at;

    Wakeup(TimeSource time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /** Goes off at a deadline, or not at all. */
    void set(OptionalLong deadline) {
        if (timer != null && deadline.isPresent() && deadline.getAsLong() == at) {
            return;
        }
        if (timer != null) {
            timer.run();
            timer = null;
        }
        if (deadline.isPresent()) {
            at = deadline.getAsLong();
            timer = time.schedule(Duration.ofNanos(Math.max(0, at - time.nanoTime())), action);
        }
    }

    /** It went off. */
    void rang() {
        timer = null;
    }
}
