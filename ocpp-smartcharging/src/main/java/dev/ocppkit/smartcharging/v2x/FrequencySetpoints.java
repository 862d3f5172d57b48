package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.AFRRSignalResponse;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Setpoints that follow the frequency of the grid (FCR) and the signal of the grid operator (aFRR).
 *
 * <p>Spec: OCPP 2.1 Part 2, Q08.
 */
public final class FrequencySetpoints {
    private FrequencySetpoints() {}

    /**
     * Works out the setpoint for a measured frequency.
     *
     * <p>The frequency part is baseline plus curve. It is calculated anew at the start of a period and whenever the frequency
     * has moved by the threshold or more since the last calculation, so that slow drift counts too. The part of the signal is
     * looked up in every step, and the sum is capped.
     *
     * <p>Pure; O(log n) in the number of points. Example, with the points (49.8, -8000) and (50.2, 8000), baseline 0 and a
     * threshold of 10 mHz: 50.010 Hz gives 400 W; 50.019 Hz right after it gives 400 W still.
     *
     * <pre>{@code
     * FrequencyStep step = FrequencySetpoints.step(settings, null, new BigDecimal("50.010"), null, caps);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q08.FR.06, Q08.FR.07, Q08.FR.10, V2X.03, V2X.04.
     *
     * @param settings what the period says
     * @param previous the step before in the same period, or null at the start of a period
     * @param frequencyHz the measured frequency in Hz
     * @param signal the aFRR signal that counts now, or null for none; without a signal curve it changes nothing
     * @param caps limits of the composite schedule in W
     * @return the new state with the setpoint in W, positive charges
     */
    public static FrequencyStep step(
            FrequencySettings settings,
            @Nullable FrequencyStep previous,
            BigDecimal frequencyHz,
            @Nullable Integer signal,
            SetpointCaps caps) {
        FrequencyStep base = previous != null && !moved(settings, previous.calculatedAtHz(), frequencyHz)
                ? previous
                : calculate(settings, frequencyHz);
        PowerCurve signalCurve = settings.signalCurve();
        BigDecimal sum = signal == null || signalCurve == null
                ? base.frequencyPower()
                : base.frequencyPower().add(signalCurve.exactAt(BigDecimal.valueOf(signal)));
        BigDecimal setpoint = Setpoints.cap(Numbers.round(sum), caps);
        return new FrequencyStep(base.calculatedAtHz(), base.frequencyPower(), setpoint);
    }

    private static FrequencyStep calculate(FrequencySettings settings, BigDecimal frequencyHz) {
        BigDecimal power = settings.baseline().add(settings.frequencyCurve().exactAt(frequencyHz));
        return new FrequencyStep(frequencyHz, power, power);
    }

    private static boolean moved(FrequencySettings settings, BigDecimal before, BigDecimal now) {
        if (settings.thresholdMilliHz().signum() == 0) {
            return true;
        }
        BigDecimal movedMilliHz = now.subtract(before).abs().movePointRight(3);
        return movedMilliHz.compareTo(settings.thresholdMilliHz()) >= 0;
    }

    /**
     * Answers an AFRRSignalRequest.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * AFRRSignalResponse toCsms = FrequencySetpoints.answer(period);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q08.FR.10, Q08.FR.11.
     *
     * @param active the period in force, or null if there is none
     * @return accepted if the period is LocalFrequency with a signal curve; otherwise rejected with NoSignalWattCurve
     */
    public static AFRRSignalResponse answer(@Nullable ChargingSchedulePeriod active) {
        boolean takesPart = active != null
                && active.operationMode() == OperationModeEnum.LOCAL_FREQUENCY
                && active.v2xSignalWattCurve() != null;
        if (takesPart) {
            return AFRRSignalResponse.builder()
                    .status(GenericStatusEnum.ACCEPTED)
                    .build();
        }
        StatusInfo info = StatusInfo.builder().reasonCode("NoSignalWattCurve").build();
        return AFRRSignalResponse.builder()
                .status(GenericStatusEnum.REJECTED)
                .statusInfo(info)
                .build();
    }
}
