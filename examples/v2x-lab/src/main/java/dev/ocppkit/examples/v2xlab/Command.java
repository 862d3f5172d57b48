package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a station asks of a vehicle.
 *
 * @param mode the operation mode in force
 * @param caps limit and discharge limit in W
 * @param setpoint in W, positive charges; absent: the vehicle may charge as it likes within the limit
 */
record Command(
        OperationModeEnum mode, SetpointCaps caps, @Nullable BigDecimal setpoint) {
    /** The power that the vehicle tries to reach, in W. */
    double wanted() {
        if (setpoint != null) {
            return setpoint.doubleValue();
        }
        return caps.limit() == null ? Vehicle.MAX_CHARGE : caps.limit().doubleValue();
    }
}
