package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.RATINGS;
import static dev.ocppkit.smartcharging.der.DerSamples.control;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.plan;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DerPropertyTest {
    private static BigDecimal hertz(int milliHertz) {
        return BigDecimal.valueOf(milliHertz, 3);
    }

    private static InjectedPower droopAt(int milliHertz, int before) {
        return ActivePowers.freqDroop(
                droop(),
                RATINGS,
                hertz(milliHertz),
                InjectedPower.of(before),
                InjectedPower.of(-10_000),
                InjectedPower.of(10_000));
    }

    @Property
    void droopFallsWithTheFrequencyAndNeverJumps(
            @ForAll @IntRange(min = 47_000, max = 53_000) int frequency,
            @ForAll @IntRange(min = -10_000, max = 10_000) int before) {
        BigDecimal here = droopAt(frequency, before).watts();
        BigDecimal next = droopAt(frequency + 1, before).watts();
        // 1 mHz is 0.001 / 2.5 of 10 kW.
        assertThat(here.subtract(next)).isBetween(BigDecimal.ZERO, dec("4.000001"));
        assertThat(here).isBetween(dec("-10000"), dec("10000"));
    }

    @Property
    void resultKeepsRatingsAndCapsWhateverIsActive(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 47_000, max = 53_000) Integer> frequencies,
            @ForAll @IntRange(min = 180, max = 280) int voltage,
            @ForAll @IntRange(min = -15_000, max = 15_000) int schedule,
            @ForAll @IntRange(max = 12_000) int limit,
            @ForAll @IntRange(max = 12_000) int discharge) {
        DerPlan plan = plan(
                control(
                        DERControlEnum.FREQ_DROOP,
                        r -> r.freqDroop(droop().toBuilder().responseTime(3).build())),
                control(DERControlEnum.VOLT_WATT, r -> r.curve(curve(DERUnitEnum.PCT_MAX_W, 106, 100, 110, -50))),
                control(DERControlEnum.LIMIT_MAX_DISCHARGE, r -> r.limitMaxDischarge(limit(70))),
                control(DERControlEnum.HF_MUST_TRIP, r -> r.curve(curve(DERUnitEnum.NOT_APPLICABLE, 52, 2))),
                control(
                        DERControlEnum.GRADIENTS,
                        r -> r.gradient(Gradient.builder()
                                .priority(0)
                                .gradient(5)
                                .softGradient(0)
                                .build())),
                control(DERControlEnum.FIXED_PF_INJECT, r -> r.fixedPFInject(powerFactor("0.7", false))));
        SetpointCaps caps = new SetpointCaps(BigDecimal.valueOf(limit), BigDecimal.valueOf(-discharge));
        DerState state = DerState.running();
        int second = 0;
        for (int frequency : frequencies) {
            DerMeasurement grid =
                    DerMeasurement.of(NOW.plusSeconds(second++), hertz(frequency), BigDecimal.valueOf(voltage));
            DerStep step = DerSteps.step(plan, state, grid, ChargePower.of(-schedule), caps, BigDecimal.ZERO);
            BigDecimal watts = step.active().watts();
            assertThat(watts).isLessThanOrEqualTo(BigDecimal.valueOf(Math.min(7_000, discharge)));
            assertThat(watts).isGreaterThanOrEqualTo(BigDecimal.valueOf(-Math.min(10_000, limit)));
            BigDecimal apparent = watts.multiply(watts).add(step.reactive().multiply(step.reactive()));
            assertThat(apparent).isLessThanOrEqualTo(dec("100000000"));
            assertThat(step.reactive().abs()).isLessThanOrEqualTo(dec("4000"));
            state = step.state();
        }
    }

    @Property
    void responseConvergesWithoutOvershoot(
            @ForAll @IntRange(min = -10_000, max = 10_000) int from,
            @ForAll @IntRange(min = -10_000, max = 10_000) int to,
            @ForAll @IntRange(min = 1, max = 100) int responseTime,
            @ForAll @IntRange(min = 1, max = 50) int stepSeconds) {
        BigDecimal target = BigDecimal.valueOf(to);
        BigDecimal output = BigDecimal.valueOf(from);
        for (int i = 0; i < 20 * responseTime / stepSeconds + 20; i++) {
            BigDecimal next = Responses.firstOrder(
                    output, target, BigDecimal.valueOf(stepSeconds), BigDecimal.valueOf(responseTime));
            assertThat(next.subtract(target).abs())
                    .isLessThanOrEqualTo(output.subtract(target).abs());
            output = next;
        }
        assertThat(output.subtract(target).abs()).isLessThan(dec("0.001"));
    }

    @Property
    void hysteresisDoesNotChatter(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 50_090, max = 50_310) Integer> frequencies) {
        Hysteresis hysteresis = Hysteresis.builder()
                .hysteresisHigh(dec("50.1"))
                .hysteresisDelay(1000)
                .build();
        DerCurve limits = DerCurve.of(curve(DERUnitEnum.PCT_MAX_W, 50.2, 80, 51.2, 0));
        HysteresisState state = HysteresisState.IDLE;
        int second = 0;
        boolean limited = false;
        for (int frequency : frequencies) {
            BigDecimal most = ActivePowers.curveLimit(limits, hertz(frequency), DERUnitEnum.PCT_MAX_W, RATINGS, null)
                    .watts();
            HysteresisState next = Hystereses.step(
                    hysteresis, state, NOW.plusSeconds(second++), hertz(frequency), most, dec("7900"), dec("10000"));
            // Once limited it stays so, and the limit never rises within the delay.
            if (limited) {
                assertThat(next.limit()).isNotNull().isLessThanOrEqualTo(state.limit());
            }
            limited |= next.limit() != null;
            state = next;
        }
    }

    @Property
    void supersededControlNeverReturnsAndAtMostOneIsActive(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 3) Integer> priorities,
            @ForAll @Size(min = 8, max = 8) List<@IntRange(max = 60) Integer> starts,
            @ForAll @Size(min = 8, max = 8) List<@IntRange(min = 1, max = 40) Integer> durations) {
        DerControls controls = DerControls.supporting(Set.of(DERControlEnum.FREQ_DROOP));
        for (int i = 0; i < priorities.size(); i++) {
            FreqDroop form = droop().toBuilder()
                    .priority(priorities.get(i))
                    .startTime(NOW.plusSeconds(starts.get(i)))
                    .duration(durations.get(i))
                    .build();
            SetDERControlRequest request = request("c" + i, DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(form));
            controls = controls.set(request, NOW.plusSeconds(i)).controls();
        }
        Set<String> over = new HashSet<>();
        String active = null;
        for (int second = priorities.size(); second < 120; second++) {
            String now = controls.activeAt(DERControlEnum.FREQ_DROOP, NOW.plusSeconds(second))
                    .map(DerControl::id)
                    .orElse(null);
            if (active != null && !active.equals(now)) {
                over.add(active);
            }
            assertThat(over).doesNotContain(String.valueOf(now));
            active = now;
        }
        assertThat(DerControls.fromJson(controls.toJson())).isEqualTo(controls);
    }

    @Property
    void worseAndLongerNeverMeansNoTrip(
            @ForAll @IntRange(min = 50_000, max = 53_000) int frequency,
            @ForAll @IntRange(max = 20) int seconds,
            @ForAll @IntRange(max = 1_000) int worse,
            @ForAll @IntRange(max = 20) int longer) {
        TripCurve trip = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 51, 10, 52, 1)), TripSide.HIGH, TripAxis.VALUE);
        boolean mild = trip.isReached(hertz(frequency), BigDecimal.valueOf(seconds));
        boolean severe = trip.isReached(hertz(frequency + worse), BigDecimal.valueOf((long) seconds + longer));
        assertThat(severe || !mild).isTrue();
    }
}
