package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.ReactivePowerParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.GridEventFaultEnum;
import dev.ocppkit.model.enumeration.PowerDuringCessationEnum;
import dev.ocppkit.smartcharging.internal.Numbers;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of {@link DerSteps}, from the weakest rule to the strongest. */
final class StepWork {
    private final DerPlan plan;
    private final DerRatings ratings;
    private final DerState state;
    private final DerMeasurement measurement;
    private final ChargePower schedule;
    private final SetpointCaps caps;
    private final BigDecimal randomSeconds;
    private final BigDecimal elapsed;
    private final List<DerEffect> effects = new ArrayList<>(4);
    private @Nullable BigDecimal voltagePercent;
    private BigDecimal power = BigDecimal.ZERO;
    private @Nullable BigDecimal responseTime;
    private @Nullable InjectedPower beforeDroop;
    private HysteresisState frequencyLimit = HysteresisState.IDLE;
    private HysteresisState voltageLimit = HysteresisState.IDLE;
    private BigDecimal voltageReference;
    private @Nullable DERControlEnum reactiveControl;

    StepWork(
            DerPlan plan,
            DerState state,
            DerMeasurement measurement,
            ChargePower schedule,
            SetpointCaps caps,
            BigDecimal randomSeconds) {
        this.plan = plan;
        this.ratings = plan.ratings;
        this.state = state;
        this.measurement = measurement;
        this.schedule = schedule;
        this.caps = caps;
        this.randomSeconds = randomSeconds;
        this.voltageReference = state.voltageReference();
        this.elapsed = state.at() == null ? BigDecimal.ZERO : TripTimer.seconds(state.at(), measurement.at());
    }

    DerStep run() {
        power = schedule.toInjectedPower().watts();
        applyVoltWatt();
        applyFreqWatt();
        applyFreqDroop();
        follow();
        applyHardLimits();
        TripWork trips = new TripWork(plan, state, measurement, voltage());
        ServiceState service = service(trips.decision());
        if (!service.inService()) {
            DERControlEnum cause =
                    trips.decision() == TripDecision.MUST_TRIP ? trips.control() : DERControlEnum.ENTER_SERVICE;
            change(DerEffect.Cause.CONTROL, cause, BigDecimal.ZERO);
        }
        boolean ceases = service.inService() && trips.decision() == TripDecision.MOMENTARY_CESSATION;
        if (ceases && trips.during() != PowerDuringCessationEnum.ACTIVE) {
            change(DerEffect.Cause.CONTROL, trips.control(), BigDecimal.ZERO);
        }
        InjectedPower active = new InjectedPower(power);
        boolean noReactive = !service.inService() || (ceases && trips.during() != PowerDuringCessationEnum.REACTIVE);
        BigDecimal reactive = noReactive ? BigDecimal.ZERO : reactive(active);
        DerState next = new DerState(
                measurement.at(),
                active,
                reactive,
                service,
                beforeDroop,
                frequencyLimit,
                voltageLimit,
                trips.timers(),
                voltageReference,
                trips.meanBeyondSince());
        return new DerStep(active, reactive, reactiveControl, trips.decision(), effects, deviation(), next);
    }

    private void change(DerEffect.Cause cause, @Nullable DERControlEnum control, BigDecimal to) {
        if (power.compareTo(to) != 0) {
            effects.add(new DerEffect(cause, control, power, to));
            power = to;
        }
    }

    private BigDecimal voltagePercent() {
        BigDecimal percent = voltagePercent;
        if (percent == null) {
            percent = ActivePowers.voltagePercent(ratings, measurement.voltage());
            voltagePercent = percent;
        }
        return percent;
    }

    /** The voltage as trip curves and EnterService count it. */
    private BigDecimal voltage() {
        boolean needed = plan.enterService != null || !plan.trips.isEmpty();
        return plan.voltageBase == VoltageBase.VOLTS || !needed ? measurement.voltage() : voltagePercent();
    }

    private void applyVoltWatt() {
        LimitCurve curve = plan.voltWatt;
        if (curve != null) {
            voltageLimit = limit(curve, state.voltageLimit(), voltagePercent(), DERControlEnum.VOLT_WATT);
        }
    }

    private void applyFreqWatt() {
        LimitCurve curve = plan.freqWatt;
        if (curve != null) {
            frequencyLimit = limit(curve, state.frequencyLimit(), measurement.frequencyHz(), DERControlEnum.FREQ_WATT);
        }
    }

    private HysteresisState limit(LimitCurve curve, HysteresisState before, BigDecimal x, DERControlEnum kind) {
        BigDecimal most = ActivePowers.curveLimit(curve.curve(), x, curve.unit(), ratings, measurement.availableW())
                .watts();
        HysteresisState after =
                Hystereses.step(curve.hysteresis(), before, measurement.at(), x, most, power, ratings.maxW());
        BigDecimal held = after.limit();
        if (held != null && held.compareTo(power) < 0) {
            change(DerEffect.Cause.CONTROL, kind, held);
            responseTime = curve.responseTime();
        }
        return after;
    }

    private void applyFreqDroop() {
        if (plan.droop == null || ActivePowers.isInDeadBand(plan.droop, measurement.frequencyHz())) {
            return;
        }
        InjectedPower before = state.beforeDroop() == null ? new InjectedPower(power) : state.beforeDroop();
        beforeDroop = before;
        InjectedPower lowest = new InjectedPower(ratings.maxChargeW().negate());
        InjectedPower highest = new InjectedPower(ratings.maxW());
        BigDecimal target = ActivePowers.freqDroop(
                        plan.droop, ratings, measurement.frequencyHz(), before, lowest, highest)
                .watts();
        // Another control that asks for less goes on doing so.
        boolean limited = effects.stream().anyMatch(effect -> effect.control() == DERControlEnum.FREQ_WATT);
        change(DerEffect.Cause.CONTROL, DERControlEnum.FREQ_DROOP, limited ? target.min(power) : target);
        responseTime = plan.droop.responseTime();
    }

    /** Lets the output follow its target no faster than response time and gradients say. */
    private void follow() {
        if (state.at() == null) {
            return;
        }
        BigDecimal before = state.active().watts();
        change(DerEffect.Cause.RESPONSE_TIME, null, Responses.firstOrder(before, power, elapsed, responseTime));
        BigDecimal ramped = Responses.ramp(before, power, elapsed, ratings.maxW(), rampSeconds());
        change(DerEffect.Cause.RAMP, null, ramped);
    }

    private @Nullable BigDecimal rampSeconds() {
        if (EnterServices.isRamping(plan.enterService, state.service(), measurement.at())
                && plan.enterService != null) {
            return plan.enterService.rampRate();
        }
        if (plan.gradient == null) {
            return null;
        }
        BigDecimal soft = plan.gradient.softGradient();
        boolean starts = state.service().enteredAt() != null
                && TripTimer.seconds(state.service().enteredAt(), measurement.at())
                                .compareTo(soft)
                        < 0;
        return starts && soft.signum() > 0 ? soft : plan.gradient.gradient();
    }

    private void applyHardLimits() {
        if (plan.maxDischarge != null) {
            BigDecimal most = plan.maxDischarge.watts();
            change(DerEffect.Cause.CONTROL, DERControlEnum.LIMIT_MAX_DISCHARGE, power.min(most));
        }
        change(
                DerEffect.Cause.RATINGS,
                null,
                Numbers.clamp(power, ratings.maxChargeW().negate(), ratings.maxW()));
        BigDecimal capped = power;
        if (caps.dischargeLimit() != null) {
            capped = capped.min(caps.dischargeLimit().negate());
        }
        if (caps.limit() != null) {
            capped = capped.max(caps.limit().negate());
        }
        change(DerEffect.Cause.SCHEDULE_CAPS, null, Numbers.round(capped));
    }

    private ServiceState service(TripDecision decision) {
        if (decision == TripDecision.MUST_TRIP) {
            return ServiceState.OUT;
        }
        return EnterServices.step(
                plan.enterService,
                state.service(),
                measurement.at(),
                voltage(),
                measurement.frequencyHz(),
                randomSeconds);
    }

    private BigDecimal reactive(InjectedPower active) {
        ReactiveControl chosen = null;
        for (ReactiveControl candidate : plan.reactive) {
            if (chosen == null && candidate.appliesTo(active)) {
                chosen = candidate;
            }
        }
        if (chosen == null) {
            return BigDecimal.ZERO;
        }
        reactiveControl = chosen.kind();
        BigDecimal wanted = Numbers.round(chosen.law().reactive(ratings, measurement, active, shift(chosen.params())));
        BigDecimal target = state.at() == null
                ? wanted
                : Responses.firstOrder(state.reactive(), wanted, elapsed, chosen.responseTime());
        BigDecimal within = ReactivePowers.withinRatings(target, active, ratings);
        if (within.compareTo(target) != 0) {
            effects.add(new DerEffect(DerEffect.Cause.REACTIVE_LIMIT, chosen.kind(), target, within));
        }
        return within;
    }

    private BigDecimal shift(@Nullable ReactivePowerParams params) {
        if (params == null) {
            return BigDecimal.ZERO;
        }
        if (Boolean.TRUE.equals(params.autonomousVRefEnable())) {
            BigDecimal constant = params.autonomousVRefTimeConstant();
            voltageReference = Responses.voltageReference(
                    state.voltageReference(), voltagePercent(), elapsed, constant == null ? BigDecimal.ZERO : constant);
            return voltageReference.subtract(Numbers.HUNDRED);
        }
        return params.vRef() == null ? BigDecimal.ZERO : params.vRef();
    }

    /** The control that had the last word on the active power. */
    private DerAlarms.@Nullable Deviation deviation() {
        DERControlEnum control = null;
        for (DerEffect effect : effects) {
            if (effect.cause() == DerEffect.Cause.CONTROL) {
                control = effect.control();
            }
        }
        return control == null ? null : new DerAlarms.Deviation(control, fault(control));
    }

    private @Nullable GridEventFaultEnum fault(DERControlEnum control) {
        return switch (control) {
            case FREQ_DROOP, FREQ_WATT, HF_MUST_TRIP, HF_MAY_TRIP, LF_MUST_TRIP ->
                measurement.frequencyHz().compareTo(ratings.nominalFrequency()) < 0
                        ? GridEventFaultEnum.UNDER_FREQUENCY
                        : GridEventFaultEnum.OVER_FREQUENCY;
            case VOLT_WATT, HV_MUST_TRIP, HV_MAY_TRIP, HV_MOM_CESS, LV_MUST_TRIP, LV_MAY_TRIP, LV_MOM_CESS ->
                measurement.voltage().compareTo(ratings.nominalVoltage()) < 0
                        ? GridEventFaultEnum.UNDER_VOLTAGE
                        : GridEventFaultEnum.OVER_VOLTAGE;
            default -> null;
        };
    }
}
