package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up the sweep that a query asks for. */
final class Sweeps {
    private final CompositeQuery query;
    private final StationState station;
    private final Stacks stacks;
    private final Scope grid;

    private Sweeps(
            CompositeQuery query,
            StationState station,
            List<InstalledProfile> installed,
            ChargingRateUnitEnum unit,
            boolean assumeStart) {
        this.query = query;
        this.station = station;
        TrackFactory factory =
                new TrackFactory(query.from().getEpochSecond(), assumeStart, station.zone(), station.offlineSince());
        this.stacks = new Stacks(factory, installed, query.scheduleIndex());
        this.grid = new Scope(unit, false, station.nominalVoltage(), query.wattsToAmpsPhases());
    }

    /**
     * Makes the sweep.
     *
     * @param evse the EVSE; null for the whole station
     * @param assumeStart whether a Relative schedule whose start is not known starts where the query does
     */
    static Sweep of(
            CompositeQuery query,
            StationState station,
            List<InstalledProfile> installed,
            ChargingRateUnitEnum unit,
            @Nullable EvseState evse,
            boolean assumeStart) {
        Sweeps sweeps = new Sweeps(query, station, installed, unit, assumeStart);
        return evse == null ? sweeps.ofStation() : sweeps.ofEvse(evse, true);
    }

    private Sweep ofStation() {
        List<EvseSweep> evses = new ArrayList<>(station.evses().size());
        for (EvseState evse : station.evses()) {
            evses.add(ofEvse(evse, false));
        }
        return new StationSweep(evses, stacks, new StationMerge(station, grid));
    }

    private EvseSweep ofEvse(EvseState evse, boolean alone) {
        boolean dc = evse.currentType() == CurrentType.DC;
        BigDecimal voltage = dc ? evse.dcVoltage() : station.nominalVoltage();
        Scope scope = dc ? new Scope(grid.unit(), true, voltage, query.wattsToAmpsPhases()) : grid;
        EvseMerge merge = new EvseMerge(evse, station, scope, grid, alone);
        return EvseSweep.of(evse, stacks, vehicle(evse.id()), merge, alone, query.simulateTransaction());
    }

    private @Nullable EvSchedule vehicle(int evseId) {
        EvSchedule latest = null;
        for (EvSchedule given : query.evSchedules()) {
            latest = given.evseId() == evseId ? given : latest;
        }
        return latest;
    }
}
