package dev.ocppkit.smartcharging.v2x;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One EVSE that takes part in load balancing.
 *
 * @param evseId number of the EVSE
 * @param setpoint its setpoint so far in W, positive charges
 * @param caps bounds of its setpoint in W
 * @param weight its part of a correction relative to the others, zero or more; absent: by head-room
 */
public record EvseShare(
        int evseId,
        BigDecimal setpoint,
        SetpointCaps caps,
        @Nullable BigDecimal weight) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the weight is negative
     */
    public EvseShare {
        Objects.requireNonNull(setpoint, "setpoint");
        Objects.requireNonNull(caps, "caps");
        if (weight != null && weight.signum() < 0) {
            throw new IllegalArgumentException("weight is " + weight);
        }
    }

    /**
     * Makes a share by head-room.
     *
     * @param evseId number of the EVSE
     * @param setpoint its setpoint so far in W
     * @param caps bounds of its setpoint in W
     * @return the share
     */
    public static EvseShare of(int evseId, BigDecimal setpoint, SetpointCaps caps) {
        return new EvseShare(evseId, setpoint, caps, null);
    }

    /**
     * Returns the same with another setpoint.
     *
     * @param newSetpoint the setpoint in W
     * @return the new share
     */
    public EvseShare withSetpoint(BigDecimal newSetpoint) {
        return new EvseShare(evseId, newSetpoint, caps, weight);
    }

    /** How far a correction of a sign can move the setpoint; null if without bound. */
    @Nullable
    BigDecimal headRoom(int sign) {
        BigDecimal bound = sign > 0 ? caps.limit() : caps.dischargeLimit();
        if (bound == null) {
            return null;
        }
        return (sign > 0 ? bound.subtract(setpoint) : setpoint.subtract(bound)).max(BigDecimal.ZERO);
    }
}
