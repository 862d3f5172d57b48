package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.station.charging.GridControls;
import dev.ocppkit.station.charging.SetpointFollower;
import dev.ocppkit.station.charging.SmartCharging;
import dev.ocppkit.station.transaction.OngoingTransaction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The controller of the power stage: offers what the composite schedule allows, turns it into a setpoint in each operation
 * mode, and lets the grid operator have the last word.
 */
final class Power {
    private static final BigDecimal VOLTS = new BigDecimal(400);

    private final boolean dc;
    private final Grid grid;
    private final SmartCharging charging;
    private final SetpointFollower setpoints;
    private final GridControls controls;

    Power(boolean dc, Grid grid, SmartCharging charging, SetpointFollower setpoints, GridControls controls) {
        this.dc = dc;
        this.grid = grid;
        this.charging = charging;
        this.setpoints = setpoints;
        this.controls = controls;
    }

    /** Sets the setpoint of an EVSE for the next second, and tells the CSMS what has changed. */
    void offer(Evse evse, OngoingTransaction transaction) {
        Optional<ChargingSchedulePeriod> period = charging.periodOf(evse.id());
        BigDecimal most = Electronics.mostWatts(dc);
        BigDecimal limit =
                period.map(ChargingSchedulePeriod::limit).map(most::min).orElse(most);
        Optional<Integer> fewer = period.map(ChargingSchedulePeriod::numberPhases);
        BigDecimal before = Meter.decimal(evse.offeredWatts);
        evse.phases = dc ? 3 : fewer.orElse(3);
        evse.offeredWatts = limit.doubleValue();
        BigDecimal asked = period.map(
                        each -> setpoints.setpoint(evse.id(), each, limit, Meter.decimal(evse.setpointWatts)))
                .orElse(limit);
        evse.setpointWatts = controls.apply(evse.id(), asked, limit, Meter.decimal(grid.frequency()), VOLTS)
                .doubleValue();
        OperationModeEnum mode =
                period.map(ChargingSchedulePeriod::operationMode).orElse(null);
        charging.offered(transaction, mode, before, limit);
    }
}
