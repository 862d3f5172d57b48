package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.EMPTY;
import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.byDefault;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static dev.ocppkit.smartcharging.der.DerSamples.scheduled;
import static dev.ocppkit.smartcharging.der.DerSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.NotifyDERStartStopRequest;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerControlsTest {
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
}
