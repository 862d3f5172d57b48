package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.VoltageParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.GetDERControlRequest;
import dev.ocppkit.model.message.NotifyDERStartStopRequest;
import dev.ocppkit.model.message.ReportDERControlRequest;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerControlsTest {
    private static final Set<DERControlEnum> ALL = EnumSet.allOf(DERControlEnum.class);
    private static final DerControls EMPTY = DerControls.supporting(ALL);

    private static SetDERControlRequest byDefault(String id, int priority) {
        FreqDroop droop = droop().toBuilder().priority(priority).build();
        return request(id, DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(droop));
    }

    private static SetDERControlRequest scheduled(String id, int priority, int startSecond, Integer seconds) {
        FreqDroop.Builder droop = droop().toBuilder().priority(priority).startTime(NOW.plusSeconds(startSecond));
        if (seconds != null) {
            droop.duration(seconds);
        }
        return request(id, DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(droop.build()));
    }

    private static DerControls with(SetDERControlRequest... requests) {
        DerControls controls = EMPTY;
        for (SetDERControlRequest request : requests) {
            controls = controls.set(request, NOW).controls();
        }
        return controls;
    }

    private static List<String> superseded(DerControls controls, SetDERControlRequest request, int second) {
        SetDERControlResponse response =
                controls.set(request, NOW.plusSeconds(second)).response();
        assertThat(response.status()).isEqualTo(DERControlStatusEnum.ACCEPTED);
        return response.supersededIds();
    }

    private static String active(DerControls controls, int second) {
        return controls.activeAt(DERControlEnum.FREQ_DROOP, NOW.plusSeconds(second))
                .map(DerControl::id)
                .orElse(null);
    }

    private static void refused(SetDERControlRequest request, DerRule rule) {
        assertThat(DerRequests.violations(request, ALL)).containsExactly(rule);
        SetDERControlResponse response = EMPTY.set(request, NOW).response();
        assertThat(response.status()).isEqualTo(rule.status());
        assertThat(response.statusInfo().additionalInfo()).isEqualTo(rule.requirementId() + ": " + rule.text());
        assertThat(EMPTY.set(request, NOW).controls()).isEqualTo(EMPTY);
    }

    @Test
    @Tag("R04.FR.01")
    void unsupportedKindIsNotSupported() {
        DerControls none = DerControls.supporting(List.of(DERControlEnum.VOLT_VAR));
        SetDERControlResponse response = none.set(byDefault("a", 1), NOW).response();
        assertThat(response.status()).isEqualTo(DERControlStatusEnum.NOT_SUPPORTED);
        assertThat(response.statusInfo().reasonCode()).isEqualTo("UnsupportedParam");
    }

    @Test
    @Tag("R04.FR.17")
    void fieldMustFitTheKind() {
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> {}), DerRule.FIELD);
        refused(request("a", DERControlEnum.VOLT_VAR, true, r -> r.freqDroop(droop())), DerRule.FIELD);
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop()).limitMaxDischarge(limit(1))),
                DerRule.FIELD);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFAbsorb(powerFactor("1", true))),
                DerRule.FIELD);
        assertThat(EMPTY.set(
                                request(
                                        "a",
                                        DERControlEnum.FIXED_PF_ABSORB,
                                        true,
                                        r -> r.fixedPFAbsorb(powerFactor("1", true))),
                                NOW)
                        .response()
                        .statusInfo())
                .isNull();
    }

    @Test
    @Tag("R04.FR.13")
    @Tag("R04.FR.15")
    void timesBelongToScheduledControls() {
        FreqDroop timed = droop().toBuilder().startTime(NOW).build();
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(timed)), DerRule.DEFAULT_WITH_TIME);
        FreqDroop lasting = droop().toBuilder().duration(1).build();
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(lasting)), DerRule.DEFAULT_WITH_TIME);
        refused(request("a", DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(droop())), DerRule.START_MISSING);
        refused(scheduled("a", 1, 0, 0), DerRule.DURATION);
        Gradient gradient =
                Gradient.builder().priority(1).gradient(1).softGradient(1).build();
        refused(request("a", DERControlEnum.GRADIENTS, false, r -> r.gradient(gradient)), DerRule.ONLY_DEFAULT);
        assertThat(EMPTY.set(request("a", DERControlEnum.GRADIENTS, true, r -> r.gradient(gradient)), NOW)
                        .response()
                        .status())
                .isEqualTo(DERControlStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("R04.FR.52")
    void unitMustFitTheCurve() {
        refused(volt(DERControlEnum.VOLT_VAR, DERUnitEnum.PCT_MAX_W), DerRule.Y_UNIT);
        refused(volt(DERControlEnum.FREQ_WATT, DERUnitEnum.NOT_APPLICABLE), DerRule.Y_UNIT);
        refused(volt(DERControlEnum.HV_MUST_TRIP, DERUnitEnum.PCT_EFFECTIVE_V), DerRule.Y_UNIT);
        for (DERUnitEnum unit : List.of(DERUnitEnum.PCT_MAX_VAR, DERUnitEnum.PCT_VAR_AVAIL)) {
            assertThat(DerRequests.violations(volt(DERControlEnum.VOLT_VAR, unit), ALL))
                    .isEmpty();
        }
        refused(
                request(
                        "a",
                        DERControlEnum.LIMIT_MAX_DISCHARGE,
                        true,
                        r -> r.limitMaxDischarge(limit(50).toBuilder()
                                .powerMonitoringMustTrip(curve(DERUnitEnum.PCT_MAX_W, 0, 1))
                                .build())),
                DerRule.Y_UNIT);
        assertThat(DerKinds.units(DERControlEnum.FREQ_DROOP)).isEmpty();
        assertThat(DerKinds.units(DERControlEnum.WATT_PF)).containsExactly(DERUnitEnum.NOT_APPLICABLE);
        assertThat(DerKinds.isCurve(DERControlEnum.UNRECOGNIZED)).isFalse();
        assertThat(DerKinds.isOnlyDefault(DERControlEnum.ENTER_SERVICE)).isTrue();
    }

    private static SetDERControlRequest volt(DERControlEnum kind, DERUnitEnum unit) {
        return request("a", kind, true, r -> r.curve(curve(unit, 1, 1)));
    }

    @Test
    void valuesMustMakeSense() {
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop().toBuilder().overDroop(0).build())),
                DerRule.DROOP);
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop().toBuilder().underDroop(0).build())),
                DerRule.DROOP);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("0", true))),
                DerRule.POWER_FACTOR);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("1.1", true))),
                DerRule.POWER_FACTOR);
        refused(
                request("a", DERControlEnum.VOLT_VAR, true, r -> r.curve(curve(DERUnitEnum.PCT_MAX_VAR, 2, 0, 1, 0))),
                DerRule.CURVE);
        DERCurve half = curve(DERUnitEnum.NOT_APPLICABLE, 1, 1).toBuilder()
                .voltageParams(VoltageParams.builder().hv10MinMeanValue(110).build())
                .build();
        refused(request("a", DERControlEnum.HV_MUST_TRIP, true, r -> r.curve(half)), DerRule.MEAN_VOLTAGE);
    }

    @Test
    @Tag("R04.FR.02")
    @Tag("R04.FR.03")
    void betterDefaultSupersedesTheOther() {
        DerControls first = with(byDefault("a", 5));
        assertThat(active(first, 0)).isEqualTo("a");
        assertThat(superseded(first, byDefault("b", 1), 0)).containsExactly("a");
        assertThat(active(with(byDefault("a", 5), byDefault("b", 1)), 0)).isEqualTo("b");
        assertThat(superseded(first, byDefault("b", 6), 0)).containsExactly("b");
        assertThat(active(with(byDefault("a", 5), byDefault("b", 6)), 0)).isEqualTo("a");
        // Among equals the newer one wins; the same id replaces.
        assertThat(superseded(first, byDefault("b", 5), 0)).containsExactly("a");
        assertThat(superseded(first, byDefault("a", 9), 0)).isNull();
        assertThat(with(byDefault("a", 5), byDefault("a", 9)).controls()).hasSize(1);
    }

    @Test
    @Tag("R04.FR.04")
    @Tag("R04.FR.11")
    void scheduledControlGoesBeforeTheDefault() {
        DerControls controls = with(byDefault("d", 0), scheduled("s", 9, 10, 20));
        assertThat(active(controls, 9)).isEqualTo("d");
        assertThat(active(controls, 10)).isEqualTo("s");
        assertThat(active(controls, 29)).isEqualTo("s");
        assertThat(active(controls, 30)).isEqualTo("d");
        assertThat(controls.nextChange(NOW)).contains(NOW.plusSeconds(10));
        assertThat(controls.nextChange(NOW.plusSeconds(10))).contains(NOW.plusSeconds(30));
        assertThat(controls.nextChange(NOW.plusSeconds(30))).isEmpty();
        assertThat(controls.activeAt(NOW.plusSeconds(10)))
                .containsOnlyKeys(DERControlEnum.FREQ_DROOP)
                .extractingByKey(DERControlEnum.FREQ_DROOP)
                .extracting(DerControl::id)
                .isEqualTo("s");
    }

    @Test
    void startWithoutDurationLastsUntilCleared() {
        DerControls controls = with(scheduled("s", 1, 10, null));
        assertThat(active(controls, 1_000_000)).isEqualTo("s");
        assertThat(controls.expire(NOW.plusSeconds(1_000_000))).isEqualTo(controls);
    }

    @Test
    @Tag("R04.FR.06")
    void waitingControlIsSupersededAtOnceEvenByALaterOne() {
        DerControls controls = with(scheduled("a", 5, 10, 20));
        assertThat(superseded(controls, scheduled("b", 1, 100, 20), 0)).containsExactly("a");
        DerControls both = with(scheduled("a", 5, 10, 20), scheduled("b", 1, 100, 20));
        assertThat(active(both, 15)).isNull();
        assertThat(active(both, 100)).isEqualTo("b");
        // It stays listed until its time is over.
        assertThat(both.expire(NOW.plusSeconds(29)).controls()).hasSize(2);
        assertThat(both.expire(NOW.plusSeconds(30)).controls()).hasSize(1);
    }

    @Test
    @Tag("R04.FR.07")
    @Tag("R04.FR.21")
    void runningControlIsSupersededWhenTheBetterOneStarts() {
        DerControls running = with(scheduled("a", 5, 0, 100));
        assertThat(superseded(running, scheduled("b", 1, 50, 20), 10)).isNull();
        DerControls both =
                running.set(scheduled("b", 1, 50, 20), NOW.plusSeconds(10)).controls();
        assertThat(active(both, 49)).isEqualTo("a");
        assertThat(active(both, 50)).isEqualTo("b");
        // It does not come back, although its time is not over.
        assertThat(active(both, 70)).isNull();
        assertThat(both.startStopEvents(NOW.plusSeconds(10), NOW.plusSeconds(200)))
                .containsExactly(event("b", true, 50, "a"), event("b", false, 70));
        // A better one that is there already starts at once.
        assertThat(superseded(running, scheduled("b", 1, 5, 20), 10)).containsExactly("a");
    }

    @Test
    @Tag("R04.FR.08")
    void runningBetterControlSupersedesTheNewOne() {
        DerControls running = with(scheduled("a", 1, 0, 100));
        assertThat(superseded(running, scheduled("b", 5, 200, 20), 10)).containsExactly("b");
        DerControls both =
                running.set(scheduled("b", 5, 200, 20), NOW.plusSeconds(10)).controls();
        assertThat(active(both, 210)).isNull();
        assertThat(both.startStopEvents(NOW.plusSeconds(10), NOW.plusSeconds(300)))
                .containsExactly(event("a", false, 100));
    }

    @Test
    void twoThatWaitRunUntilTheBetterOneTakesOver() {
        // The worse one comes second; nothing has started.
        DerControls early = with(scheduled("good", 1, 50, 20), scheduled("bad", 5, 10, 100));
        assertThat(active(early, 49)).isEqualTo("bad");
        assertThat(active(early, 50)).isEqualTo("good");
        assertThat(active(early, 70)).isNull();
        DerControls within = with(scheduled("good", 1, 50, 20), scheduled("bad", 5, 60, 100));
        assertThat(active(within, 60)).isEqualTo("good");
        assertThat(active(within, 70)).isNull();
        DerControls apart = with(scheduled("good", 1, 50, 20), scheduled("bad", 5, 70, 100));
        assertThat(active(apart, 70)).isEqualTo("bad");
        DerControls before = with(scheduled("good", 1, 50, 20), scheduled("bad", 5, 40, 10));
        assertThat(active(before, 45)).isEqualTo("bad");
    }

    @Test
    void whatWouldHaveBeenSupersededGoesOnWhenTheOtherIsCleared() {
        DerControls running = with(scheduled("a", 5, 0, 100));
        DerControls both =
                running.set(scheduled("b", 1, 50, 20), NOW.plusSeconds(10)).controls();
        DerControls cleared =
                both.clear(clear(false, null, "b"), NOW.plusSeconds(20)).controls();
        assertThat(active(cleared, 60)).isEqualTo("a");
        DerControls late =
                both.clear(clear(false, null, "b"), NOW.plusSeconds(55)).controls();
        assertThat(active(late, 60)).isNull();
        // Replaced by a later one with the same id.
        DerControls replaced =
                both.set(scheduled("b", 1, 80, 10), NOW.plusSeconds(20)).controls();
        assertThat(active(replaced, 79)).isEqualTo("a");
        assertThat(active(replaced, 80)).isEqualTo("b");
        // Superseded itself by an even better one, which starts later.
        DerControls third =
                both.set(scheduled("c", 0, 80, 10), NOW.plusSeconds(20)).controls();
        assertThat(active(third, 60)).isEqualTo("a");
        assertThat(active(third, 80)).isEqualTo("c");
        assertThat(active(third, 90)).isNull();
    }

    private static ClearDERControlRequest clear(boolean isDefault, DERControlEnum kind, String id) {
        return ClearDERControlRequest.builder()
                .isDefault(isDefault)
                .controlType(kind)
                .controlId(id)
                .build();
    }

    private static void clears(
            DerControls controls, ClearDERControlRequest request, DERControlStatusEnum status, int left) {
        DerControls.Outcome<?> outcome = controls.clear(request, NOW);
        assertThat(controls.clear(request, NOW).response().status()).isEqualTo(status);
        assertThat(outcome.controls().controls()).hasSize(left);
    }

    @Test
    @Tag("R04.FR.41")
    @Tag("R04.FR.42")
    @Tag("R04.FR.43")
    @Tag("R04.FR.44")
    @Tag("R04.FR.45")
    @Tag("R04.FR.46")
    void clearingMatchesAllGivenFields() {
        SetDERControlRequest reactive = request(
                "v",
                DERControlEnum.FIXED_VAR,
                true,
                r -> r.fixedVar(FixedVar.builder()
                        .priority(1)
                        .setpoint(1)
                        .unit(DERUnitEnum.PCT_MAX_VAR)
                        .build()));
        DerControls controls = new DerControls(
                Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.FIXED_VAR, DERControlEnum.WATT_PF),
                with(byDefault("d", 1), scheduled("s", 1, 10, 10), reactive).controls());
        clears(controls, clear(true, null, null), DERControlStatusEnum.ACCEPTED, 1);
        clears(controls, clear(false, null, null), DERControlStatusEnum.ACCEPTED, 2);
        clears(EMPTY, clear(false, null, null), DERControlStatusEnum.ACCEPTED, 0);
        clears(controls, clear(true, DERControlEnum.FREQ_DROOP, null), DERControlStatusEnum.ACCEPTED, 2);
        clears(controls, clear(false, DERControlEnum.FIXED_VAR, null), DERControlStatusEnum.NOT_FOUND, 3);
        clears(controls, clear(true, DERControlEnum.WATT_PF, null), DERControlStatusEnum.NOT_FOUND, 3);
        clears(controls, clear(true, DERControlEnum.WATT_VAR, null), DERControlStatusEnum.NOT_SUPPORTED, 3);
        clears(controls, clear(true, null, "s"), DERControlStatusEnum.NOT_FOUND, 3);
        clears(controls, clear(false, null, "s"), DERControlStatusEnum.ACCEPTED, 2);
        clears(controls, clear(true, DERControlEnum.FREQ_DROOP, "x"), DERControlStatusEnum.NOT_FOUND, 3);
        clears(controls, clear(true, DERControlEnum.WATT_VAR, "x"), DERControlStatusEnum.NOT_FOUND, 3);
        clears(controls, clear(true, DERControlEnum.FIXED_VAR, "d"), DERControlStatusEnum.NOT_FOUND, 3);
    }

    private static NotifyDERStartStopRequest event(String id, boolean started, int second, String... superseded) {
        return NotifyDERStartStopRequest.builder()
                .controlId(id)
                .started(started)
                .timestamp(NOW.plusSeconds(second))
                .supersededIds(superseded.length == 0 ? null : List.of(superseded))
                .build();
    }

    @Test
    @Tag("R04.FR.20")
    @Tag("R04.FR.22")
    void startsAndEndsAreReported() {
        DerControls controls = with(byDefault("d", 1), scheduled("s", 1, 10, 20), scheduled("t", 1, 30, null));
        // Both have priority 1, so the newer one superseded the one that had not started.
        assertThat(controls.startStopEvents(NOW, NOW.plusSeconds(99))).containsExactly(event("t", true, 30));
        DerControls plain = with(scheduled("s", 1, 10, 20));
        assertThat(plain.startStopEvents(NOW, NOW.plusSeconds(99)))
                .containsExactly(event("s", true, 10), event("s", false, 30));
        assertThat(plain.startStopEvents(NOW.plusSeconds(10), NOW.plusSeconds(29)))
                .isEmpty();
        assertThat(plain.startStopEvents(NOW.plusSeconds(9), NOW.plusSeconds(10)))
                .containsExactly(event("s", true, 10));
        assertThat(plain.startStopEvents(NOW.plusSeconds(29), NOW.plusSeconds(30)))
                .containsExactly(event("s", false, 30));
        DerControls late = with(scheduled("s", 1, -10, 20));
        assertThat(late.startStopEvents(NOW.minusSeconds(1), NOW)).containsExactly(event("s", true, 0));
    }

    @Test
    @Tag("R04.FR.10")
    void controlsThatAreOverAreDeleted() {
        DerControls controls = with(scheduled("a", 1, 0, 10));
        DerControls after = controls.set(byDefault("d", 1), NOW.plusSeconds(10)).controls();
        assertThat(after.controls()).extracting(DerControl::id).containsExactly("d");
        FreqDroop fraction =
                droop().toBuilder().startTime(NOW).duration(dec("1.5")).build();
        DerControl half =
                DerControl.of(request("h", DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(fraction)), null);
        assertThat(half.end()).isEqualTo(NOW.plusMillis(1500));
    }

    private static GetDERControlRequest get(Boolean isDefault, DERControlEnum kind, String id) {
        return GetDERControlRequest.builder()
                .requestId(7)
                .isDefault(isDefault)
                .controlType(kind)
                .controlId(id)
                .build();
    }

    @Test
    @Tag("R04.FR.30")
    @Tag("R04.FR.33")
    @Tag("R04.FR.36")
    void reportsHoldWhatMatches() {
        EnterService service = EnterService.builder()
                .priority(1)
                .highVoltage(1)
                .lowVoltage(1)
                .highFreq(1)
                .lowFreq(1)
                .build();
        Gradient gradient =
                Gradient.builder().priority(1).gradient(1).softGradient(1).build();
        FixedVar reactive = FixedVar.builder()
                .priority(1)
                .setpoint(1)
                .unit(DERUnitEnum.PCT_MAX_VAR)
                .build();
        DERCurve curve = curve(DERUnitEnum.PCT_MAX_VAR, 1, 1);
        DerControls controls = with(
                byDefault("d", 1),
                byDefault("e", 0),
                scheduled("s", 1, 10, 10),
                request("es", DERControlEnum.ENTER_SERVICE, true, r -> r.enterService(service)),
                request("g", DERControlEnum.GRADIENTS, true, r -> r.gradient(gradient)),
                request("v", DERControlEnum.FIXED_VAR, true, r -> r.fixedVar(reactive)),
                request("c", DERControlEnum.VOLT_VAR, true, r -> r.curve(curve)),
                request("l", DERControlEnum.LIMIT_MAX_DISCHARGE, true, r -> r.limitMaxDischarge(limit(5))),
                request("pi", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("1", true))),
                request("pa", DERControlEnum.FIXED_PF_ABSORB, true, r -> r.fixedPFAbsorb(powerFactor("1", true))));
        assertThat(controls.get(get(null, null, null), NOW).status()).isEqualTo(DERControlStatusEnum.ACCEPTED);
        List<ReportDERControlRequest> reports = controls.reports(get(null, null, null), NOW);
        assertThat(reports).hasSize(1);
        ReportDERControlRequest report = reports.get(0);
        assertThat(report.requestId()).isEqualTo(7);
        assertThat(report.tbc()).isFalse();
        assertThat(report.freqDroop())
                .extracting(r -> r.id() + r.isDefault() + r.isSuperseded())
                .containsExactly("dtruetrue", "etruefalse", "sfalsefalse");
        assertThat(report.enterService())
                .singleElement()
                .satisfies(r -> assertThat(r.enterService()).isEqualTo(service));
        assertThat(report.gradient())
                .singleElement()
                .satisfies(r -> assertThat(r.gradient()).isEqualTo(gradient));
        assertThat(report.fixedVar())
                .singleElement()
                .satisfies(r -> assertThat(r.fixedVar()).isEqualTo(reactive));
        assertThat(report.curve()).singleElement().satisfies(r -> {
            assertThat(r.curve()).isEqualTo(curve);
            assertThat(r.curveType()).isEqualTo(DERControlEnum.VOLT_VAR);
        });
        assertThat(report.limitMaxDischarge())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("l"));
        assertThat(report.fixedPFInject())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("pi"));
        assertThat(report.fixedPFAbsorb())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("pa"));

        ReportDERControlRequest scheduled =
                controls.reports(get(false, null, null), NOW).get(0);
        assertThat(scheduled.freqDroop()).extracting(r -> r.id()).containsExactly("s");
        assertThat(scheduled.curve()).isNull();
        assertThat(controls.reports(get(null, DERControlEnum.VOLT_VAR, null), NOW)
                        .get(0)
                        .freqDroop())
                .isNull();
        assertThat(controls.get(get(null, null, "x"), NOW).status()).isEqualTo(DERControlStatusEnum.NOT_FOUND);
        assertThat(controls.get(get(null, DERControlEnum.WATT_PF, null), NOW).status())
                .isEqualTo(DERControlStatusEnum.NOT_FOUND);
        DerControls few = new DerControls(Set.of(DERControlEnum.VOLT_VAR), controls.controls());
        assertThat(few.get(get(null, DERControlEnum.FREQ_DROOP, null), NOW).status())
                .isEqualTo(DERControlStatusEnum.NOT_SUPPORTED);
    }

    @Test
    @Tag("R04.FR.31")
    @Tag("R04.FR.32")
    void longReportsAreCut() {
        DerControls controls = EMPTY;
        for (int i = 0; i < 49; i++) {
            controls = controls.set(byDefault("d" + i, 1), NOW).controls();
        }
        controls = controls.set(volt(DERControlEnum.VOLT_VAR, DERUnitEnum.PCT_MAX_VAR), NOW)
                .controls();
        List<ReportDERControlRequest> reports = controls.reports(get(null, null, null), NOW);
        assertThat(reports).extracting(r -> r.freqDroop().size()).containsExactly(24, 24, 1);
        assertThat(reports).extracting(ReportDERControlRequest::tbc).containsExactly(true, true, false);
        assertThat(reports).extracting(r -> r.curve() == null).containsExactly(false, true, true);
    }

    @Test
    @Tag("R01.FR.03")
    void valueSurvivesARestart() {
        DerControls controls = new DerControls(
                Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR),
                with(byDefault("d", 1), scheduled("a", 5, 0, 100), scheduled("b", 1, 50, 20))
                        .controls());
        assertThat(DerControls.fromJson(controls.toJson())).isEqualTo(controls);
        assertThat(controls.toJson()).startsWith("{\"supported\":[");
        assertThat(DerControls.fromJson("{}")).isEqualTo(DerControls.supporting(Set.of()));
    }

    @Test
    void otherJsonIsRefusedWithItsPlace() {
        for (String json : List.of(
                "",
                "[]",
                "{\"other\":[]}",
                "{\"other\":[1]}",
                "{\"supported\":[\"Nothing\"]}",
                "{\"controls\":[1]}",
                "{\"controls\":[{}]}",
                "{\"controls\":[{\"request\":{}}]}",
                "{\"controls\":[{\"receivedAt\":\"yesterday\"}]}",
                "{\"controls\":[{\"x\":1}]}",
                "{\"controls\":")) {
            assertThatThrownBy(() -> DerControls.fromJson(json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not the JSON of DER controls");
        }
    }
}
