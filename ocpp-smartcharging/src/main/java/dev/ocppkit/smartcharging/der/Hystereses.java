package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a limit of active power ends.
 *
 * <p>Spec: OCPP 2.1 Part 2, HysteresisType; hysteresis of the curves of IEC 61850 and IEEE 2030.5.
 */
public final class Hystereses {
    private Hystereses() {}

    /**
     * Works out the limit that holds. A limit that bites is kept, and only tightened, until the measurement has stayed inside
     * the band for the delay; then it rises with the gradient until it no longer bites.
     *
     * <p>Pure; constant time. Without hysteresis the curve alone decides.
     *
     * @param hysteresis the band, its ends included, delay and gradient; absent ends are open, an absent delay is none, an
     *     absent gradient means at once; null: no hysteresis
     * @param previous where the limit stood
     * @param now the current time, not before the step ahead of it
     * @param value the measurement, in the unit of the x of the curve
     * @param curveLimit what the curve lets in now, in W
     * @param wanted the power wanted without limit, in W
     * @param fullPower the rated power in W, of which the gradient is a percentage per second
     * @return the new state; its limit is what holds
     */
    public static HysteresisState step(
            @Nullable Hysteresis hysteresis,
            HysteresisState previous,
            Instant now,
            BigDecimal value,
            BigDecimal curveLimit,
            BigDecimal wanted,
            BigDecimal fullPower) {
        boolean bites = curveLimit.compareTo(wanted) < 0;
        BigDecimal held = previous.limit();
        if (hysteresis == null || (held == null && !bites)) {
            return bites ? new HysteresisState(curveLimit, null, now) : HysteresisState.IDLE;
        }
        if (held == null) {
            return new HysteresisState(curveLimit, null, now);
        }
        if (!isInBand(hysteresis, value)) {
            return new HysteresisState(held.min(curveLimit), null, now);
        }
        Instant since = previous.recoveredSince() == null ? now : previous.recoveredSince();
        BigDecimal delay = hysteresis.hysteresisDelay() == null ? BigDecimal.ZERO : hysteresis.hysteresisDelay();
        BigDecimal recovered = TripTimer.seconds(since, now).subtract(delay);
        if (recovered.signum() < 0) {
            return new HysteresisState(held.min(curveLimit), since, now);
        }
        BigDecimal gradient = hysteresis.hysteresisGradient();
        if (gradient == null || gradient.signum() <= 0) {
            return bites ? new HysteresisState(curveLimit, null, now) : HysteresisState.IDLE;
        }
        BigDecimal last = previous.at() == null ? recovered : TripTimer.seconds(previous.at(), now);
        BigDecimal rise =
                fullPower.multiply(gradient).multiply(last.min(recovered)).movePointLeft(2);
        BigDecimal limit = Numbers.round(held.add(rise)).min(curveLimit);
        return limit.compareTo(wanted) >= 0 ? HysteresisState.IDLE : new HysteresisState(limit, since, now);
    }

    private static boolean isInBand(Hysteresis hysteresis, BigDecimal value) {
        BigDecimal low = hysteresis.hysteresisLow();
        BigDecimal high = hysteresis.hysteresisHigh();
        return (low == null || value.compareTo(low) >= 0) && (high == null || value.compareTo(high) <= 0);
    }
}
