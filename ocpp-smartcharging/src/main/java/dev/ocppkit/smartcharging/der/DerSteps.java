package dev.ocppkit.smartcharging.der;

import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;

/**
 * Active and reactive power under all controls at once.
 *
 * <p>Precedence, the strongest first: trip and momentary cessation, EnterService, LimitMaxDischarge, FreqDroop and FreqWatt,
 * VoltWatt, the schedule. Ratings and the limits of the schedule hold always. Of the controls of reactive power the one with
 * the lowest priority value counts. The text names no precedence.
 *
 * <p>Spec: OCPP 2.1 Part 2, R01 to R05.
 */
public final class DerSteps {
    private DerSteps() {}

    /**
     * Works out what to set now.
     *
     * <p>Pure; O(c + log p) in the controls c and the points p of their curves. Example: with a LimitMaxDischarge of 50 percent
     * of 10 kW and a schedule that asks to discharge with 8 kW, the result is 5 kW, with LimitMaxDischarge as the only effect.
     *
     * @param plan the controls in force
     * @param state what the step before left; {@link DerState#running()} at first
     * @param measurement what is measured now, not before the step ahead
     * @param schedule what the composite schedule asks for
     * @param caps the limits of the composite schedule in W, with the sign of schedules
     * @param randomSeconds the drawn part of {@code randomDelay} of EnterService, drawn once for each time out of service
     * @return the power, what decided it, and the state for the next step
     */
    public static DerStep step(
            DerPlan plan,
            DerState state,
            DerMeasurement measurement,
            ChargePower schedule,
            SetpointCaps caps,
            BigDecimal randomSeconds) {
        return new StepWork(plan, state, measurement, schedule, caps, randomSeconds).run();
    }
}
