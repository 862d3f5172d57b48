package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.RATINGS;
import static dev.ocppkit.smartcharging.der.DerSamples.control;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.grid;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.plan;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.model.datatype.ReactivePowerParams;
import dev.ocppkit.model.datatype.VoltageParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.enumeration.GridEventFaultEnum;
import dev.ocppkit.model.enumeration.PowerDuringCessationEnum;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerStepsTest {
    private static final DerControl DROOP = control(DERControlEnum.FREQ_DROOP, r -> r.freqDroop(droop()));
    private static final DerControl HALF =
            control(DERControlEnum.LIMIT_MAX_DISCHARGE, r -> r.limitMaxDischarge(limit(50)));

    private static DerControl trip(DERControlEnum kind, double... points) {
        return control(kind, r -> r.curve(curve(DERUnitEnum.NOT_APPLICABLE, points)));
    }

    /** Discharges with so many watts if no control says otherwise. */
    private static DerStep step(DerPlan plan, DerState state, DerMeasurement grid, long discharge) {
        return DerSteps.step(plan, state, grid, ChargePower.of(-discharge), SetpointCaps.none(), BigDecimal.ZERO);
    }

    private static DerStep first(DerPlan plan, String frequency, String voltage, long discharge) {
        return step(plan, DerState.running(), grid(NOW, frequency, voltage), discharge);
    }

    private static void decided(DerStep step, String watts, DERControlEnum by) {
        assertThat(step.active().watts()).isEqualByComparingTo(watts);
        assertThat(step.decisive().map(DerEffect::control)).isEqualTo(java.util.Optional.ofNullable(by));
    }

    @Test
    void withoutControlsTheScheduleIsFollowed() {
        DerStep step = first(plan(), "50", "230", 4000);
        assertThat(step.active()).isEqualTo(InjectedPower.of(4000));
        assertThat(step.reactive()).isEqualByComparingTo("0");
        assertThat(step.reactiveControl()).isNull();
        assertThat(step.effects()).isEmpty();
        assertThat(step.deviation()).isNull();
        assertThat(step.decision()).isEqualTo(TripDecision.STAY);
    }

    @Test
    void limitOfDischargingBitesOnDischargingAlone() {
        decided(first(plan(HALF), "50", "230", 8000), "5000", DERControlEnum.LIMIT_MAX_DISCHARGE);
        decided(first(plan(HALF), "50", "230", 5000), "5000", null);
        decided(first(plan(HALF), "50", "230", -8000), "-8000", null);
        assertThat(first(plan(HALF), "50", "230", 8000).deviation())
                .isEqualTo(new DerAlarms.Deviation(DERControlEnum.LIMIT_MAX_DISCHARGE, null));
    }

    @Test
    void capsOfTheScheduleAndRatingsHoldAlways() {
        DerMeasurement low = grid(NOW, "49", "230");
        // Droop asks for 4000 + 10000 x 0.8 / 2.5 = 7200 W.
        DerStep free = step(plan(DROOP), DerState.running(), low, 4000);
        decided(free, "7200", DERControlEnum.FREQ_DROOP);
        assertThat(free.deviation().fault()).isEqualTo(GridEventFaultEnum.UNDER_FREQUENCY);
        DerStep capped = DerSteps.step(
                plan(DROOP),
                DerState.running(),
                low,
                ChargePower.of(-4000),
                new SetpointCaps(dec("1000"), dec("-6000")),
                BigDecimal.ZERO);
        assertThat(capped.active().watts()).isEqualByComparingTo("6000");
        assertThat(capped.decisive().map(DerEffect::cause)).contains(DerEffect.Cause.SCHEDULE_CAPS);
        DerStep charging = DerSteps.step(
                plan(),
                DerState.running(),
                low,
                ChargePower.of(4000),
                new SetpointCaps(dec("1000"), null),
                BigDecimal.ZERO);
        assertThat(charging.active()).isEqualTo(InjectedPower.of(-1000));
        assertThat(first(plan(), "50", "230", 12_000).active().watts()).isEqualByComparingTo("10000");
        assertThat(first(plan(), "50", "230", -12_000).active().watts()).isEqualByComparingTo("-10000");
    }

    @Test
    void droopCountsFromThePowerBeforeTheEvent() {
        DerStep normal = first(plan(DROOP), "50.2", "230", 4000);
        assertThat(normal.state().beforeDroop()).isNull();
        DerStep event = step(plan(DROOP), normal.state(), grid(NOW.plusSeconds(1), "50.45", "230"), 4000);
        decided(event, "3000", DERControlEnum.FREQ_DROOP);
        assertThat(event.deviation().fault()).isEqualTo(GridEventFaultEnum.OVER_FREQUENCY);
        // A new schedule does not move it during the event.
        DerStep later = step(plan(DROOP), event.state(), grid(NOW.plusSeconds(2), "50.45", "230"), 9000);
        decided(later, "3000", DERControlEnum.FREQ_DROOP);
        DerStep over = step(plan(DROOP), later.state(), grid(NOW.plusSeconds(3), "50", "230"), 9000);
        decided(over, "9000", null);
        assertThat(over.state().beforeDroop()).isNull();
    }

    @Test
    void strongerControlsHaveTheLastWord() {
        DerControl voltWatt =
                control(DERControlEnum.VOLT_WATT, r -> r.curve(curve(DERUnitEnum.PCT_MAX_W, 106, 100, 110, 0)));
        DerControl freqWatt =
                control(DERControlEnum.FREQ_WATT, r -> r.curve(curve(DERUnitEnum.PCT_MAX_W, 50.2, 100, 51.2, 0)));
        // 248.4 V are 108 %: 5 kW
        DerStep volt = first(plan(voltWatt), "50", "248.4", 8000);
        decided(volt, "5000", DERControlEnum.VOLT_WATT);
        assertThat(volt.deviation().fault()).isEqualTo(GridEventFaultEnum.OVER_VOLTAGE);
        decided(first(plan(voltWatt), "50", "230", 8000), "8000", null);
        // 50.5 Hz: 7 kW, above what VoltWatt lets in
        decided(first(plan(voltWatt, freqWatt), "50.5", "248.4", 8000), "5000", DERControlEnum.VOLT_WATT);
        decided(first(plan(voltWatt, freqWatt), "50.9", "248.4", 8000), "3000", DERControlEnum.FREQ_WATT);
        decided(first(plan(voltWatt, freqWatt, HALF), "50", "230", 8000), "5000", DERControlEnum.LIMIT_MAX_DISCHARGE);
        // Droop: 5000 - 10000 x 0.3 / 2.5 = 3800
        DerStep all = first(plan(voltWatt, DROOP), "50.5", "248.4", 8000);
        decided(all, "3800", DERControlEnum.FREQ_DROOP);
        assertThat(all.effects())
                .extracting(DerEffect::control)
                .containsExactly(DERControlEnum.VOLT_WATT, DERControlEnum.FREQ_DROOP);
        // FreqWatt 1 kW, below what droop asks for: 1000 - 2800 or the limit
        decided(first(plan(freqWatt, DROOP), "51.1", "230", 8000), "-2600", DERControlEnum.FREQ_DROOP);
    }

    @Test
    void limitsComeBackThroughHysteresis() {
        DERCurve form = curve(DERUnitEnum.PCT_MAX_W, 50.2, 100, 51.2, 0).toBuilder()
                .hysteresis(Hysteresis.builder()
                        .hysteresisHigh(dec("50.1"))
                        .hysteresisDelay(10)
                        .hysteresisGradient(10)
                        .build())
                .build();
        DerPlan plan = plan(control(DERControlEnum.FREQ_WATT, r -> r.curve(form)));
        DerStep event = first(plan, "50.9", "230", 8000);
        decided(event, "3000", DERControlEnum.FREQ_WATT);
        DerStep waiting = step(plan, event.state(), grid(NOW.plusSeconds(5), "50", "230"), 8000);
        decided(waiting, "3000", DERControlEnum.FREQ_WATT);
        DerStep back = step(plan, waiting.state(), grid(NOW.plusSeconds(17), "50", "230"), 8000);
        // 2 s beyond the delay, 1 kW each
        decided(back, "5000", DERControlEnum.FREQ_WATT);
    }

    @Test
    void responseTimeAndGradientsSlowTheOutput() {
        DerControl slow = control(
                DERControlEnum.FREQ_DROOP,
                r -> r.freqDroop(droop().toBuilder().responseTime(5).build()));
        DerStep before = first(plan(slow), "50", "230", 4000);
        DerStep after = step(plan(slow), before.state(), grid(NOW.plusSeconds(5), "50.45", "230"), 4000);
        // Nine tenths of the way from 4000 to 3000
        assertThat(after.active().watts()).isCloseTo(dec("3100"), within(dec("0.000001")));
        assertThat(after.decisive().map(DerEffect::cause)).contains(DerEffect.Cause.RESPONSE_TIME);
        DerControl gradients = control(
                DERControlEnum.GRADIENTS,
                r -> r.gradient(Gradient.builder()
                        .priority(1)
                        .gradient(100)
                        .softGradient(200)
                        .build()));
        DerStep start = first(plan(gradients), "50", "230", 0);
        DerStep ramp = step(plan(gradients), start.state(), grid(NOW.plusSeconds(3), "50", "230"), 4000);
        // 10 kW in 100 s
        assertThat(ramp.active().watts()).isEqualByComparingTo("300");
        assertThat(ramp.decisive().map(DerEffect::cause)).contains(DerEffect.Cause.RAMP);
        // LimitMaxDischarge does not wait.
        DerStep full = first(plan(gradients, HALF), "50", "230", 8000);
        assertThat(full.active().watts()).isEqualByComparingTo("5000");
    }

    private static EnterService service(Integer ramp) {
        EnterService.Builder builder = EnterService.builder()
                .priority(0)
                .lowVoltage(95)
                .highVoltage(105)
                .lowFreq(dec("49.5"))
                .highFreq(dec("50.1"))
                .delay(10);
        return ramp == null ? builder.build() : builder.rampRate(ramp).build();
    }

    @Test
    void serviceIsEnteredAfterTheDelayAndRampsUp() {
        DerPlan plan = plan(control(DERControlEnum.ENTER_SERVICE, r -> r.enterService(service(100))));
        DerStep waiting = step(plan, DerState.outOfService(), grid(NOW, "50", "230"), 8000);
        decided(waiting, "0", DERControlEnum.ENTER_SERVICE);
        DerStep entered = step(plan, waiting.state(), grid(NOW.plusSeconds(10), "50", "230"), 8000);
        assertThat(entered.state().service().enteredAt()).isEqualTo(NOW.plusSeconds(10));
        DerStep ramping = step(plan, zero(entered.state()), grid(NOW.plusSeconds(15), "50", "230"), 8000);
        assertThat(ramping.active().watts()).isEqualByComparingTo("500");
        // Over: at once.
        DerStep over = step(plan, ramping.state(), grid(NOW.plusSeconds(110), "50", "230"), 8000);
        assertThat(over.active().watts()).isEqualByComparingTo("8000");
        DerPlan soft = plan(
                control(DERControlEnum.ENTER_SERVICE, r -> r.enterService(service(null))),
                control(
                        DERControlEnum.GRADIENTS,
                        r -> r.gradient(Gradient.builder()
                                .priority(1)
                                .gradient(10)
                                .softGradient(200)
                                .build())));
        DerStep softly = step(soft, zero(entered.state()), grid(NOW.plusSeconds(15), "50", "230"), 8000);
        assertThat(softly.active().watts()).isEqualByComparingTo("250");
        DerStep usual = step(soft, zero(entered.state()), grid(NOW.plusSeconds(210), "50", "230"), 8000);
        assertThat(usual.active().watts()).isEqualByComparingTo("8000");
        // Without EnterService service is entered at once.
        decided(step(plan(), DerState.outOfService(), grid(NOW, "50", "230"), 8000), "8000", null);
    }

    private static DerState zero(DerState state) {
        return new DerState(
                state.at(),
                InjectedPower.ZERO,
                BigDecimal.ZERO,
                state.service(),
                null,
                state.frequencyLimit(),
                state.voltageLimit(),
                state.timers(),
                state.voltageReference(),
                null);
    }

    @Test
    void inverterTripsAndComesBackThroughEnterService() {
        DerPlan plan = plan(
                trip(DERControlEnum.HF_MUST_TRIP, 51, 10, 52, 0),
                control(DERControlEnum.ENTER_SERVICE, r -> r.enterService(service(null))));
        DerStep abnormal = first(plan, "51.5", "230", 8000);
        decided(abnormal, "8000", null);
        assertThat(abnormal.state().timers())
                .filteredOn(timer -> !timer.equals(TripTimer.NORMAL))
                .hasSize(1);
        DerStep still = step(plan, abnormal.state(), grid(NOW.plusSeconds(4), "51.5", "230"), 8000);
        assertThat(still.decision()).isEqualTo(TripDecision.STAY);
        DerStep tripped = step(plan, still.state(), grid(NOW.plusSeconds(5), "51.5", "230"), 8000);
        decided(tripped, "0", DERControlEnum.HF_MUST_TRIP);
        assertThat(tripped.decision()).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(tripped.deviation())
                .isEqualTo(new DerAlarms.Deviation(DERControlEnum.HF_MUST_TRIP, GridEventFaultEnum.OVER_FREQUENCY));
        DerStep good = step(plan, tripped.state(), grid(NOW.plusSeconds(6), "50", "230"), 8000);
        decided(good, "0", DERControlEnum.ENTER_SERVICE);
        DerStep again = step(plan, good.state(), grid(NOW.plusSeconds(16), "50", "230"), 8000);
        decided(again, "8000", null);
    }

    @Test
    void timeBeyondACurveGoesOnWhenAnotherControlStarts() {
        // 264.5 V are 115 %, which may last 5 s.
        DerControl high = trip(DERControlEnum.HV_MUST_TRIP, 110, 10, 120, 0);
        DerControl frequency = trip(DERControlEnum.HF_MUST_TRIP, 51, 10, 52, 0);
        DerStep abnormal = first(plan(high), "50", "264.5", 8000);
        DerPlan both = plan(high, frequency, HALF);
        DerStep still = step(both, abnormal.state(), grid(NOW.plusSeconds(3), "50", "264.5"), 8000);
        assertThat(still.decision()).isEqualTo(TripDecision.STAY);
        DerStep late = step(both, still.state(), grid(NOW.plusSeconds(5), "50", "264.5"), 8000);
        assertThat(late.decision()).isEqualTo(TripDecision.MUST_TRIP);
        DerStep alone = step(plan(high), still.state(), grid(NOW.plusSeconds(5), "50", "264.5"), 8000);
        assertThat(alone.decision()).isEqualTo(TripDecision.MUST_TRIP);
    }

    @Test
    void voltagesOfTripsArePercentOrVolts() {
        DerControl low = trip(DERControlEnum.LV_MUST_TRIP, 50, 0);
        assertThat(first(plan(low), "50", "116", 1).decision()).isEqualTo(TripDecision.STAY);
        assertThat(first(plan(low), "50", "115", 1).decision()).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(first(plan(low), "50", "115", 1).deviation().fault()).isEqualTo(GridEventFaultEnum.UNDER_VOLTAGE);
        DerPlan volts =
                DerPlan.of(Map.of(DERControlEnum.LV_MUST_TRIP, low), RATINGS, VoltageBase.VOLTS, TripAxis.VALUE);
        assertThat(first(volts, "50", "115", 1).decision()).isEqualTo(TripDecision.STAY);
        assertThat(first(volts, "50", "50", 1).decision()).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(volts.ratings()).isEqualTo(RATINGS);
    }

    @Test
    void mustBeatsCessationBeatsMay() {
        DerControl must = trip(DERControlEnum.HV_MUST_TRIP, 120, 0);
        DerControl cease = trip(DERControlEnum.HV_MOM_CESS, 110, 0);
        DerControl may = trip(DERControlEnum.HV_MAY_TRIP, 105, 0);
        DerPlan plan = plan(may, cease, must);
        assertThat(first(plan, "50", "230", 8000).decision()).isEqualTo(TripDecision.STAY);
        DerStep mayTrip = first(plan, "50", "241.5", 8000);
        assertThat(mayTrip.decision()).isEqualTo(TripDecision.MAY_TRIP);
        decided(mayTrip, "8000", null);
        DerStep ceased = first(plan, "50", "253", 8000);
        assertThat(ceased.decision()).isEqualTo(TripDecision.MOMENTARY_CESSATION);
        decided(ceased, "0", DERControlEnum.HV_MOM_CESS);
        // It stays in service and works again at once.
        assertThat(ceased.state().service().inService()).isTrue();
        DerStep tripped = first(plan, "50", "276", 8000);
        assertThat(tripped.decision()).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(tripped.state().service().inService()).isFalse();
    }

    @Test
    void cessationKeepsThePowerItNames() {
        DerControl fixedVar = control(
                DERControlEnum.FIXED_VAR,
                r -> r.fixedVar(FixedVar.builder()
                        .priority(1)
                        .setpoint(25)
                        .unit(DERUnitEnum.PCT_MAX_VAR)
                        .build()));
        assertThat(ceases(null, fixedVar)).containsExactly("0", "0");
        assertThat(ceases(PowerDuringCessationEnum.ACTIVE, fixedVar)).containsExactly("8000", "0");
        assertThat(ceases(PowerDuringCessationEnum.REACTIVE, fixedVar)).containsExactly("0", "1000");
    }

    private static java.util.List<String> ceases(PowerDuringCessationEnum during, DerControl fixedVar) {
        DERCurve form = curve(DERUnitEnum.NOT_APPLICABLE, 50, 0).toBuilder()
                .voltageParams(
                        VoltageParams.builder().powerDuringCessation(during).build())
                .build();
        DerPlan plan = plan(control(DERControlEnum.LV_MOM_CESS, r -> r.curve(form)), fixedVar);
        DerStep step = first(plan, "50", "100", 8000);
        return java.util.List.of(
                step.active().watts().toPlainString(), step.reactive().toPlainString());
    }

    @Test
    void meanVoltageTripsAfterItsDelay() {
        DERCurve form = curve(DERUnitEnum.NOT_APPLICABLE, 130, 0).toBuilder()
                .voltageParams(VoltageParams.builder()
                        .hv10MinMeanValue(110)
                        .hv10MinMeanTripDelay(3)
                        .build())
                .build();
        DerPlan plan = plan(control(DERControlEnum.HV_MUST_TRIP, r -> r.curve(form)));
        DerStep beyond = step(plan, DerState.running(), mean(0, "110.1"), 8000);
        assertThat(beyond.decision()).isEqualTo(TripDecision.STAY);
        assertThat(step(plan, beyond.state(), mean(2, "110.1"), 8000).decision())
                .isEqualTo(TripDecision.STAY);
        assertThat(step(plan, beyond.state(), mean(3, "110.1"), 8000).decision())
                .isEqualTo(TripDecision.MUST_TRIP);
        DerStep normal = step(plan, beyond.state(), mean(2, "110"), 8000);
        assertThat(normal.state().meanBeyondSince()).isNull();
    }

    private static DerMeasurement mean(int second, String percent) {
        return new DerMeasurement(NOW.plusSeconds(second), dec("50"), dec("230"), null, null, dec(percent));
    }

    @Test
    void meteredPowerIsMonitored() {
        DerControl monitored = control(
                DERControlEnum.LIMIT_MAX_DISCHARGE,
                r -> r.limitMaxDischarge(limit(60).toBuilder()
                        .powerMonitoringMustTrip(curve(DERUnitEnum.NOT_APPLICABLE, 5, 50))
                        .build()));
        DerPlan plan = plan(monitored);
        DerState at70 = with(InjectedPower.of(7000));
        DerStep first = step(plan, at70, grid(NOW, "50", "230"), 7000);
        assertThat(first.decision()).isEqualTo(TripDecision.STAY);
        DerState stuck = new DerState(
                NOW,
                InjectedPower.of(7000),
                BigDecimal.ZERO,
                ServiceState.RUNNING,
                null,
                HysteresisState.IDLE,
                HysteresisState.IDLE,
                first.state().timers(),
                dec("100"),
                null);
        assertThat(step(plan, stuck, grid(NOW.plusSeconds(5), "50", "230"), 7000)
                        .decision())
                .isEqualTo(TripDecision.MUST_TRIP);
        // At or below the percentage nothing is watched.
        assertThat(step(plan, with(InjectedPower.of(6000)), grid(NOW, "50", "230"), 7000)
                        .state()
                        .timers())
                .isEmpty();
        DerControl alone = trip(DERControlEnum.POWER_MONITORING_MUST_TRIP, 0, 80);
        assertThat(step(plan(alone), with(InjectedPower.of(8000)), grid(NOW, "50", "230"), 1)
                        .decision())
                .isEqualTo(TripDecision.MUST_TRIP);
    }

    private static DerState with(InjectedPower active) {
        return new DerState(
                null,
                active,
                BigDecimal.ZERO,
                ServiceState.RUNNING,
                null,
                HysteresisState.IDLE,
                HysteresisState.IDLE,
                java.util.List.of(),
                dec("100"),
                null);
    }

    @Test
    void bestReactiveControlOfItsDirectionCounts() {
        DerControl inject = control(DERControlEnum.FIXED_PF_INJECT, r -> r.fixedPFInject(powerFactor("0.8", false)));
        DerControl absorb = control(DERControlEnum.FIXED_PF_ABSORB, r -> r.fixedPFAbsorb(powerFactor("0.8", true)));
        DerControl fixed = control(
                DERControlEnum.FIXED_VAR,
                r -> r.fixedVar(FixedVar.builder()
                        .priority(0)
                        .setpoint(10)
                        .unit(DERUnitEnum.PCT_MAX_VAR)
                        .build()));
        DerStep injecting = first(plan(inject, absorb), "50", "230", 4000);
        assertThat(injecting.reactive()).isEqualByComparingTo("3000");
        assertThat(injecting.reactiveControl()).isEqualTo(DERControlEnum.FIXED_PF_INJECT);
        DerStep absorbing = first(plan(inject, absorb), "50", "230", -4000);
        assertThat(absorbing.reactive()).isEqualByComparingTo("-3000");
        assertThat(absorbing.reactiveControl()).isEqualTo(DERControlEnum.FIXED_PF_ABSORB);
        assertThat(first(plan(absorb), "50", "230", 4000).reactiveControl()).isNull();
        DerStep better = first(plan(inject, absorb, fixed), "50", "230", 4000);
        assertThat(better.reactive()).isEqualByComparingTo("400");
        // 8 kW want 6 kvar; 4 kvar are rated.
        DerStep limited = first(plan(inject), "50", "230", 8000);
        assertThat(limited.reactive()).isEqualByComparingTo("4000");
        assertThat(limited.effects()).extracting(DerEffect::cause).containsExactly(DerEffect.Cause.REACTIVE_LIMIT);
        assertThat(limited.decisive()).isEmpty();
    }

    @Test
    void voltVarFollowsVoltageReferenceAndResponseTime() {
        DERCurve form = curve(DERUnitEnum.PCT_MAX_VAR, 92, 44, 98, 0, 102, 0, 108, -44);
        DerPlan plain = plan(control(DERControlEnum.VOLT_VAR, r -> r.curve(form)));
        // 218.5 V are 95 %
        assertThat(first(plain, "50", "218.5", 0).reactive()).isEqualByComparingTo("880");
        DERCurve shifted = form.toBuilder()
                .reactivePowerParams(ReactivePowerParams.builder().vRef(3).build())
                .build();
        assertThat(first(plan(control(DERControlEnum.VOLT_VAR, r -> r.curve(shifted))), "50", "218.5", 0)
                        .reactive())
                .isEqualByComparingTo("1760");
        DERCurve following = form.toBuilder()
                .reactivePowerParams(ReactivePowerParams.builder()
                        .autonomousVRefEnable(true)
                        .autonomousVRefTimeConstant(300)
                        .build())
                .build();
        DerPlan auto = plan(control(DERControlEnum.VOLT_VAR, r -> r.curve(following)));
        DerStep start = first(auto, "50", "218.5", 0);
        assertThat(start.reactive()).isEqualByComparingTo("880");
        DerStep later = step(auto, start.state(), grid(NOW.plusSeconds(3000), "50", "218.5"), 0);
        // The reference has become 95 %, where the curve is flat.
        assertThat(later.reactive()).isEqualByComparingTo("0");
        DERCurve slow = form.toBuilder().responseTime(10).build();
        DerPlan delayed = plan(control(DERControlEnum.VOLT_VAR, r -> r.curve(slow)));
        DerStep nominal = first(delayed, "50", "230", 0);
        DerStep response = step(delayed, nominal.state(), grid(NOW.plusSeconds(10), "50", "218.5"), 0);
        assertThat(response.reactive()).isCloseTo(dec("792"), within(dec("0.000001")));
    }

    @Test
    void wattCurvesUseThePowerThatIsSet() {
        DerPlan wattVar = plan(
                control(DERControlEnum.WATT_VAR, r -> r.curve(curve(DERUnitEnum.PCT_MAX_VAR, 0, 0, 100, -44))), HALF);
        assertThat(first(wattVar, "50", "230", 9000).reactive()).isEqualByComparingTo("-880");
        DerPlan wattPf = plan(control(DERControlEnum.WATT_PF, r -> r.curve(curve(DERUnitEnum.NOT_APPLICABLE, 0, 0.8))));
        assertThat(first(wattPf, "50", "230", 4000).reactive()).isEqualByComparingTo("-3000");
    }

    @Test
    void sharesOfAvailablePowerFollowTheMeasurement() {
        DerPlan plan = plan(
                control(DERControlEnum.VOLT_WATT, r -> r.curve(curve(DERUnitEnum.PCT_W_AVAIL, 100, 50))),
                control(DERControlEnum.VOLT_VAR, r -> r.curve(curve(DERUnitEnum.PCT_VAR_AVAIL, 100, 50))));
        DerMeasurement grid = new DerMeasurement(NOW, dec("50"), dec("230"), dec("3000"), dec("600"), null);
        DerStep step = step(plan, DerState.running(), grid, 8000);
        assertThat(step.active().watts()).isEqualByComparingTo("1500");
        assertThat(step.reactive()).isEqualByComparingTo("300");
    }

    @Test
    void secondStepAtTheSameInstantChangesNothing() {
        DerPlan plan = plan(DROOP, HALF);
        Instant at = NOW.plusSeconds(1);
        DerStep one = step(plan, DerState.running(), grid(at, "50.45", "230"), 4000);
        DerStep two = step(plan, one.state(), grid(at, "50.45", "230"), 4000);
        assertThat(two.active()).isEqualTo(one.active());
    }
}
