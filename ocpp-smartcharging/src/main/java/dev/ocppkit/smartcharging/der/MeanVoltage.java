package dev.ocppkit.smartcharging.der;

import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mean voltage of the last ten minutes, formed anew every three seconds.
 *
 * <p>Spec: OCPP 2.1 Part 2, {@code hv10MinMeanValue} and {@code hv10MinMeanTripDelay} of VoltageParamsType.
 *
 * @param samples what it is formed of, the oldest first, at most 200
 * @param lastAt when the last one was taken; null: none was
 */
public record MeanVoltage(
        List<BigDecimal> samples, @Nullable Instant lastAt) {
    /** Nothing has been measured. */
    public static final MeanVoltage EMPTY = new MeanVoltage(List.of(), null);

    private static final int SAMPLES = 200;
    private static final int SECONDS = 3;

    /** Copies the list. */
    public MeanVoltage {
        samples = List.copyOf(samples);
    }

    /**
     * Takes a measurement, if three seconds have passed since the last one.
     *
     * <p>Pure; O(n) in the 200 samples.
     *
     * @param now when it was taken
     * @param voltage the voltage, in the unit of the control
     * @return the new mean
     */
    public MeanVoltage measure(Instant now, BigDecimal voltage) {
        if (lastAt != null && now.isBefore(lastAt.plusSeconds(SECONDS))) {
            return this;
        }
        List<BigDecimal> kept =
                new ArrayList<>(samples.subList(Math.max(0, samples.size() - SAMPLES + 1), samples.size()));
        kept.add(voltage);
        return new MeanVoltage(kept, now);
    }

    /**
     * Returns the mean.
     *
     * @return the mean of ten minutes, rounded toward zero to six decimals; empty before ten minutes are full
     */
    public Optional<BigDecimal> value() {
        if (samples.size() < SAMPLES) {
            return Optional.empty();
        }
        BigDecimal sum = samples.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                Numbers.round(sum.divide(BigDecimal.valueOf(SAMPLES), Numbers.WORKING_SCALE, RoundingMode.DOWN)));
    }
}
