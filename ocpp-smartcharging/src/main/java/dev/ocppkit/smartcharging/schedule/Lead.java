package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import org.jspecify.annotations.Nullable;

/**
 * The period that leads at an instant.
 *
 * @param installed the profile it is from; absent for the schedule of a vehicle
 * @param schedule the schedule it is from
 * @param period the period
 */
record Lead(@Nullable InstalledProfile installed, ChargingSchedule schedule, ChargingSchedulePeriod period) {
    private static final int MOST_PHASES = 3;

    OperationModeEnum mode() {
        return OperationModes.of(period);
    }

    /** Returns the number of phases, 3 where none is given (K01.FR.49) or 0, which means nothing for a limit. */
    int phases() {
        Integer phases = period.numberPhases();
        return phases == null || phases < 1 ? MOST_PHASES : Math.min(phases, MOST_PHASES);
    }

    boolean hasSetpoint() {
        return period.setpoint() != null || period.setpointReactive() != null;
    }
}
