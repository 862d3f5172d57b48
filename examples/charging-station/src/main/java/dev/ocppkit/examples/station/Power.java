package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.smartcharging.profile.LimitChanges;
import java.math.BigDecimal;

/** The power electronics: offers what the composite schedule allows, and lets the vehicle take it. */
final class Power {
    private final Station station;
    private final Setpoints setpoints;

    Power(Station station) {
        this.station = station;
        this.setpoints = new Setpoints(station);
    }

    /** Lets a second pass at an EVSE. */
    void drive(Evse evse) {
        double seconds = station.options.speed();
        Transaction transaction = evse.transaction;
        boolean may =
                transaction != null && evse.vehicle != null && transaction.reached == null && !transaction.suspended;
        if (may) {
            offer(evse);
        }
        evse.powerWatts = may ? evse.vehicle.accept(evse.setpointWatts, evse.phases) : 0;
        if (evse.vehicle != null) {
            evse.vehicle.pass(evse.powerWatts, seconds);
        }
        double wattHours = evse.powerWatts * seconds / 3600;
        evse.importWh += Math.max(0, wattHours);
        evse.exportWh += Math.max(0, -wattHours);
    }

    private void offer(Evse evse) {
        ChargingSchedulePeriod period = station.charging.periodOf(evse);
        BigDecimal most = station.options.v2x() ? Charging.DC_WATTS : Charging.AC_WATTS;
        double limit = period == null || period.limit() == null
                ? most.doubleValue()
                : period.limit().min(most).doubleValue();
        boolean fewer = period != null && period.numberPhases() != null && !station.options.v2x();
        double before = evse.offeredWatts;
        evse.phases = fewer ? period.numberPhases() : 3;
        evse.offeredWatts = limit;
        double asked = period == null ? limit : setpoints.watts(evse, period, limit);
        evse.setpointWatts = station.der.apply(evse, asked, limit);
        tellChanges(evse, period == null ? null : period.operationMode(), before);
    }

    private void tellChanges(Evse evse, OperationModeEnum mode, double before) {
        boolean significant = LimitChanges.isSignificant(
                Meter.decimal(before),
                Meter.decimal(evse.offeredWatts),
                station.model.decimal("SmartChargingCtrlr.LimitChangeSignificance"));
        if (mode != evse.transaction.operationMode) {
            evse.transaction.operationMode = mode;
            station.transactions.update(evse, TriggerReasonEnum.OPERATION_MODE_CHANGED);
        } else if (significant && evse.transaction.state == ChargingStateEnum.CHARGING) {
            station.transactions.update(evse, TriggerReasonEnum.CHARGING_RATE_CHANGED);
        }
    }

    /** The state that the transaction of an EVSE is in. */
    ChargingStateEnum state(Evse evse) {
        if (evse.vehicle == null) {
            return ChargingStateEnum.IDLE;
        }
        if (evse.powerWatts != 0) {
            return ChargingStateEnum.CHARGING;
        }
        boolean full = evse.vehicle.isFull() && evse.setpointWatts > 0;
        return full ? ChargingStateEnum.SUSPENDED_EV : ChargingStateEnum.SUSPENDED_EVSE;
    }
}
