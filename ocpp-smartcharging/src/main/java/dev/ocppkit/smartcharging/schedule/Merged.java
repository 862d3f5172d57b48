package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What holds at an instant, and what decided it; filled once and not changed afterwards. */
final class Merged {
    /** Number of phases; 0 where none is reported. */
    int phases;

    @Nullable
    Integer phaseToUse;

    final Decided limit = new Decided();
    final Decided dischargeLimit = new Decided();
    final Decided setpoint = new Decided();

    @Nullable
    Quantity setpointReactive;

    OperationModeEnum mode = OperationModeEnum.CHARGING_ONLY;
    /** The period that controls the transaction; curves and flags are taken from it. */
    @Nullable
    Lead control;

    /** A value and what decided it. */
    static final class Decided {
        @Nullable
        Quantity value;

        @Nullable
        Limiter limiter;

        @Nullable
        Lead lead;

        void set(@Nullable Quantity newValue, @Nullable Limiter newLimiter, @Nullable Lead newLead) {
            value = newValue;
            limiter = newLimiter;
            lead = newLead;
        }
    }

    boolean isIdle() {
        return mode == OperationModeEnum.IDLE;
    }

    /** Makes the period of the result; Idle shows its mode and flags alone (Q10.FR.01). */
    ChargingSchedulePeriod period(int start) {
        Quantity most = limit.value;
        Quantity least = dischargeLimit.value;
        Quantity target = setpoint.value;
        ChargingSchedulePeriod flags = control == null ? null : control.period();
        // ChargingOnly goes without saying, and is said where the profile says it.
        OperationModeEnum named = flags == null ? null : flags.operationMode();
        return new ChargingSchedulePeriod(
                start,
                most == null ? null : most.base().rounded(),
                most == null ? null : rounded(most.l2()),
                most == null ? null : rounded(most.l3()),
                phases == 0 ? null : (Integer) phases,
                phaseToUse,
                least == null ? null : least.base().rounded(),
                least == null ? null : rounded(least.l2()),
                least == null ? null : rounded(least.l3()),
                target == null ? null : target.base().rounded(),
                target == null ? null : rounded(target.l2()),
                target == null ? null : rounded(target.l3()),
                setpointReactive == null ? null : setpointReactive.base().rounded(),
                setpointReactive == null ? null : rounded(setpointReactive.l2()),
                setpointReactive == null ? null : rounded(setpointReactive.l3()),
                flags == null ? null : flags.preconditioningRequest(),
                flags == null ? null : flags.evseSleep(),
                flags == null ? null : flags.v2xBaseline(),
                mode == OperationModeEnum.CHARGING_ONLY ? named : mode,
                flags == null ? null : flags.v2xFreqWattCurve(),
                flags == null ? null : flags.v2xSignalWattCurve(),
                null);
    }

    private static @Nullable BigDecimal rounded(@Nullable Ratio value) {
        return value == null ? null : value.rounded();
    }
}
