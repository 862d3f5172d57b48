package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the EVSEs and merges the sum with what leads for the station (K08.FR.03, K04.FR.05). */
@SuppressWarnings("ReferenceEquality") // whether a value was kept
final class StationMerge {
    private static final int GRID_PHASES = 3;

    private final StationState station;
    private final Scope scope;
    private final Values values;

    StationMerge(StationState station, Scope scope) {
        this.station = station;
        this.scope = scope;
        this.values = new Values(scope, null);
    }

    /**
     * Merges.
     *
     * @param evses what holds for each EVSE, in the order of the station
     * @param anyProfile whether a profile applies to one of them
     * @param controls for each EVSE what controls its transaction
     * @param own what leads for the station
     */
    Merged merge(List<Merged> evses, boolean anyProfile, List<@Nullable Lead> controls, Leads own)
            throws UnconvertibleException {
        Merged result = new Merged();
        int evsePhases = evsePhases(evses);
        int phases = Math.min(evsePhases == 0 ? GRID_PHASES : evsePhases, own.phases());
        if (evsePhases > 0 && (anyProfile || own.anyProfile())) {
            result.phases = phases;
            result.phaseToUse = phases == 1 ? own.phaseToUse() : null;
        }
        limit(evses, own, phases, result);
        dischargeLimit(evses, own, phases, result);
        setpoint(evses, controls, own, phases, result);
        return result;
    }

    /** Returns the greatest number of phases that an AC EVSE may use; 0 if there is none. */
    private int evsePhases(List<Merged> evses) {
        int phases = 0;
        for (int i = 0; i < evses.size(); i++) {
            EvseState evse = station.evses().get(i);
            if (evse.currentType() == CurrentType.AC) {
                int used = evses.get(i).phases;
                phases = Math.max(phases, used == 0 ? evse.supportedPhases() : used);
            }
        }
        return phases;
    }

    private void limit(List<Merged> evses, Leads own, int phases, Merged result) throws UnconvertibleException {
        Ratio sum = Ratio.ZERO;
        for (Merged evse : evses) {
            Quantity limit = evse.limit.value;
            if (limit != null) {
                sum = sum == null ? null : sum.plus(limit.total(scope.totals()));
            } else if (!evse.isIdle()) {
                sum = null;
            }
        }
        if (sum != null && !evses.isEmpty()) {
            result.limit.set(Quantity.of(sum, phases), Limiter.SUM_OF_EVSES, null);
        }
        LimitMerge merge = new LimitMerge(scope, values, own, phases);
        merge.limit(result.limit);
        merge.local(station.localLimit(), scope, GRID_PHASES, result.limit);
        if (result.limit.value != null) {
            result.limit.value = result.limit.value.onPhases(phases);
        }
    }

    private void dischargeLimit(List<Merged> evses, Leads own, int phases, Merged result)
            throws UnconvertibleException {
        Ratio sum = null;
        boolean bounded = true;
        for (Merged evse : evses) {
            if (canDischarge(evse)) {
                Quantity limit = evse.dischargeLimit.value;
                bounded &= limit != null;
                if (limit != null) {
                    Ratio least = limit.total(scope.totals());
                    sum = sum == null ? least : sum.plus(least);
                }
            }
        }
        if (sum != null && bounded) {
            result.dischargeLimit.set(Quantity.of(sum, phases), Limiter.SUM_OF_EVSES, null);
        }
        new LimitMerge(scope, values, own, phases).dischargeLimit(result.dischargeLimit);
        if (result.dischargeLimit.value != null) {
            result.dischargeLimit.value = result.dischargeLimit.value.onPhases(phases);
            result.mode = commonMode(evses);
        }
    }

    private static boolean canDischarge(Merged evse) {
        return evse.mode != OperationModeEnum.CHARGING_ONLY && !evse.isIdle();
    }

    private static OperationModeEnum commonMode(List<Merged> evses) {
        OperationModeEnum common = null;
        for (Merged evse : evses) {
            if (canDischarge(evse)) {
                if (common != null && common != evse.mode) {
                    return OperationModeEnum.CHARGING_ONLY;
                }
                common = evse.mode;
            }
        }
        return common == null ? OperationModeEnum.CHARGING_ONLY : common;
    }

    private void setpoint(List<Merged> evses, List<@Nullable Lead> controls, Leads own, int phases, Merged result)
            throws UnconvertibleException {
        Quantity sum = setpointSum(evses, controls, phases);
        Lead external = own.externalStation();
        boolean csmsFirst = station.setpointPriority() == SetpointPriority.CSMS && sum != null;
        if (external != null && Setpoints.isExternalSetpoint(external) && !csmsFirst) {
            result.mode = OperationModeEnum.EXTERNAL_SETPOINT;
            Quantity reactive = values.setpointReactive(external, phases);
            result.setpointReactive = reactive == null ? null : reactive.onPhases(phases);
            Quantity wanted = values.setpoint(external, phases);
            cap(wanted == null ? null : wanted.onPhases(phases), Limiter.PROFILE, external, phases, result);
        } else if (sum != null) {
            OperationModeEnum common = commonMode(evses);
            result.mode = common == OperationModeEnum.CHARGING_ONLY ? OperationModeEnum.CENTRAL_SETPOINT : common;
            result.setpointReactive = reactiveSum(evses, phases);
            cap(sum, Limiter.SUM_OF_EVSES, null, phases, result);
        }
    }

    private void cap(@Nullable Quantity wanted, Limiter limiter, @Nullable Lead lead, int phases, Merged result) {
        if (wanted != null) {
            Quantity capped =
                    Setpoints.capped(wanted, result.limit.value, result.dischargeLimit.value, scope.totals(), phases);
            result.setpoint.set(capped, capped == wanted ? limiter : Limiter.CAPPED, lead);
        }
    }

    /** Adds the setpoints if every EVSE with a controlling period has one; one that is idle has 0. */
    private @Nullable Quantity setpointSum(List<Merged> evses, List<@Nullable Lead> controls, int phases) {
        Ratio sum = null;
        for (int i = 0; i < evses.size(); i++) {
            Merged evse = evses.get(i);
            Quantity setpoint = evse.setpoint.value;
            if (setpoint != null) {
                Ratio value = setpoint.total(scope.totals());
                sum = sum == null ? value : sum.plus(value);
            } else if (controls.get(i) != null && !evse.isIdle()) {
                return null;
            }
        }
        return sum == null ? null : Quantity.of(sum, phases);
    }

    private @Nullable Quantity reactiveSum(List<Merged> evses, int phases) {
        Ratio sum = null;
        for (Merged evse : evses) {
            if (evse.setpointReactive != null) {
                Ratio value = evse.setpointReactive.total(scope.totals());
                sum = sum == null ? value : sum.plus(value);
            }
        }
        return sum == null ? null : Quantity.of(sum, phases);
    }
}
