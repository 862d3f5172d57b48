package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Time since the start of a transaction. */
public final class Spans {

    private static final long NANOS = 1_000_000_000L;
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);

    private Spans() {}

    /**
     * Measures the time between two instants.
     *
     * @param start the earlier one
     * @param end the later one
     * @return the time in ns
     * @throws CalculationFailure if it is longer than the seconds of a transaction can be reported, about 68 years
     */
    public static long nanos(Instant start, Instant end) {
        long seconds = end.getEpochSecond() - start.getEpochSecond();
        if (Math.abs(seconds) >= Integer.MAX_VALUE) {
            throw new CalculationFailure("the times of the transaction lie too far apart");
        }
        return seconds * NANOS + end.getNano() - start.getNano();
    }

    /**
     * Gives the instant after some time, to the nearest millisecond unless it is exact.
     *
     * @param start the start
     * @param nanos ns after it
     * @return the instant
     */
    public static Instant after(Instant start, BigDecimal nanos) {
        BigDecimal exact = nanos.add(BigDecimal.valueOf(start.getNano()));
        BigDecimal rounded = isWhole(nanos)
                ? exact
                : exact.divide(NANOS_PER_MILLI, 0, RoundingMode.HALF_UP).multiply(NANOS_PER_MILLI);
        return Instant.ofEpochSecond(start.getEpochSecond(), rounded.longValue());
    }

    private static boolean isWhole(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }
}
