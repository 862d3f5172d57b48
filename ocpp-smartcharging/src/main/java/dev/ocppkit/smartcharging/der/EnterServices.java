package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.EnterService;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an inverter comes back into service.
 *
 * <p>Spec: OCPP 2.1 Part 2, EnterServiceType; enter service of IEEE 1547 (IEC 61850 DCTE).
 */
public final class EnterServices {
    private EnterServices() {}

    /**
     * Waits until voltage and frequency have been within their limits for long enough.
     *
     * <p>Pure; constant time.
     *
     * @param control the control; null: service is entered at once
     * @param previous the state before
     * @param now the current time
     * @param voltage measured voltage in the unit of the control
     * @param frequencyHz measured frequency in Hz
     * @param randomSeconds the drawn part of {@code randomDelay}, from 0 to it; more is cut
     * @return the new state
     */
    public static ServiceState step(
            @Nullable EnterService control,
            ServiceState previous,
            Instant now,
            BigDecimal voltage,
            BigDecimal frequencyHz,
            BigDecimal randomSeconds) {
        if (previous.inService()) {
            return previous;
        }
        if (control == null) {
            return new ServiceState(true, null, now);
        }
        if (!isHealthy(control, voltage, frequencyHz)) {
            return ServiceState.OUT;
        }
        Instant since = previous.healthySince() == null ? now : previous.healthySince();
        BigDecimal wait = orZero(control.delay()).add(randomSeconds.min(orZero(control.randomDelay())));
        boolean enters = TripTimer.seconds(since, now).compareTo(wait) >= 0;
        return enters ? new ServiceState(true, null, now) : new ServiceState(false, since, null);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /**
     * Tells whether the grid is good enough to enter service.
     *
     * @param control the control
     * @param voltage measured voltage in the unit of the control
     * @param frequencyHz measured frequency in Hz
     * @return whether both are within the limits, ends included
     */
    public static boolean isHealthy(EnterService control, BigDecimal voltage, BigDecimal frequencyHz) {
        return voltage.compareTo(control.lowVoltage()) >= 0
                && voltage.compareTo(control.highVoltage()) <= 0
                && frequencyHz.compareTo(control.lowFreq()) >= 0
                && frequencyHz.compareTo(control.highFreq()) <= 0;
    }

    /**
     * Tells whether the power still ramps up after entering service.
     *
     * @param control the control; null: there is no ramp
     * @param state the state
     * @param now the current time
     * @return whether {@code rampRate} seconds have not passed since
     */
    public static boolean isRamping(@Nullable EnterService control, ServiceState state, Instant now) {
        BigDecimal ramp = control == null ? null : control.rampRate();
        Instant entered = state.enteredAt();
        return ramp != null
                && entered != null
                && TripTimer.seconds(entered, now).compareTo(ramp) < 0;
    }
}
