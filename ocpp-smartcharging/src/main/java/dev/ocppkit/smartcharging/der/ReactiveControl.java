package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.FixedPF;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.ReactivePowerParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A control of reactive power, ready for use. */
record ReactiveControl(
        DERControlEnum kind,
        int priority,
        @Nullable BigDecimal responseTime,
        @Nullable ReactivePowerParams params,
        Law law) {
    /** How reactive power follows. */
    @FunctionalInterface
    interface Law {
        BigDecimal reactive(DerRatings ratings, DerMeasurement measurement, InjectedPower active, BigDecimal vRefShift);
    }

    static boolean isReactive(DERControlEnum kind) {
        return switch (kind) {
            case FIXED_PF_ABSORB, FIXED_PF_INJECT, FIXED_VAR, VOLT_VAR, WATT_VAR, WATT_PF -> true;
            default -> false;
        };
    }

    static ReactiveControl of(DerControl control) {
        return switch (control.kind()) {
            case FIXED_PF_ABSORB -> fixedPf(control, control.request().fixedPFAbsorb());
            case FIXED_PF_INJECT -> fixedPf(control, control.request().fixedPFInject());
            case FIXED_VAR -> fixedVar(control);
            default -> curve(control);
        };
    }

    private static ReactiveControl fixedPf(DerControl control, @Nullable FixedPF factor) {
        BigDecimal tangent =
                ReactivePowers.tangent(Objects.requireNonNull(factor).displacement());
        BigDecimal signed = factor.excitation() ? tangent.negate() : tangent;
        return new ReactiveControl(
                control.kind(),
                control.priority(),
                null,
                null,
                (ratings, measurement, active, shift) -> active.watts().abs().multiply(signed));
    }

    private static ReactiveControl fixedVar(DerControl control) {
        FixedVar fixed = Objects.requireNonNull(control.request().fixedVar());
        return new ReactiveControl(
                control.kind(),
                control.priority(),
                null,
                null,
                (ratings, measurement, active, shift) ->
                        ReactivePowers.fixedVar(fixed, ratings, measurement.availableVar()));
    }

    private static ReactiveControl curve(DerControl control) {
        DERCurve form = Objects.requireNonNull(control.request().curve());
        DerCurve curve = DerCurve.of(form);
        Law law = switch (control.kind()) {
            case VOLT_VAR ->
                (ratings, measurement, active, shift) -> ReactivePowers.curve(
                        curve,
                        ReactivePowers.shiftedVoltage(
                                ActivePowers.voltagePercent(ratings, measurement.voltage()), shift),
                        form.yUnit(),
                        ratings,
                        measurement.availableVar());
            case WATT_VAR ->
                (ratings, measurement, active, shift) -> ReactivePowers.curve(
                        curve,
                        ReactivePowers.powerPercent(ratings, active),
                        form.yUnit(),
                        ratings,
                        measurement.availableVar());
            default -> (ratings, measurement, active, shift) -> ReactivePowers.wattPf(curve, ratings, active);
        };
        return new ReactiveControl(
                control.kind(), control.priority(), form.responseTime(), form.reactivePowerParams(), law);
    }

    /** A power factor for one direction does not count in the other. */
    boolean appliesTo(InjectedPower active) {
        return switch (kind) {
            case FIXED_PF_ABSORB -> active.watts().signum() < 0;
            case FIXED_PF_INJECT -> active.watts().signum() >= 0;
            default -> true;
        };
    }
}
