package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.SetpointPriority;
import org.jspecify.annotations.Nullable;

/** Chooses the setpoint that counts and caps it. */
@SuppressWarnings("ReferenceEquality") // whether a value was kept
final class Setpoints {
    private Setpoints() {}

    /**
     * Chooses whose setpoint counts; they are not compared with each other (Q06.FR.20 to Q06.FR.22).
     *
     * @param external the external constraint that may have one
     * @return the period whose setpoint counts; null if there is none
     */
    static @Nullable Lead source(@Nullable Lead control, @Nullable Lead external, SetpointPriority priority) {
        boolean csmsFirst = priority == SetpointPriority.CSMS && control != null && controlsSetpoint(control);
        if (external != null && isExternalSetpoint(external) && !csmsFirst) {
            return external;
        }
        return control != null && control.mode() != OperationModeEnum.CHARGING_ONLY && control.hasSetpoint()
                ? control
                : null;
    }

    static boolean isExternalSetpoint(Lead lead) {
        return lead.mode() == OperationModeEnum.EXTERNAL_SETPOINT && lead.hasSetpoint();
    }

    /** Tells whether a period gives a setpoint, or lets the station work one out. */
    private static boolean controlsSetpoint(Lead lead) {
        return switch (lead.mode()) {
            case LOCAL_FREQUENCY, LOCAL_LOAD_BALANCING -> true;
            case CHARGING_ONLY -> false;
            default -> lead.hasSetpoint();
        };
    }

    /**
     * Caps a setpoint that charges at the limit, and one that discharges at the discharge limit (V2X.03, V2X.04), on each
     * phase if one of them is given per phase (V2X.06).
     *
     * @param totals whether values without L2 and L3 are totals of the phases
     * @param phases number of phases of the result
     */
    static Quantity capped(
            Quantity setpoint,
            @Nullable Quantity limit,
            @Nullable Quantity dischargeLimit,
            boolean totals,
            int phases) {
        if (!setpoint.isPerPhase() && !isPerPhase(limit) && !isPerPhase(dischargeLimit)) {
            Ratio base = capped(setpoint.base(), base(limit), base(dischargeLimit));
            return base == setpoint.base() ? setpoint : Quantity.of(base, phases);
        }
        Quantity each = setpoint.perPhase(totals);
        Quantity most = limit == null ? null : spread(limit, totals, phases);
        Quantity least = dischargeLimit == null ? null : spread(dischargeLimit, totals, phases);
        Quantity result = new Quantity(
                capped(each.base(), base(most), base(least)),
                capped(each.l2OrBase(), l2(most), l2(least)),
                capped(each.l3OrBase(), l3(most), l3(least)),
                phases);
        boolean unchanged = result.base() == each.base() && result.l2() == each.l2() && result.l3() == each.l3();
        return unchanged ? setpoint : result.onPhases(phases);
    }

    private static Ratio capped(Ratio setpoint, @Nullable Ratio most, @Nullable Ratio least) {
        if (setpoint.signum() > 0 && most != null) {
            return Ratio.min(setpoint, most);
        }
        return setpoint.signum() < 0 && least != null ? Ratio.max(setpoint, least) : setpoint;
    }

    private static Quantity spread(Quantity cap, boolean totals, int phases) {
        return cap.isPerPhase()
                ? cap.perPhase(totals)
                : Quantity.of(cap.base(), phases).perPhase(totals);
    }

    private static boolean isPerPhase(@Nullable Quantity value) {
        return value != null && value.isPerPhase();
    }

    private static @Nullable Ratio base(@Nullable Quantity value) {
        return value == null ? null : value.base();
    }

    private static @Nullable Ratio l2(@Nullable Quantity value) {
        return value == null ? null : value.l2();
    }

    private static @Nullable Ratio l3(@Nullable Quantity value) {
        return value == null ? null : value.l3();
    }
}
