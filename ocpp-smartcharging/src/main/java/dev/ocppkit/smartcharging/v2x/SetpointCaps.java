package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.LimitAtSoC;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a setpoint, in the unit of the setpoint.
 *
 * <p>Spec: OCPP 2.1 Part 2, V2X.03, V2X.04.
 *
 * @param limit greatest charging, zero or positive; absent: none
 * @param dischargeLimit greatest discharging, zero or negative; absent: none
 */
public record SetpointCaps(
        @Nullable BigDecimal limit, @Nullable BigDecimal dischargeLimit) {
    private static final SetpointCaps NONE = new SetpointCaps(null, null);

    /**
     * Returns caps that bound nothing.
     *
     * @return the caps
     */
    public static SetpointCaps none() {
        return NONE;
    }

    /**
     * Takes the caps of a period of a composite schedule.
     *
     * @param period the period; only its values without L2 and L3 are looked at
     * @return its caps
     */
    public static SetpointCaps of(ChargingSchedulePeriod period) {
        return new SetpointCaps(period.limit(), period.dischargeLimit());
    }

    /**
     * Adds what a schedule says for a full battery. Charging is capped, discharging is not.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.100, prerequisite of Q08.
     *
     * @param limitAtSoC what the schedule says, or null if nothing
     * @param soc state of charge in percent, or null if unknown, which changes nothing
     * @return the caps that hold now
     */
    public SetpointCaps atSoC(@Nullable LimitAtSoC limitAtSoC, @Nullable BigDecimal soc) {
        if (limitAtSoC == null || soc == null || soc.compareTo(BigDecimal.valueOf(limitAtSoC.soc())) < 0) {
            return this;
        }
        BigDecimal cap = limitAtSoC.limit();
        return new SetpointCaps(limit == null ? cap : limit.min(cap), dischargeLimit);
    }
}
