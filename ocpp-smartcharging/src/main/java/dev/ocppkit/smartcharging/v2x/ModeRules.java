package dev.ocppkit.smartcharging.v2x;

import java.util.Objects;

/**
 * What a schedule period with an operation mode must, may and must not hold.
 *
 * @param limit the field of this name, and its variants for L2 and L3
 * @param dischargeLimit the field of this name, and its variants
 * @param setpoint the field of this name, and its variants
 * @param setpointReactive the field of this name, and its variants
 * @param curves {@code v2xBaseline} and {@code v2xFreqWattCurve}
 * @param signalCurve {@code v2xSignalWattCurve}
 */
public record ModeRules(
        Presence limit,
        Presence dischargeLimit,
        Presence setpoint,
        Presence setpointReactive,
        Presence curves,
        Presence signalCurve) {
    /** Checks for null. */
    public ModeRules {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(dischargeLimit, "dischargeLimit");
        Objects.requireNonNull(setpoint, "setpoint");
        Objects.requireNonNull(setpointReactive, "setpointReactive");
        Objects.requireNonNull(curves, "curves");
        Objects.requireNonNull(signalCurve, "signalCurve");
    }
}
