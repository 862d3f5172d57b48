package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.VoltageParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.PowerDuringCessationEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trip or ride-through curve, ready for use. Its slot is the place of its timer among those of all kinds, which is the same
 * whatever else is in force.
 */
record TripControl(
        DERControlEnum kind,
        int slot,
        TripCurve curve,
        Measured measured,
        TripDecision decision,
        @Nullable PowerDuringCessationEnum during,
        @Nullable BigDecimal meanValue,
        @Nullable BigDecimal meanDelay) {
    /** Kinds with a curve that trips, and the one with which the monitoring of the power may come. */
    static final List<DERControlEnum> KINDS = List.of(
            DERControlEnum.LIMIT_MAX_DISCHARGE,
            DERControlEnum.HF_MAY_TRIP,
            DERControlEnum.HF_MUST_TRIP,
            DERControlEnum.HV_MAY_TRIP,
            DERControlEnum.HV_MOM_CESS,
            DERControlEnum.HV_MUST_TRIP,
            DERControlEnum.LF_MUST_TRIP,
            DERControlEnum.LV_MAY_TRIP,
            DERControlEnum.LV_MOM_CESS,
            DERControlEnum.LV_MUST_TRIP,
            DERControlEnum.POWER_MONITORING_MUST_TRIP);

    /** What the curve is about. */
    enum Measured {
        FREQUENCY,
        VOLTAGE,
        POWER
    }

    static TripControl of(DerControl control, TripAxis axis) {
        DERCurve curve = Objects.requireNonNull(control.request().curve());
        VoltageParams params = curve.voltageParams();
        DERControlEnum kind = control.kind();
        TripAxis ofKind = kind == DERControlEnum.POWER_MONITORING_MUST_TRIP ? TripAxis.TIME : axis;
        return new TripControl(
                kind,
                KINDS.indexOf(kind),
                new TripCurve(DerCurve.of(curve), side(kind), ofKind),
                measured(kind),
                decision(kind),
                params == null ? null : params.powerDuringCessation(),
                params == null ? null : params.hv10MinMeanValue(),
                params == null ? null : params.hv10MinMeanTripDelay());
    }

    /** The monitoring that comes with a limit of discharging. */
    static TripControl ofMonitoring(DERCurve curve) {
        DERControlEnum kind = DERControlEnum.POWER_MONITORING_MUST_TRIP;
        TripCurve trip = new TripCurve(DerCurve.of(curve), TripSide.HIGH, TripAxis.TIME);
        return new TripControl(
                DERControlEnum.LIMIT_MAX_DISCHARGE,
                KINDS.indexOf(DERControlEnum.LIMIT_MAX_DISCHARGE),
                trip,
                measured(kind),
                TripDecision.MUST_TRIP,
                null,
                null,
                null);
    }

    static boolean isTrip(DERControlEnum kind) {
        return KINDS.contains(kind) && kind != DERControlEnum.LIMIT_MAX_DISCHARGE;
    }

    private static TripSide side(DERControlEnum kind) {
        return switch (kind) {
            case LF_MUST_TRIP, LV_MAY_TRIP, LV_MOM_CESS, LV_MUST_TRIP -> TripSide.LOW;
            default -> TripSide.HIGH;
        };
    }

    private static Measured measured(DERControlEnum kind) {
        return switch (kind) {
            case HF_MAY_TRIP, HF_MUST_TRIP, LF_MUST_TRIP -> Measured.FREQUENCY;
            case POWER_MONITORING_MUST_TRIP -> Measured.POWER;
            default -> Measured.VOLTAGE;
        };
    }

    private static TripDecision decision(DERControlEnum kind) {
        return switch (kind) {
            case HF_MAY_TRIP, HV_MAY_TRIP, LV_MAY_TRIP -> TripDecision.MAY_TRIP;
            case HV_MOM_CESS, LV_MOM_CESS -> TripDecision.MOMENTARY_CESSATION;
            default -> TripDecision.MUST_TRIP;
        };
    }
}
