package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.UnlockStatusEnum;
import dev.ocppkit.station.EvseHardware;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The simulated hardware of one EVSE: connector, meter and power stage. A firmware puts its drivers here. */
final class Evse implements EvseHardware {
    private final int id;
    private final boolean dc;
    private final Grid grid;

    /** The car at the cable, or null. */
    @Nullable
    Vehicle vehicle;

    double importWh;
    double exportWh;
    double powerWatts;
    double offeredWatts;
    double setpointWatts;
    int phases = 3;

    Evse(int id, boolean dc, Grid grid) {
        this.id = id;
        this.dc = dc;
        this.grid = grid;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public boolean isPluggedIn() {
        return vehicle != null;
    }

    @Override
    public BigDecimal importWh() {
        return Meter.decimal(importWh);
    }

    @Override
    public BigDecimal powerWatts() {
        return Meter.decimal(powerWatts);
    }

    @Override
    public Optional<BigDecimal> soc() {
        return Optional.ofNullable(vehicle).map(car -> Meter.decimal(car.soc()));
    }

    @Override
    public Optional<Integer> phasesInUse() {
        return dc ? Optional.empty() : Optional.of(phases);
    }

    @Override
    public ChargingStateEnum chargingState() {
        if (vehicle == null) {
            return ChargingStateEnum.IDLE;
        }
        if (powerWatts != 0) {
            return ChargingStateEnum.CHARGING;
        }
        boolean full = vehicle.isFull() && setpointWatts > 0;
        return full ? ChargingStateEnum.SUSPENDED_EV : ChargingStateEnum.SUSPENDED_EVSE;
    }

    @Override
    public List<SampledValue> measure(MeasurandEnum measurand) {
        return Meter.measure(this, measurand, grid.frequency());
    }

    @Override
    public void stopPower() {
        powerWatts = 0;
        offeredWatts = 0;
    }

    @Override
    public UnlockStatusEnum unlock() {
        return UnlockStatusEnum.UNLOCKED;
    }

    /** Lets time pass: the car takes of the setpoint what it can, if it may, and the meter counts. */
    void pass(boolean mayCharge, double seconds) {
        powerWatts = mayCharge && vehicle != null ? vehicle.accept(setpointWatts, phases) : 0;
        if (vehicle != null) {
            vehicle.pass(powerWatts, seconds);
        }
        double wattHours = powerWatts * seconds / 3600;
        importWh += Math.max(0, wattHours);
        exportWh += Math.max(0, -wattHours);
    }
}
