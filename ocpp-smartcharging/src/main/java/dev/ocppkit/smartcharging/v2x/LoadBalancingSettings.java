package dev.ocppkit.smartcharging.v2x;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The four values of the variable LocalLoadBalancing of V2XChargingCtrlr, all in W; power drawn from the grid is positive.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q chapter 2.2, Q09.FR.02.
 *
 * @param upperThreshold above this load the vehicle charges less or discharges
 * @param lowerThreshold below this load it discharges less or charges; less than {@code upperThreshold}
 * @param upperOffset added to the upper threshold gives the load aimed at from above; any sign
 * @param lowerOffset added to the lower threshold gives the load aimed at from below; any sign
 */
public record LoadBalancingSettings(
        BigDecimal upperThreshold, BigDecimal lowerThreshold, BigDecimal upperOffset, BigDecimal lowerOffset) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the upper threshold is not above the lower one
     */
    public LoadBalancingSettings {
        Objects.requireNonNull(upperOffset, "upperOffset");
        Objects.requireNonNull(lowerOffset, "lowerOffset");
        if (upperThreshold.compareTo(lowerThreshold) <= 0) {
            throw new IllegalArgumentException(
                    "upperThreshold " + upperThreshold + " is not above lowerThreshold " + lowerThreshold);
        }
    }

    /**
     * Makes settings without offsets.
     *
     * @param upperThreshold as the component
     * @param lowerThreshold as the component
     * @return the settings
     * @throws IllegalArgumentException if the upper threshold is not above the lower one
     */
    public static LoadBalancingSettings of(BigDecimal upperThreshold, BigDecimal lowerThreshold) {
        return new LoadBalancingSettings(upperThreshold, lowerThreshold, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /**
     * Returns the load aimed at when it was too high.
     *
     * @return upper threshold plus upper offset in W
     */
    public BigDecimal upperAim() {
        return upperThreshold.add(upperOffset);
    }

    /**
     * Returns the load aimed at when it was too low.
     *
     * @return lower threshold plus lower offset in W
     */
    public BigDecimal lowerAim() {
        return lowerThreshold.add(lowerOffset);
    }

    /**
     * Tells whether a constant load can make the setpoint swing for ever: an aim lies beyond the opposite threshold, so that
     * each correction calls for the opposite one.
     *
     * @return whether the offsets allow swinging
     */
    public boolean maySwing() {
        return upperAim().compareTo(lowerThreshold) < 0 && lowerAim().compareTo(upperThreshold) > 0;
    }
}
