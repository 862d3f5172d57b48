package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.station.StationVariables;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: w(1) = minimum + random, then w(n) = 2 w(n-1) + random as often as the variables
 * say, then always the last wait. The variables are read anew at each step.
 *
 * <p>Spec: OCPP 2.1 Part 4, 5.4 and 8.1 to 8.3, errata 2025-09 4.1 (a successful connection begins anew).
 */
final class BackOff {
    /** Doubling knows no bound of its own; a station that waits for days is as good as lost (B10.FR.09). */
    static final Duration LONGEST = Duration.ofDays(1);

    private final StationVariables variables;
    private final RandomGenerator random;
    private int waits;
    private Duration last = Duration.ZERO;

    BackOff(StationVariables variables, RandomGenerator random) {
        this.variables = variables;
        this.random = random;
    }

    void reset() {
        waits = 0;
    }

    /** Returns the next wait. */
    Duration next() {
        if (waits == 0) {
            last = bounded(positive(variables.retryBackOffWaitMinimum()).plus(randomPart()));
        } else if (waits <= variables.retryBackOffRepeatTimes()) {
            last = bounded(last.multipliedBy(2).plus(randomPart()));
        }
        waits = Math.min(waits + 1, Integer.MAX_VALUE - 1);
        return last;
    }

    private Duration randomPart() {
        long range = bounded(positive(variables.retryBackOffRandomRange())).toMillis();
        return Duration.ofMillis(range == 0 ? 0 : random.nextLong(range + 1));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration positive(Duration value) {
        return bounded(value.isNegative() ? Duration.ZERO : value);
    }
}
