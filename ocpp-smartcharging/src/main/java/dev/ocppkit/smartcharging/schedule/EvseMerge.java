package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import org.jspecify.annotations.Nullable;

/** Merges what leads at an instant into what holds for an EVSE. */
@SuppressWarnings("ReferenceEquality") // which value was chosen, and whether it was kept
final class EvseMerge {
    private static final int GRID_PHASES = 3;

    private final EvseState evse;
    private final @Nullable LocalLimit stationCap;
    private final SetpointPriority priority;
    private final boolean onlyEvse;
    private final Scope scope;
    private final Scope grid;
    private final Values values;

    /**
     * Creates the merge.
     *
     * @param scope converts the values of the EVSE
     * @param grid converts those of the grid connection
     * @param alone whether the EVSE is looked at for itself, under the caps of the station; otherwise as a part of the
     *     station, whose caps hold for the sum
     */
    EvseMerge(EvseState evse, StationState station, Scope scope, Scope grid, boolean alone) {
        this.evse = evse;
        this.stationCap = alone ? station.localLimit() : null;
        this.priority = station.setpointPriority();
        this.onlyEvse = station.evses().size() == 1;
        this.scope = scope;
        this.grid = grid;
        TransactionState transaction = evse.transaction();
        this.values = new Values(scope, transaction == null ? null : transaction.soc());
    }

    Merged merge(Leads leads) throws UnconvertibleException {
        Merged result = new Merged();
        Lead control = leads.control();
        result.control = control;
        if (control != null && control.mode() == OperationModeEnum.IDLE) {
            result.mode = OperationModeEnum.IDLE;
            return result;
        }
        int phases = Math.min(evse.supportedPhases(), leads.phases());
        boolean reportsPhases = evse.currentType() == CurrentType.AC || evse.dcInputPhaseControl();
        if (reportsPhases && leads.anyProfile()) {
            result.phases = phases;
            result.phaseToUse = phases == 1 ? leads.phaseToUse() : null;
        }
        limits(leads, phases, result);
        result.mode = control == null ? OperationModeEnum.CHARGING_ONLY : control.mode();
        setpoint(leads, phases, result);
        return result;
    }

    private void limits(Leads leads, int phases, Merged result) throws UnconvertibleException {
        LimitMerge merge = new LimitMerge(scope, values, leads, phases);
        merge.limit(result.limit);
        merge.local(evse.localLimit(), scope, evse.supportedPhases(), result.limit);
        merge.local(stationCap, grid, GRID_PHASES, result.limit);
        merge.vehicle(result.limit);
        merge.dischargeLimit(result.dischargeLimit);
        onPhases(result.limit, phases);
        onPhases(result.dischargeLimit, phases);
    }

    private static void onPhases(Merged.Decided decided, int phases) {
        if (decided.value != null) {
            decided.value = decided.value.onPhases(phases);
        }
    }

    private void setpoint(Leads leads, int phases, Merged result) throws UnconvertibleException {
        Lead external = leads.externalEvse();
        // A setpoint for the whole station is that of an EVSE only if there is no other.
        if (onlyEvse && (external == null || !Setpoints.isExternalSetpoint(external))) {
            external = leads.externalStation();
        }
        Lead source = Setpoints.source(leads.control(), external, priority);
        if (source == null) {
            return;
        }
        if (source != leads.control()) {
            result.mode = OperationModeEnum.EXTERNAL_SETPOINT;
        }
        Quantity reactive = values.setpointReactive(source, phases);
        result.setpointReactive = reactive == null ? null : reactive.onPhases(phases);
        Quantity wanted = values.setpoint(source, phases);
        if (wanted != null) {
            Quantity uncapped = wanted.onPhases(phases);
            Quantity capped =
                    Setpoints.capped(uncapped, result.limit.value, result.dischargeLimit.value, scope.totals(), phases);
            result.setpoint.set(capped, capped == uncapped ? Limiter.PROFILE : Limiter.CAPPED, source);
        }
    }
}
