package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects periods and joins those that say the same. */
@SuppressWarnings("BigDecimalEquals") // records keep their decimals in one form
final class Periods {
    private final List<ChargingSchedulePeriod> periods = new ArrayList<>();
    private @Nullable ChargingSchedulePeriod last;

    /** Adds a period unless it says the same as the one before. */
    void add(ChargingSchedulePeriod period) {
        if (last == null || !saySame(last, period)) {
            periods.add(period);
            last = period;
        }
    }

    /** Returns whether a period would be one too many. */
    boolean isFull(int most, ChargingSchedulePeriod next) {
        return periods.size() >= most && last != null && !saySame(last, next);
    }

    List<ChargingSchedulePeriod> toList() {
        return periods;
    }

    /** Compares everything but the start. */
    private static boolean saySame(ChargingSchedulePeriod one, ChargingSchedulePeriod other) {
        return Objects.equals(one.limit(), other.limit())
                && Objects.equals(one.numberPhases(), other.numberPhases())
                && one.operationMode() == other.operationMode()
                && Objects.equals(one.setpoint(), other.setpoint())
                && Objects.equals(one.dischargeLimit(), other.dischargeLimit())
                && sayTheSameRest(one, other);
    }

    private static boolean sayTheSameRest(ChargingSchedulePeriod one, ChargingSchedulePeriod other) {
        return Objects.equals(one.phaseToUse(), other.phaseToUse())
                && Objects.equals(one.limitL2(), other.limitL2())
                && Objects.equals(one.limitL3(), other.limitL3())
                && Objects.equals(one.dischargeLimitL2(), other.dischargeLimitL2())
                && Objects.equals(one.dischargeLimitL3(), other.dischargeLimitL3())
                && Objects.equals(one.setpointL2(), other.setpointL2())
                && Objects.equals(one.setpointL3(), other.setpointL3())
                && Objects.equals(one.setpointReactive(), other.setpointReactive())
                && Objects.equals(one.setpointReactiveL2(), other.setpointReactiveL2())
                && Objects.equals(one.setpointReactiveL3(), other.setpointReactiveL3())
                && Objects.equals(one.preconditioningRequest(), other.preconditioningRequest())
                && Objects.equals(one.evseSleep(), other.evseSleep())
                && Objects.equals(one.v2xBaseline(), other.v2xBaseline())
                && Objects.equals(one.v2xFreqWattCurve(), other.v2xFreqWattCurve())
                && Objects.equals(one.v2xSignalWattCurve(), other.v2xSignalWattCurve())
                && Objects.equals(one.customData(), other.customData());
    }
}
