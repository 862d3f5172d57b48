package dev.ocppkit.rpc.internal.station;

import java.time.Duration;

/** Times of variables as nanoseconds: nothing below zero, and nothing longer than a day, so that no sum overflows. */
final class Nanos {
    static final long DAY = Duration.ofDays(1).toNanos();

    private Nanos() {}

    static long of(Duration time) {
        if (time.isNegative()) {
            return 0;
        }
        return time.compareTo(Duration.ofDays(1)) >= 0 ? DAY : time.toNanos();
    }
}
