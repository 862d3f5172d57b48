package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a running control when the one that was to supersede it is gone before it has started. */
class SupersessionTest {
    private DerControls controls = DerControls.supporting(Set.of(DERControlEnum.FREQ_DROOP));

    private void set(String id, int second, int priority, int start, int seconds) {
        FreqDroop form = droop().toBuilder()
                .priority(priority)
                .startTime(NOW.plusSeconds(start))
                .duration(seconds)
                .build();
        controls = controls.set(
                        request(id, DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(form)), NOW.plusSeconds(second))
                .controls();
    }

    private String activeAt(int second) {
        return controls.activeAt(DERControlEnum.FREQ_DROOP, NOW.plusSeconds(second))
                .map(DerControl::id)
                .orElse("none");
    }

    private void clear(String id, int second) {
        controls = controls.clear(
                        ClearDERControlRequest.builder()
                                .isDefault(false)
                                .controlId(id)
                                .build(),
                        NOW.plusSeconds(second))
                .controls();
    }

    /** A long control runs; a short better one waits for second 7, and one of the same rank for second 6. */
    private void twoWait() {
        set("long", 0, 1, 0, 100);
        set("short", 1, 0, 7, 1);
        set("equal", 2, 1, 6, 50);
        assertThat(activeAt(5)).isEqualTo("long");
        assertThat(activeAt(6)).isEqualTo("equal");
        assertThat(activeAt(7)).isEqualTo("short");
        assertThat(activeAt(8)).isEqualTo("none");
    }

    @Test
    @Tag("R04.FR.07")
    @Tag("R04.FR.09")
    void anotherThatWaitsStillSupersedesItForGood() {
        twoWait();
        set("last", 3, 1, 20, 5);
        assertThat(activeAt(6)).isEqualTo("long");
        assertThat(activeAt(7)).isEqualTo("short");
        assertThat(activeAt(8)).isEqualTo("none");
        assertThat(activeAt(20)).isEqualTo("last");
        assertThat(activeAt(25)).isEqualTo("none");
    }

    @Test
    @Tag("R04.FR.42")
    void clearingOneLeavesTheOtherInItsPlace() {
        twoWait();
        clear("equal", 3);
        assertThat(activeAt(6)).isEqualTo("long");
        assertThat(activeAt(7)).isEqualTo("short");
        assertThat(activeAt(8)).isEqualTo("none");
        clear("short", 4);
        assertThat(activeAt(8)).isEqualTo("long");
    }

    @Test
    void olderBetterOneThatWaitsSupersedesItToo() {
        set("older", 0, 0, 30, 10);
        set("long", 1, 2, 5, 100);
        set("equal", 6, 2, 25, 50);
        assertThat(activeAt(25)).isEqualTo("equal");
        clear("equal", 7);
        assertThat(activeAt(25)).isEqualTo("long");
        assertThat(activeAt(30)).isEqualTo("older");
        assertThat(activeAt(40)).isEqualTo("none");
    }

    @Test
    void whatIsApartOrWorseSupersedesNothing() {
        set("early", 0, 0, 10, 10);
        set("worse", 1, 3, 12, 100);
        set("long", 2, 2, 3, 100);
        set("equal", 4, 2, 60, 10);
        clear("early", 5);
        clear("equal", 6);
        assertThat(activeAt(12)).isEqualTo("long");
        assertThat(activeAt(60)).isEqualTo("long");
    }
}
