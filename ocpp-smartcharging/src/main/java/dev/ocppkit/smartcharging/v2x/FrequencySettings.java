package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides the setpoint of a period with operation mode LocalFrequency.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q08.FR.02, Q08.FR.07.
 *
 * @param baseline {@code v2xBaseline} in W, positive charges
 * @param frequencyCurve power over frequency
 * @param signalCurve power over the aFRR signal; absent: the station takes no part in aFRR
 * @param thresholdMilliHz by how much the frequency must have moved since the last calculation, in mHz, zero or more; zero:
 *     calculate always (variable LocalFrequencyUpdateThreshold of V2XChargingCtrlr)
 */
public record FrequencySettings(
        BigDecimal baseline,
        PowerCurve frequencyCurve,
        @Nullable PowerCurve signalCurve,
        BigDecimal thresholdMilliHz) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the threshold is negative
     */
    public FrequencySettings {
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(frequencyCurve, "frequencyCurve");
        if (thresholdMilliHz.signum() < 0) {
            throw new IllegalArgumentException("thresholdMilliHz is " + thresholdMilliHz);
        }
    }

    /**
     * Takes the settings of a schedule period.
     *
     * @param period a period with operation mode LocalFrequency
     * @param thresholdMilliHz as the component
     * @return the settings
     * @throws IllegalArgumentException if the baseline or the frequency curve is missing (Q08.FR.03) or a curve runs back
     */
    public static FrequencySettings of(ChargingSchedulePeriod period, BigDecimal thresholdMilliHz) {
        BigDecimal baseline = period.v2xBaseline();
        if (baseline == null || period.v2xFreqWattCurve() == null) {
            throw new IllegalArgumentException("v2xBaseline or v2xFreqWattCurve is missing");
        }
        List<V2XSignalWattPoint> signals = period.v2xSignalWattCurve();
        return new FrequencySettings(
                baseline,
                PowerCurve.ofFrequency(period.v2xFreqWattCurve()),
                signals == null ? null : PowerCurve.ofSignal(signals),
                thresholdMilliHz);
    }
}
