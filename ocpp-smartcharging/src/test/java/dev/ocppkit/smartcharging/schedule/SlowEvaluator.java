package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * Works out what holds at one second, from the rules and without anything the module itself uses for it. It is slow and
 * plain on purpose: it knows no sweep, no shortcut and no earlier second.
 *
 * <p>Divisions keep 60 digits, which is exact enough for every comparison that the tests make.
 */
final class SlowEvaluator {
    private static final MathContext DIGITS = new MathContext(60);

    private final CompositeQuery query;
    private final StationState station;
    private final SlowProfiles profiles;
    private final ChargingRateUnitEnum unit;

    SlowEvaluator(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        this.query = query;
        this.station = station;
        this.profiles = new SlowProfiles(query, station, installed);
        this.unit = query.unit() == null ? station.rateUnits().get(0) : query.unit();
    }

    /** What holds; quantities are base, L2, L3, or null. */
    static final class Result {
        BigDecimal[] limit;
        BigDecimal[] dischargeLimit;
        BigDecimal[] setpoint;
        BigDecimal[] reactive;
        Integer phases;
        Integer phaseToUse;
        OperationModeEnum mode = OperationModeEnum.CHARGING_ONLY;
        ChargingSchedulePeriod control;
        boolean anyProfile;
    }

    Result at(Instant instant) {
        return query.evseId() == 0
                ? ofStation(instant)
                : ofEvse(station.evse(query.evseId()).orElseThrow(), instant, true);
    }

    // What holds for an EVSE

    private Result ofEvse(EvseState evse, Instant at, boolean alone) {
        TransactionState transaction = evse.transaction();
        SlowProfiles.Found control = profiles.controlling(evse, at);
        ChargingProfilePurposeEnum ext = ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        SlowProfiles.Found own = profiles.leading(profiles.of(ext, evse.id()), 0, at, transaction);
        SlowProfiles.Found shared = alone ? profiles.leading(profiles.of(ext, 0), 0, at, transaction) : null;
        SlowProfiles.Found max = alone
                ? profiles.leading(
                        profiles.of(ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, 0), 0, at, transaction)
                : null;
        int[] generators = alone ? new int[] {evse.id(), 0} : new int[] {evse.id()};
        SlowProfiles.Found generation = profiles.leading(
                profiles.of(ChargingProfilePurposeEnum.LOCAL_GENERATION, generators), 0, at, transaction);

        Result result = new Result();
        List<SlowProfiles.Found> candidates = new ArrayList<>(Arrays.asList(control, own, shared, max).stream()
                .filter(Objects::nonNull)
                .toList());
        result.anyProfile = !candidates.isEmpty();
        result.control = control == null ? null : control.period();
        if (control != null && control.mode() == OperationModeEnum.IDLE) {
            result.mode = OperationModeEnum.IDLE;
            return result;
        }
        Surroundings here = new Surroundings(evse, transaction == null ? null : transaction.soc());
        int n = Math.min(
                evse.supportedPhases(),
                candidates.stream().mapToInt(SlowProfiles.Found::phases).min().orElse(3));
        if (evse.currentType() == CurrentType.AC && result.anyProfile) {
            result.phases = n;
            result.phaseToUse = n > 1
                    ? null
                    : candidates.stream()
                            .map(one -> one.period().phaseToUse())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        result.limit =
                here.onPhases(limit(here, candidates, generation, profiles.vehicle(evse, at), evse, alone, n), n);
        result.dischargeLimit = here.onPhases(dischargeLimit(here, candidates, n), n);
        result.mode = control == null ? OperationModeEnum.CHARGING_ONLY : control.mode();
        setpoint(here, result, control, own, shared, n);
        return result;
    }

    private BigDecimal[] limit(
            Surroundings here,
            List<SlowProfiles.Found> candidates,
            SlowProfiles.Found generation,
            SlowProfiles.Found vehicle,
            EvseState evse,
            boolean alone,
            int n) {
        boolean split = evse.currentType() == CurrentType.AC
                && java.util.stream.Stream.concat(candidates.stream(), java.util.stream.Stream.of(generation, vehicle))
                        .filter(Objects::nonNull)
                        .anyMatch(one ->
                                one.period().limitL2() != null || one.period().limitL3() != null);
        BigDecimal[] least = null;
        for (SlowProfiles.Found one : candidates) {
            least = here.join(least, here.limit(one, n, split), BigDecimal::min);
        }
        BigDecimal[] extra = generation == null ? null : here.limit(generation, n, split);
        if (least != null && extra != null) {
            least = here.join(least, extra, BigDecimal::add);
        }
        least = here.join(least, here.cap(evse.localLimit(), evse.supportedPhases(), n, split), BigDecimal::min);
        if (alone) {
            Surroundings grid = new Surroundings(null, null);
            least = here.join(least, grid.cap(station.localLimit(), 3, n, split), BigDecimal::min);
        }
        return here.join(least, vehicle == null ? null : here.limit(vehicle, n, split), BigDecimal::min);
    }

    private static BigDecimal[] dischargeLimit(Surroundings here, List<SlowProfiles.Found> candidates, int n) {
        List<SlowProfiles.Found> able = candidates.stream()
                .filter(one -> one.mode() != OperationModeEnum.CHARGING_ONLY)
                .toList();
        boolean split = here.ac()
                && able.stream()
                        .anyMatch(one -> one.period().dischargeLimitL2() != null
                                || one.period().dischargeLimitL3() != null);
        BigDecimal[] greatest = null;
        for (SlowProfiles.Found one : able) {
            ChargingSchedulePeriod period = one.period();
            BigDecimal[] value = here.converted(
                    one,
                    period.dischargeLimit(),
                    period.dischargeLimitL2(),
                    period.dischargeLimitL3(),
                    n,
                    split,
                    false);
            greatest = here.join(greatest, value, BigDecimal::max);
        }
        return greatest;
    }

    private void setpoint(
            Surroundings here,
            Result result,
            SlowProfiles.Found control,
            SlowProfiles.Found own,
            SlowProfiles.Found shared,
            int n) {
        SlowProfiles.Found external = isSetpoint(own) ? own : null;
        if (external == null && station.evses().size() == 1 && isSetpoint(shared)) {
            external = shared;
        }
        boolean local = control != null
                && (control.mode() == OperationModeEnum.LOCAL_FREQUENCY
                        || control.mode() == OperationModeEnum.LOCAL_LOAD_BALANCING);
        boolean given = control != null
                && control.mode() != OperationModeEnum.CHARGING_ONLY
                && (control.period().setpoint() != null || control.period().setpointReactive() != null);
        boolean csms = station.setpointPriority() == SetpointPriority.CSMS && (given || local);
        SlowProfiles.Found source = external != null && !csms ? external : given ? control : null;
        if (source == null) {
            return;
        }
        if (source == external) {
            result.mode = OperationModeEnum.EXTERNAL_SETPOINT;
        }
        ChargingSchedulePeriod period = source.period();
        result.reactive = here.onPhases(
                here.converted(
                        source,
                        period.setpointReactive(),
                        period.setpointReactiveL2(),
                        period.setpointReactiveL3(),
                        n,
                        false,
                        false),
                n);
        BigDecimal[] wanted = here.onPhases(
                here.converted(source, period.setpoint(), period.setpointL2(), period.setpointL3(), n, false, true), n);
        result.setpoint = wanted == null
                ? null
                : capped(wanted, source.schedule().chargingRateUnit() == unit ? source.phases() : n, result, n);
    }

    private static boolean isSetpoint(SlowProfiles.Found found) {
        return found != null
                && found.mode() == OperationModeEnum.EXTERNAL_SETPOINT
                && (found.period().setpoint() != null || found.period().setpointReactive() != null);
    }

    private BigDecimal[] capped(BigDecimal[] wanted, int spread, Result result, int n) {
        boolean whole = wanted[1] == null
                && wanted[2] == null
                && (result.limit == null || result.limit[1] == null)
                && (result.dischargeLimit == null || result.dischargeLimit[1] == null);
        BigDecimal[] each = whole ? wanted : spread(wanted, spread);
        BigDecimal[] most = whole ? result.limit : spread(result.limit, n);
        BigDecimal[] least = whole ? result.dischargeLimit : spread(result.dischargeLimit, n);
        BigDecimal[] capped = each.clone();
        boolean changed = false;
        for (int i = 0; i < (whole ? 1 : 3); i++) {
            if (each[i].signum() > 0 && most != null && most[i] != null && most[i].compareTo(each[i]) < 0) {
                capped[i] = most[i];
            }
            if (each[i].signum() < 0 && least != null && least[i] != null && least[i].compareTo(each[i]) > 0) {
                capped[i] = least[i];
            }
            changed |= capped[i] != each[i];
        }
        if (!changed) {
            return wanted;
        }
        return whole ? capped : new Surroundings(null, null).onPhases(capped, n);
    }

    /** Gives each of the three phases a value. */
    private BigDecimal[] spread(BigDecimal[] value, int phases) {
        if (value == null) {
            return null;
        }
        if (value[1] != null || value[2] != null) {
            return new BigDecimal[] {
                value[0], value[1] == null ? value[0] : value[1], value[2] == null ? value[0] : value[2]
            };
        }
        BigDecimal each =
                unit == ChargingRateUnitEnum.W ? value[0].divide(BigDecimal.valueOf(phases), DIGITS) : value[0];
        return new BigDecimal[] {each, each, each};
    }

    // What holds for the station

    private Result ofStation(Instant at) {
        List<Result> parts =
                station.evses().stream().map(evse -> ofEvse(evse, at, false)).toList();
        ChargingProfilePurposeEnum ext = ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        SlowProfiles.Found external = profiles.leading(profiles.of(ext, 0), 0, at, null);
        SlowProfiles.Found max =
                profiles.leading(profiles.of(ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, 0), 0, at, null);
        SlowProfiles.Found generation =
                profiles.leading(profiles.of(ChargingProfilePurposeEnum.LOCAL_GENERATION, 0), 0, at, null);
        List<SlowProfiles.Found> own = java.util.stream.Stream.of(external, max)
                .filter(Objects::nonNull)
                .toList();
        Result result = new Result();
        int evsePhases = 0;
        for (int i = 0; i < parts.size(); i++) {
            EvseState evse = station.evses().get(i);
            if (evse.currentType() == CurrentType.AC) {
                Integer used = parts.get(i).phases;
                evsePhases = Math.max(evsePhases, used == null ? evse.supportedPhases() : used);
            }
        }
        int n = Math.min(
                evsePhases == 0 ? 3 : evsePhases,
                own.stream().mapToInt(SlowProfiles.Found::phases).min().orElse(3));
        if (evsePhases > 0 && (!own.isEmpty() || parts.stream().anyMatch(part -> part.anyProfile))) {
            result.phases = n;
            result.phaseToUse = n > 1
                    ? null
                    : own.stream()
                            .map(one -> one.period().phaseToUse())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        Surroundings grid = new Surroundings(null, null);
        stationLimit(parts, own, generation, grid, n, result);
        stationDischarge(parts, own, grid, n, result);
        stationSetpoint(parts, external, grid, n, result);
        return result;
    }

    private void stationLimit(
            List<Result> parts,
            List<SlowProfiles.Found> own,
            SlowProfiles.Found generation,
            Surroundings grid,
            int n,
            Result result) {
        boolean unlimited = parts.stream().anyMatch(p -> p.limit == null && p.mode != OperationModeEnum.IDLE);
        BigDecimal[] least = unlimited || parts.isEmpty()
                ? null
                : new BigDecimal[] {
                    parts.stream().map(p -> total(p.limit)).reduce(BigDecimal.ZERO, BigDecimal::add), null, null
                };
        for (SlowProfiles.Found one : own) {
            least = grid.join(least, grid.limit(one, n, false), BigDecimal::min);
        }
        BigDecimal[] extra = generation == null ? null : grid.limit(generation, n, false);
        if (least != null && extra != null) {
            least = grid.join(least, extra, BigDecimal::add);
        }
        result.limit = grid.join(least, grid.cap(station.localLimit(), 3, n, false), BigDecimal::min);
    }

    private void stationDischarge(
            List<Result> parts, List<SlowProfiles.Found> own, Surroundings grid, int n, Result result) {
        List<Result> able = able(parts);
        boolean bounded = !able.isEmpty() && able.stream().allMatch(p -> p.dischargeLimit != null);
        BigDecimal[] greatest = bounded
                ? new BigDecimal[] {
                    able.stream().map(p -> total(p.dischargeLimit)).reduce(BigDecimal.ZERO, BigDecimal::add), null, null
                }
                : null;
        greatest = grid.join(greatest, dischargeLimit(grid, own, n), BigDecimal::max);
        result.dischargeLimit = greatest;
        if (greatest != null) {
            result.mode = common(able);
        }
    }

    private void stationSetpoint(
            List<Result> parts, SlowProfiles.Found external, Surroundings grid, int n, Result result) {
        boolean any = parts.stream().anyMatch(p -> p.setpoint != null);
        boolean all = parts.stream()
                .allMatch(p -> p.setpoint != null || p.control == null || p.mode == OperationModeEnum.IDLE);
        boolean sum = any && all;
        if (isSetpoint(external) && !(station.setpointPriority() == SetpointPriority.CSMS && sum)) {
            ChargingSchedulePeriod period = external.period();
            result.mode = OperationModeEnum.EXTERNAL_SETPOINT;
            result.reactive = grid.converted(external, period.setpointReactive(), null, null, n, false, false);
            BigDecimal[] wanted = grid.converted(external, period.setpoint(), null, null, n, false, true);
            result.setpoint = wanted == null
                    ? null
                    : capped(wanted, external.schedule().chargingRateUnit() == unit ? external.phases() : n, result, n);
        } else if (sum) {
            OperationModeEnum common = common(able(parts));
            result.mode = common == OperationModeEnum.CHARGING_ONLY ? OperationModeEnum.CENTRAL_SETPOINT : common;
            BigDecimal target = parts.stream().map(p -> total(p.setpoint)).reduce(BigDecimal.ZERO, BigDecimal::add);
            result.setpoint = capped(new BigDecimal[] {target, null, null}, n, result, n);
            if (parts.stream().anyMatch(p -> p.reactive != null)) {
                BigDecimal reactive =
                        parts.stream().map(p -> total(p.reactive)).reduce(BigDecimal.ZERO, BigDecimal::add);
                result.reactive = new BigDecimal[] {reactive, null, null};
            }
        }
    }

    private static List<Result> able(List<Result> parts) {
        return parts.stream()
                .filter(p -> p.mode != OperationModeEnum.CHARGING_ONLY && p.mode != OperationModeEnum.IDLE)
                .toList();
    }

    private static OperationModeEnum common(List<Result> able) {
        return able.stream().map(p -> p.mode).distinct().count() == 1
                ? able.get(0).mode
                : OperationModeEnum.CHARGING_ONLY;
    }

    private BigDecimal total(BigDecimal[] value) {
        if (value == null) {
            return BigDecimal.ZERO;
        }
        List<BigDecimal> phases = Arrays.stream(value).filter(Objects::nonNull).toList();
        if (unit == ChargingRateUnitEnum.W) {
            return phases.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal worst = phases.get(0);
        for (BigDecimal phase : phases) {
            worst = phase.abs().compareTo(worst.abs()) > 0 ? phase : worst;
        }
        return worst;
    }

    /** Conversions for an EVSE; for the grid connection if that is null. */
    private final class Surroundings {
        private final EvseState evse;
        private final BigDecimal soc;

        Surroundings(EvseState evse, BigDecimal soc) {
            this.evse = evse;
            this.soc = soc;
        }

        boolean ac() {
            return evse == null || evse.currentType() == CurrentType.AC;
        }

        BigDecimal[] limit(SlowProfiles.Found one, int n, boolean split) {
            return converted(
                    one,
                    one.period().limit(),
                    one.period().limitL2(),
                    one.period().limitL3(),
                    n,
                    split,
                    true);
        }

        BigDecimal[] converted(
                SlowProfiles.Found one,
                BigDecimal base,
                BigDecimal l2,
                BigDecimal l3,
                int n,
                boolean split,
                boolean charging) {
            if (base == null) {
                return null;
            }
            boolean watts = one.schedule().chargingRateUnit() == ChargingRateUnitEnum.W;
            boolean perPhase = ac() && (l2 != null || l3 != null);
            BigDecimal[] value = {base, null, null};
            if (perPhase) {
                value = new BigDecimal[] {base, l2 == null ? base : l2, l3 == null ? base : l3};
            }
            var cap = one.schedule().limitAtSoC();
            if (charging && cap != null && soc != null && soc.compareTo(BigDecimal.valueOf(cap.soc())) >= 0) {
                BigDecimal most =
                        perPhase && watts ? cap.limit().divide(BigDecimal.valueOf(one.phases()), DIGITS) : cap.limit();
                for (int i = 0; i < (perPhase ? 3 : 1); i++) {
                    value[i] = value[i].min(most);
                }
            }
            int divisor = query.wattsToAmpsPhases() == WattsToAmpsPhases.COMPOSITE ? n : one.phases();
            return inUnit(value, watts, divisor, n, one.phases(), split);
        }

        BigDecimal[] cap(LocalLimit cap, int phases, int n, boolean split) {
            if (cap == null) {
                return null;
            }
            boolean watts = cap.in(unit) == null ? unit == ChargingRateUnitEnum.A : unit == ChargingRateUnitEnum.W;
            BigDecimal[] value = {watts ? cap.watts() : cap.amps(), null, null};
            return inUnit(value, watts, phases, n, phases, split);
        }

        private BigDecimal[] inUnit(BigDecimal[] value, boolean watts, int divisor, int n, int spread, boolean split) {
            boolean perPhase = value[1] != null;
            BigDecimal[] result = value.clone();
            boolean wanted = unit == ChargingRateUnitEnum.W;
            if (watts != wanted) {
                BigDecimal volts = ac() ? station.nominalVoltage() : evse.dcVoltage();
                int phases = !ac() || perPhase ? 1 : watts ? divisor : n;
                for (int i = 0; i < 3; i++) {
                    if (result[i] != null) {
                        result[i] = watts
                                ? result[i].divide(volts.multiply(BigDecimal.valueOf(phases)), DIGITS)
                                : result[i].multiply(volts).multiply(BigDecimal.valueOf(phases));
                    }
                }
            }
            return split && !perPhase ? spread(result, watts == wanted ? spread : n) : result;
        }

        BigDecimal[] join(BigDecimal[] one, BigDecimal[] other, BinaryOperator<BigDecimal> how) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            BigDecimal[] result = new BigDecimal[3];
            for (int i = 0; i < 3; i++) {
                result[i] = one[i] == null ? null : how.apply(one[i], other[i]);
            }
            return result;
        }

        BigDecimal[] onPhases(BigDecimal[] value, int n) {
            if (value == null || value[1] == null || n == 3) {
                return value;
            }
            if (n == 2) {
                return new BigDecimal[] {value[0], value[1], null};
            }
            BigDecimal nearest = Arrays.stream(value)
                    .min(java.util.Comparator.comparing(BigDecimal::abs))
                    .orElseThrow();
            return new BigDecimal[] {nearest, null, null};
        }
    }
}
