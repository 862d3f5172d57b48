package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.FixedPF;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.datatype.VoltageParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges requests to set a control.
 *
 * <p>Spec: OCPP 2.1 Part 2, R04.FR.01, R04.FR.12 to R04.FR.19, R04.FR.50 to R04.FR.56 (edition 2).
 */
public final class DerRequests {
    private DerRequests() {}

    /**
     * Finds everything for which a station refuses a request.
     *
     * <p>A scheduled control with a start and without duration is taken, and lasts until it is cleared: official test cases
     * expect that. A curve with a unit that does not fit is refused, although the rule binds the CSMS alone, because its values
     * would have no meaning.
     *
     * <p>Pure; O(n) in the points of the curve.
     *
     * @param request the request
     * @param supported the kinds of control that the station supports
     * @return the broken rules, the one to answer with first; empty if there are none
     */
    public static List<DerRule> violations(SetDERControlRequest request, Collection<DERControlEnum> supported) {
        return violations(request, supported, DerUnitPolicy.REJECT);
    }

    /**
     * Finds everything for which a station refuses a request, with a choice about units that do not fit.
     *
     * <p>Pure; O(n) in the points of the curve.
     *
     * @param request the request
     * @param supported the kinds of control that the station supports
     * @param units what a unit that does not fit the kind of curve means
     * @return the broken rules, the one to answer with first; empty if there are none
     */
    public static List<DerRule> violations(
            SetDERControlRequest request, Collection<DERControlEnum> supported, DerUnitPolicy units) {
        if (!supported.contains(request.controlType())) {
            return List.of(DerRule.UNSUPPORTED);
        }
        if (!hasOnlyItsField(request)) {
            return List.of(DerRule.FIELD);
        }
        Set<DerRule> broken = EnumSet.noneOf(DerRule.class);
        checkTimes(DerControl.of(request, null), broken);
        checkValues(request, broken);
        if (units == DerUnitPolicy.ACCEPT) {
            broken.remove(DerRule.Y_UNIT);
        }
        return List.copyOf(broken);
    }

    private static boolean hasOnlyItsField(SetDERControlRequest request) {
        long fields = Stream.of(
                        request.curve(),
                        request.enterService(),
                        request.fixedPFAbsorb(),
                        request.fixedPFInject(),
                        request.fixedVar(),
                        request.freqDroop(),
                        request.gradient(),
                        request.limitMaxDischarge())
                .filter(Objects::nonNull)
                .count();
        Object own = switch (request.controlType()) {
            case ENTER_SERVICE -> request.enterService();
            case FIXED_PF_ABSORB -> request.fixedPFAbsorb();
            case FIXED_PF_INJECT -> request.fixedPFInject();
            case FIXED_VAR -> request.fixedVar();
            case FREQ_DROOP -> request.freqDroop();
            case GRADIENTS -> request.gradient();
            case LIMIT_MAX_DISCHARGE -> request.limitMaxDischarge();
            default -> request.curve();
        };
        return own != null && fields == 1;
    }

    private static void checkTimes(DerControl control, Set<DerRule> broken) {
        boolean timed = control.start() != null || duration(control.request()) != null;
        addIf(broken, control.isDefault() && timed, DerRule.DEFAULT_WITH_TIME);
        if (!control.isDefault()) {
            boolean onlyDefault = DerKinds.isOnlyDefault(control.kind());
            addIf(broken, onlyDefault, DerRule.ONLY_DEFAULT);
            addIf(broken, !onlyDefault && control.start() == null, DerRule.START_MISSING);
            BigDecimal duration = duration(control.request());
            addIf(broken, duration != null && duration.signum() <= 0, DerRule.DURATION);
        }
    }

    private static @Nullable BigDecimal duration(SetDERControlRequest request) {
        DERCurve curve = request.curve();
        FreqDroop droop = request.freqDroop();
        LimitMaxDischarge limit = request.limitMaxDischarge();
        FixedPF factor = powerFactor(request);
        if (curve != null) {
            return curve.duration();
        }
        if (droop != null) {
            return droop.duration();
        }
        if (limit != null) {
            return limit.duration();
        }
        if (factor != null) {
            return factor.duration();
        }
        return request.fixedVar() == null ? null : request.fixedVar().duration();
    }

    private static @Nullable FixedPF powerFactor(SetDERControlRequest request) {
        return request.fixedPFAbsorb() != null ? request.fixedPFAbsorb() : request.fixedPFInject();
    }

    private static void checkValues(SetDERControlRequest request, Set<DerRule> broken) {
        DERCurve curve = request.curve();
        if (curve != null) {
            checkCurve(curve, DerKinds.units(request.controlType()), broken);
        }
        LimitMaxDischarge limit = request.limitMaxDischarge();
        if (limit != null && limit.powerMonitoringMustTrip() != null) {
            checkCurve(limit.powerMonitoringMustTrip(), Set.of(DERUnitEnum.NOT_APPLICABLE), broken);
        }
        FreqDroop droop = request.freqDroop();
        boolean flat = droop != null
                && (droop.overDroop().signum() <= 0 || droop.underDroop().signum() <= 0);
        addIf(broken, flat, DerRule.DROOP);
        FixedPF factor = powerFactor(request);
        boolean noFactor = factor != null
                && (factor.displacement().signum() <= 0 || factor.displacement().compareTo(BigDecimal.ONE) > 0);
        addIf(broken, noFactor, DerRule.POWER_FACTOR);
    }

    private static void checkCurve(DERCurve curve, Set<DERUnitEnum> units, Set<DerRule> broken) {
        addIf(broken, !units.contains(curve.yUnit()), DerRule.Y_UNIT);
        boolean forward = !curve.curveData().isEmpty();
        for (int i = 1; i < curve.curveData().size(); i++) {
            BigDecimal before = curve.curveData().get(i - 1).x();
            forward &= curve.curveData().get(i).x().compareTo(before) >= 0;
        }
        addIf(broken, !forward, DerRule.CURVE);
        VoltageParams voltage = curve.voltageParams();
        boolean half =
                voltage != null && (voltage.hv10MinMeanValue() == null) != (voltage.hv10MinMeanTripDelay() == null);
        addIf(broken, half, DerRule.MEAN_VOLTAGE);
    }

    private static void addIf(Set<DerRule> broken, boolean isBroken, DerRule rule) {
        if (isBroken) {
            broken.add(rule);
        }
    }
}
