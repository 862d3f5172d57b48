package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.RATINGS;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.enumeration.GridEventFaultEnum;
import dev.ocppkit.smartcharging.internal.FixedPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each kind of control by itself, with the arithmetic. */
class DerFunctionsTest {
    private static final BigDecimal TINY = dec("0.000001");

    private static InjectedPower watts(long watts) {
        return InjectedPower.of(watts);
    }

    @Test
    void signsAreConvertedExplicitly() {
        assertThat(watts(5).toChargePower()).isEqualTo(ChargePower.of(-5));
        assertThat(ChargePower.of(7).toInjectedPower()).isEqualTo(watts(-7));
    }

    @Test
    void droopFallsAndRisesBeyondTheDeadBand() {
        assertThat(droopAt("50.2")).isEqualByComparingTo("4000");
        // 0.25 Hz of 50 Hz x 0.05 = 10 % of 10 kW
        assertThat(droopAt("50.45")).isEqualByComparingTo("3000");
        assertThat(droopAt("49.55")).isEqualByComparingTo("5000");
        assertThat(droopAt("53.2")).isEqualByComparingTo("-2000");
        assertThat(droopAt("47")).isEqualByComparingTo("8000");
        assertThat(ActivePowers.isInDeadBand(droop(), dec("50.2"))).isTrue();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("50.201"))).isFalse();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("49.8"))).isTrue();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("49.799"))).isFalse();
        assertThatThrownBy(() -> ActivePowers.freqDroop(
                        droop().toBuilder().overDroop(0).build(), RATINGS, dec("50"), watts(0), watts(0), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ActivePowers.freqDroop(
                        droop().toBuilder().underDroop(0).build(), RATINGS, dec("50"), watts(0), watts(0), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal droopAt(String frequency) {
        return ActivePowers.freqDroop(droop(), RATINGS, dec(frequency), watts(4000), watts(-2000), watts(8000))
                .watts();
    }

    @Test
    void freqWattAndVoltWattAreShareOfRatedOrAvailablePower() {
        DerCurve voltWatt = DerCurve.of(curve(DERUnitEnum.PCT_MAX_W, 106, 100, 110, 0));
        // 108 % of the voltage is half way: 50 % of 10 kW, or of 4 kW
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_MAX_W, RATINGS, dec("4000"))
                        .watts())
                .isEqualByComparingTo("5000");
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_W_AVAIL, RATINGS, dec("4000"))
                        .watts())
                .isEqualByComparingTo("2000");
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_W_AVAIL, RATINGS, null)
                        .watts())
                .isEqualByComparingTo("5000");
        DerCurve freqWatt = DerCurve.of(curve(DERUnitEnum.PCT_MAX_W, 50.2, 100, 51.2, -20));
        // 0.25 Hz of 1 Hz: 100 - 30 = 70 %
        assertThat(ActivePowers.curveLimit(freqWatt, dec("50.45"), DERUnitEnum.PCT_MAX_W, RATINGS, null)
                        .watts())
                .isEqualByComparingTo("7000");
        assertThat(freqWatt.valueAt(dec("60"))).isEqualByComparingTo("-20");
        assertThat(freqWatt.xs()).hasSize(2);
        assertThat(freqWatt.ys()).hasSize(2);
    }

    @Test
    void limitOfDischargingIsAShareOfTheRating() {
        assertThat(ActivePowers.maxDischarge(limit(50), RATINGS)).contains(new InjectedPower(dec("5000")));
        assertThat(ActivePowers.maxDischarge(
                        limit(50).toBuilder()
                                .pctMaxDischargePower((BigDecimal) null)
                                .build(),
                        RATINGS))
                .isEmpty();
        assertThat(ActivePowers.voltagePercent(RATINGS, dec("253"))).isEqualByComparingTo("110");
    }

    @Test
    void powerFactorsTurnActiveIntoReactivePower() {
        // cos phi 0.8 has sin phi 0.6: 8 kW x 0.75 = 6 kvar
        assertThat(ReactivePowers.fixedPf(powerFactor("0.8", true), watts(8000)))
                .isEqualByComparingTo("-6000");
        assertThat(ReactivePowers.fixedPf(powerFactor("0.8", false), watts(-8000)))
                .isEqualByComparingTo("6000");
        assertThat(ReactivePowers.fixedPf(powerFactor("1", false), watts(8000))).isEqualByComparingTo("0");
        // cos phi 0.9: sqrt(0.19) / 0.9 = 0.48432210...
        assertThat(ReactivePowers.fixedPf(powerFactor("0.9", false), watts(1000)))
                .isCloseTo(dec("484.322104"), within(dec("0.00001")));
        assertThatThrownBy(() -> ReactivePowers.fixedPf(powerFactor("0", true), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReactivePowers.fixedPf(powerFactor("1.01", true), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fixedVarIsAShareWithItsSign() {
        FixedVar fixed = FixedVar.builder()
                .priority(1)
                .setpoint(-25)
                .unit(DERUnitEnum.PCT_MAX_VAR)
                .build();
        assertThat(ReactivePowers.fixedVar(fixed, RATINGS, dec("100"))).isEqualByComparingTo("-1000");
        FixedVar available = fixed.toBuilder().unit(DERUnitEnum.PCT_VAR_AVAIL).build();
        assertThat(ReactivePowers.fixedVar(available, RATINGS, dec("100"))).isEqualByComparingTo("-25");
        assertThat(ReactivePowers.fixedVar(available, RATINGS, null)).isEqualByComparingTo("-1000");
        FixedVar ofWatts = fixed.toBuilder().unit(DERUnitEnum.PCT_MAX_W).build();
        assertThat(ReactivePowers.fixedVar(ofWatts, RATINGS, null)).isEqualByComparingTo("-2500");
        DerRatings uneven = new DerRatings(
                dec("10000"), dec("10000"), dec("10000"), dec("4000"), dec("2000"), dec("230"), dec("50"));
        assertThat(ReactivePowers.fixedVar(fixed, uneven, null)).isEqualByComparingTo("-500");
        assertThat(ReactivePowers.fixedVar(fixed.toBuilder().setpoint(25).build(), uneven, null))
                .isEqualByComparingTo("1000");
    }

    @Test
    void voltVarIsCountedFromTheReference() {
        DerCurve curve = DerCurve.of(curve(DERUnitEnum.PCT_MAX_VAR, 92, 44, 98, 0, 102, 0, 108, -44));
        // 95 % is half way between 92 and 98: 22 % of 4 kvar
        assertThat(ReactivePowers.curve(curve, dec("95"), DERUnitEnum.PCT_MAX_VAR, RATINGS, null))
                .isEqualByComparingTo("880");
        // a reference 3 % above the nominal voltage makes 95 % count as 92 %
        assertThat(ReactivePowers.curve(
                        curve,
                        ReactivePowers.shiftedVoltage(dec("95"), dec("3")),
                        DERUnitEnum.PCT_MAX_VAR,
                        RATINGS,
                        null))
                .isEqualByComparingTo("1760");
        assertThat(ReactivePowers.curve(curve, dec("105"), DERUnitEnum.PCT_VAR_AVAIL, RATINGS, dec("1000")))
                .isEqualByComparingTo("-220");
    }

    @Test
    void wattVarAndWattPfFollowThePower() {
        DerCurve wattVar = DerCurve.of(curve(DERUnitEnum.PCT_MAX_VAR, 50, 0, 100, -44));
        BigDecimal percent = ReactivePowers.powerPercent(RATINGS, watts(7500));
        assertThat(percent).isEqualByComparingTo("75");
        assertThat(ReactivePowers.curve(wattVar, percent, DERUnitEnum.PCT_MAX_VAR, RATINGS, null))
                .isEqualByComparingTo("-880");
        DerCurve wattPf = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 50, 1, 100, 0.6));
        // 75 %: power factor 0.8, tangent 0.75, absorbed
        assertThat(ReactivePowers.wattPf(wattPf, RATINGS, watts(7500))).isEqualByComparingTo("-5625");
        DerCurve injecting = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 0, -0.8));
        assertThat(ReactivePowers.wattPf(injecting, RATINGS, watts(4000))).isEqualByComparingTo("3000");
        DerCurve none = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 0, 0));
        assertThat(ReactivePowers.wattPf(none, RATINGS, watts(4000))).isEqualByComparingTo("0");
    }

    @Test
    void reactivePowerKeepsTheRatings() {
        assertThat(ReactivePowers.withinRatings(dec("5000"), watts(0), RATINGS)).isEqualByComparingTo("4000");
        assertThat(ReactivePowers.withinRatings(dec("-5000"), watts(0), RATINGS))
                .isEqualByComparingTo("-4000");
        // 9.6 kW of 10 kVA leave 2.8 kvar
        assertThat(ReactivePowers.withinRatings(dec("4000"), watts(9600), RATINGS))
                .isEqualByComparingTo("2800");
        assertThat(ReactivePowers.withinRatings(dec("-4000"), watts(-9600), RATINGS))
                .isEqualByComparingTo("-2800");
        assertThat(ReactivePowers.withinRatings(dec("2800"), watts(9600), RATINGS))
                .isEqualByComparingTo("2800");
        assertThat(ReactivePowers.withinRatings(dec("1"), watts(10_000), RATINGS))
                .isEqualByComparingTo("0");
        assertThat(ReactivePowers.withinRatings(dec("1"), watts(10_001), RATINGS))
                .isEqualByComparingTo("0");
    }

    @Test
    void firstOrderResponseDoesNineTenthsInItsTime() {
        assertThat(Responses.firstOrder(dec("0"), dec("1000"), dec("5"), dec("5")))
                .isCloseTo(dec("900"), within(TINY));
        assertThat(Responses.firstOrder(dec("0"), dec("1000"), dec("10"), dec("5")))
                .isCloseTo(dec("990"), within(TINY));
        // 10^-0.5 = 0.316227766...
        assertThat(Responses.firstOrder(dec("1000"), dec("0"), dec("2.5"), dec("5")))
                .isCloseTo(dec("316.227766"), within(TINY));
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("0"), dec("5"))).isEqualByComparingTo("1");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("1"), dec("0"))).isEqualByComparingTo("7");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("1"), null)).isEqualByComparingTo("7");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("999"), dec("5")))
                .isEqualByComparingTo("7");
    }

    @Test
    void fixedPointIsExactToItsLastDecimals() {
        assertThat(FixedPoint.tenToMinus(dec("0"))).isEqualByComparingTo("1");
        assertThat(FixedPoint.tenToMinus(dec("3"))).isEqualByComparingTo("0.001");
        assertThat(FixedPoint.tenToMinus(dec("0.5")))
                .isCloseTo(dec("0.316227766016837933"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("0.999999999")))
                .isCloseTo(dec("0.100000000230258510"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("1.25")))
                .isCloseTo(dec("0.056234132519034908"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("15"))).isEqualByComparingTo("0.000000000000001");
        assertThat(FixedPoint.tenToMinus(dec("15.1"))).isEqualByComparingTo("0");
        assertThat(FixedPoint.root(dec("2"))).isEqualByComparingTo("1.414213562");
        assertThat(FixedPoint.root(dec("0"))).isEqualByComparingTo("0");
        assertThat(FixedPoint.root(dec("0.36"))).isEqualByComparingTo("0.6");
        assertThat(FixedPoint.root(dec("7840000"))).isEqualByComparingTo("2800");
        assertThat(FixedPoint.root(dec("4.611686018"))).isEqualByComparingTo("2.147483647");
    }

    @Test
    void rampIsBounded() {
        // 10 kW in 100 s: 100 W each second
        assertThat(Responses.ramp(dec("0"), dec("1000"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("300");
        assertThat(Responses.ramp(dec("0"), dec("-1000"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("-300");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("200");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), dec("0")))
                .isEqualByComparingTo("200");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), null))
                .isEqualByComparingTo("200");
    }

    @Test
    void referenceFollowsTheVoltageAndStaysNearTheNominalOne() {
        // After one time constant 1 - 1/e = 63.2 % of the way.
        assertThat(Responses.voltageReference(dec("100"), dec("104"), dec("300"), dec("300")))
                .isCloseTo(dec("102.528482"), within(dec("0.00001")));
        assertThat(Responses.voltageReference(dec("100"), dec("120"), dec("3000"), dec("300")))
                .isEqualByComparingTo("105");
        assertThat(Responses.voltageReference(dec("100"), dec("80"), dec("3000"), dec("300")))
                .isEqualByComparingTo("95");
        assertThat(Responses.voltageReference(dec("100"), dec("103"), dec("1"), dec("0")))
                .isEqualByComparingTo("103");
    }

    private static TripSample sample(int second, String value) {
        return new TripSample(NOW.plusSeconds(second), dec(value));
    }

    @Test
    void tripCurveCountsHowLongAndHowFar() {
        TripCurve high = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 61, 10, 62, 2)), TripSide.HIGH, TripAxis.VALUE);
        // 61.5 Hz may last 6 s.
        List<TripSample> history = List.of(sample(0, "60"), sample(10, "61.5"));
        assertThat(Trips.isReached(high, history, NOW.plusSeconds(15))).isFalse();
        assertThat(Trips.isReached(high, history, NOW.plusSeconds(16))).isTrue();
        assertThat(Trips.isReached(high, List.of(sample(0, "60.9")), NOW.plusSeconds(999)))
                .isFalse();
        // Back to normal for a moment starts anew.
        List<TripSample> twice = List.of(sample(0, "61.5"), sample(5, "60"), sample(6, "61.5"));
        assertThat(Trips.isReached(high, twice, NOW.plusSeconds(11))).isFalse();
        assertThat(Trips.isReached(high, twice, NOW.plusSeconds(12))).isTrue();
        // 61 Hz since 0 s, 62 Hz since 3 s: the latter ends it at 5 s.
        List<TripSample> worse = List.of(sample(0, "61"), sample(3, "62"));
        assertThat(Trips.isReached(high, worse, NOW.plusSeconds(4))).isFalse();
        assertThat(Trips.isReached(high, worse, NOW.plusSeconds(5))).isTrue();
        // Less bad again: counts as 61 Hz since 0 s.
        List<TripSample> better = List.of(sample(0, "61"), sample(3, "62"), sample(4, "61"));
        assertThat(Trips.isReached(high, better, NOW.plusSeconds(9))).isFalse();
        assertThat(Trips.isReached(high, better, NOW.plusSeconds(10))).isTrue();
        // Once reached, it stays so for the history.
        assertThat(Trips.isReached(
                        high, List.of(sample(0, "62"), sample(5, "62"), sample(6, "60")), NOW.plusSeconds(7)))
                .isTrue();
    }

    @Test
    void lowSideAndTimeAxisAreMirrored() {
        TripCurve low = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 50, 2, 70, 10)), TripSide.LOW, TripAxis.VALUE);
        assertThat(Trips.isReached(low, List.of(sample(0, "60")), NOW.plusSeconds(6)))
                .isTrue();
        assertThat(Trips.isReached(low, List.of(sample(0, "60")), NOW.plusSeconds(5)))
                .isFalse();
        assertThat(Trips.isReached(low, List.of(sample(0, "71")), NOW.plusSeconds(99)))
                .isFalse();
        assertThat(Trips.isReached(low, List.of(sample(0, "60"), sample(3, "40")), NOW.plusSeconds(5)))
                .isTrue();
        // 80 % after 10 s, 60 % after 60 s
        TripCurve time = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 10, 80, 60, 60)), TripSide.HIGH, TripAxis.TIME);
        assertThat(Trips.isReached(time, List.of(sample(0, "80")), NOW.plusSeconds(9)))
                .isFalse();
        assertThat(Trips.isReached(time, List.of(sample(0, "80")), NOW.plusSeconds(10)))
                .isTrue();
        // 70 % is reached after 35 s
        assertThat(Trips.isReached(time, List.of(sample(0, "70")), NOW.plusSeconds(34)))
                .isFalse();
        assertThat(Trips.isReached(time, List.of(sample(0, "70")), NOW.plusSeconds(35)))
                .isTrue();
        assertThat(Trips.isReached(time, List.of(sample(0, "59")), NOW.plusSeconds(999)))
                .isFalse();
        TripCurve lowTime = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 1, 50, 11, 70)), TripSide.LOW, TripAxis.TIME);
        assertThat(Trips.isReached(lowTime, List.of(sample(0, "60")), NOW.plusSeconds(5)))
                .isFalse();
        assertThat(Trips.isReached(lowTime, List.of(sample(0, "60")), NOW.plusSeconds(6)))
                .isTrue();
    }

    @Test
    void mustBeatsCessationBeatsMay() {
        assertThat(Trips.decide(true, true, true)).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(Trips.decide(false, true, true)).isEqualTo(TripDecision.MOMENTARY_CESSATION);
        assertThat(Trips.decide(false, false, true)).isEqualTo(TripDecision.MAY_TRIP);
        assertThat(Trips.decide(false, false, false)).isEqualTo(TripDecision.STAY);
    }

    @Test
    void limitWithHysteresisComesBackLateAndSlowly() {
        Hysteresis hysteresis = Hysteresis.builder()
                .hysteresisLow(dec("49.9"))
                .hysteresisHigh(dec("50.1"))
                .hysteresisDelay(10)
                .hysteresisGradient(5)
                .build();
        BigDecimal wanted = dec("8000");
        BigDecimal full = dec("10000");
        HysteresisState state =
                Hystereses.step(hysteresis, HysteresisState.IDLE, NOW, dec("50"), dec("10000"), wanted, full);
        assertThat(state).isEqualTo(HysteresisState.IDLE);
        state = Hystereses.step(hysteresis, state, NOW, dec("50.5"), dec("3000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        // Milder, but not inside the band.
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(1), dec("50.15"), dec("7000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(2), dec("50.6"), dec("2000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("2000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(3), dec("50.1"), dec("9000"), wanted, full);
        assertThat(state.recoveredSince()).isEqualTo(NOW.plusSeconds(3));
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(12), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("2000");
        // Delay over for 2 s: 2 x 5 % of 10 kW
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(15), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(19), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("5000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(25), dec("50"), dec("9000"), wanted, full);
        assertThat(state).isEqualTo(HysteresisState.IDLE);
    }

    @Test
    void hysteresisWithoutNumbersFollowsTheCurve() {
        Hysteresis open = Hysteresis.builder().build();
        HysteresisState bitten =
                Hystereses.step(open, HysteresisState.IDLE, NOW, dec("51"), dec("1"), dec("2"), dec("10"));
        assertThat(bitten.limit()).isEqualByComparingTo("1");
        assertThat(Hystereses.step(open, bitten, NOW, dec("51"), dec("3"), dec("2"), dec("10")))
                .isEqualTo(HysteresisState.IDLE);
        assertThat(Hystereses.step(null, bitten, NOW, dec("51"), dec("3"), dec("2"), dec("10")))
                .isEqualTo(HysteresisState.IDLE);
        assertThat(Hystereses.step(null, HysteresisState.IDLE, NOW, dec("51"), dec("1"), dec("2"), dec("10"))
                        .limit())
                .isEqualByComparingTo("1");
        assertThat(Hystereses.step(open, bitten, NOW, dec("51"), dec("1.5"), dec("2"), dec("10"))
                        .limit())
                .isEqualByComparingTo("1.5");
    }

    @Test
    void serviceIsEnteredWhenTheGridWasGoodForLongEnough() {
        EnterService control = EnterService.builder()
                .priority(0)
                .lowVoltage(95)
                .highVoltage(105)
                .lowFreq(dec("49.5"))
                .highFreq(dec("50.1"))
                .delay(60)
                .randomDelay(30)
                .rampRate(100)
                .build();
        ServiceState out = EnterServices.step(control, ServiceState.OUT, NOW, dec("94"), dec("50"), dec("10"));
        assertThat(out).isEqualTo(ServiceState.OUT);
        ServiceState waiting = EnterServices.step(control, out, NOW, dec("95"), dec("50.1"), dec("10"));
        assertThat(waiting).isEqualTo(new ServiceState(false, NOW, null));
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(5), dec("100"), dec("49.4"), dec("10")))
                .isEqualTo(ServiceState.OUT);
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(69), dec("100"), dec("50"), dec("10")))
                .isEqualTo(waiting);
        ServiceState entered =
                EnterServices.step(control, waiting, NOW.plusSeconds(70), dec("100"), dec("50"), dec("10"));
        assertThat(entered).isEqualTo(new ServiceState(true, null, NOW.plusSeconds(70)));
        // More than randomDelay is cut to it: 60 + 30 s.
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(90), dec("100"), dec("50"), dec("99"))
                        .inService())
                .isTrue();
        assertThat(EnterServices.step(control, entered, NOW, dec("0"), dec("0"), dec("0")))
                .isEqualTo(entered);
        assertThat(EnterServices.isRamping(control, entered, NOW.plusSeconds(169)))
                .isTrue();
        assertThat(EnterServices.isRamping(control, entered, NOW.plusSeconds(170)))
                .isFalse();
        assertThat(EnterServices.isRamping(null, entered, NOW)).isFalse();
        assertThat(EnterServices.isRamping(control, ServiceState.RUNNING, NOW)).isFalse();
        assertThat(EnterServices.step(null, ServiceState.OUT, NOW, dec("0"), dec("0"), dec("0"))
                        .inService())
                .isTrue();
        assertThat(EnterServices.isHealthy(control, dec("105.1"), dec("50"))).isFalse();
        assertThat(EnterServices.isHealthy(control, dec("105"), dec("50.2"))).isFalse();
        assertThat(EnterServices.isHealthy(control, dec("105"), dec("49.5"))).isTrue();
    }

    @Test
    void meanNeedsTenMinutes() {
        MeanVoltage mean = MeanVoltage.EMPTY;
        Instant at = NOW;
        for (int i = 0; i < 199; i++) {
            mean = mean.measure(at, dec("100"));
            at = at.plusSeconds(3);
        }
        assertThat(mean.value()).isEmpty();
        mean = mean.measure(at.minusSeconds(1), dec("999"));
        assertThat(mean.value()).isEmpty();
        mean = mean.measure(at, dec("120"));
        assertThat(mean.value().orElseThrow()).isEqualByComparingTo("100.1");
        mean = mean.measure(at.plusSeconds(3), dec("120"));
        assertThat(mean.value().orElseThrow()).isEqualByComparingTo("100.2");
        assertThat(mean.samples()).hasSize(200);
    }

    @Test
    @Tag("R05.FR.01")
    @Tag("R05.FR.02")
    @Tag("R05.FR.03")
    @Tag("R05.FR.04")
    void alarmsAreReportedOncePerChange() {
        DerAlarms.Deviation droop =
                new DerAlarms.Deviation(DERControlEnum.FREQ_DROOP, GridEventFaultEnum.OVER_FREQUENCY);
        DerAlarms.Deviation trip = new DerAlarms.Deviation(DERControlEnum.HF_MUST_TRIP, null);
        assertThat(DerAlarms.event(null, null, NOW)).isEmpty();
        assertThat(DerAlarms.event(droop, droop, NOW)).isEmpty();
        assertThat(DerAlarms.event(null, droop, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.FREQ_DROOP);
            assertThat(alarm.gridEventFault()).isEqualTo(GridEventFaultEnum.OVER_FREQUENCY);
            assertThat(alarm.alarmEnded()).isNull();
            assertThat(alarm.timestamp()).isEqualTo(NOW);
        });
        assertThat(DerAlarms.event(droop, trip, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.HF_MUST_TRIP);
            assertThat(alarm.alarmEnded()).isNull();
        });
        assertThat(DerAlarms.event(droop, null, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.FREQ_DROOP);
            assertThat(alarm.gridEventFault()).isEqualTo(GridEventFaultEnum.OVER_FREQUENCY);
            assertThat(alarm.alarmEnded()).isTrue();
        });
    }

    @Test
    @Tag("R03.FR.05")
    void vehicleDoesWhatItCan() {
        Set<DERControlEnum> required =
                Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR, DERControlEnum.VOLT_WATT);
        Set<DERControlEnum> evse = Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR);
        Set<DERControlEnum> vehicle = Set.of(DERControlEnum.FREQ_DROOP);
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.HYBRID, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(
                        vehicle, Set.of(DERControlEnum.VOLT_VAR), Set.of(DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.EVSE, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(Set.of(), evse, Set.of(DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.VEHICLE, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(
                        vehicle, Set.of(), Set.of(DERControlEnum.VOLT_VAR, DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.HYBRID, required, evse))
                .containsExactly(DERControlEnum.VOLT_WATT);
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.VEHICLE, required, evse))
                .isEqualTo(required);
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.EVSE, required, evse))
                .isEmpty();
    }

    @Test
    void ratingsAreChecked() {
        assertThatThrownBy(() -> DerRatings.symmetric(0, 1, 230, 50)).hasMessageContaining("maxW");
        assertThatThrownBy(() -> DerRatings.symmetric(1, -1, 230, 50)).hasMessageContaining("maxVar");
        assertThatThrownBy(() -> DerRatings.symmetric(1, 1, 0, 50)).hasMessageContaining("nominalVoltage");
        assertThatThrownBy(() -> DerRatings.symmetric(1, 1, 230, 0)).hasMessageContaining("nominalFrequency");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("-1"), dec("1"), dec("1"), dec("1"), dec("1"), dec("1")))
                .hasMessageContaining("maxChargeW");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("1"), dec("0"), dec("1"), dec("1"), dec("1"), dec("1")))
                .hasMessageContaining("maxVA");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("1"), dec("1"), dec("1"), dec("-1"), dec("1"), dec("1")))
                .hasMessageContaining("maxVarNeg");
    }
}
