package dev.ocppkit.rpc.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.station.StationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final StationSettings settings = new StationSettings()
            .retryBackOffWaitMinimum(Duration.ofSeconds(10))
            .retryBackOffRandomRange(Duration.ZERO)
            .retryBackOffRepeatTimes(2);
    private final BackOff backOff = new BackOff(settings, new Random(1));

    @Test
    @Tag("TC_B_57_CS")
    void theWaitDoublesAsOftenAsConfiguredAndThenStays() {
        assertThat(waits(5)).containsExactly(10L, 20L, 40L, 40L, 40L);
    }

    @Test
    void aSuccessBeginsAnew() {
        waits(3);
        backOff.reset();
        assertThat(waits(2)).containsExactly(10L, 20L);
    }

    @Test
    void withoutRepetitionsTheFirstWaitStays() {
        settings.retryBackOffRepeatTimes(0);
        assertThat(waits(3)).containsExactly(10L, 10L, 10L);
    }

    @Test
    void variablesAreReadAtEachStep() {
        assertThat(waits(3)).containsExactly(10L, 20L, 40L);
        settings.retryBackOffRepeatTimes(4);
        assertThat(waits(3)).containsExactly(80L, 160L, 160L);
        settings.retryBackOffRepeatTimes(1);
        assertThat(waits(1)).containsExactly(160L);
        backOff.reset();
        settings.retryBackOffWaitMinimum(Duration.ofSeconds(3));
        assertThat(waits(2)).containsExactly(3L, 6L);
    }

    @Test
    void noWaitIsLongerThanADayWhateverIsConfigured() {
        settings.retryBackOffWaitMinimum(Duration.ofSeconds(Long.MAX_VALUE))
                .retryBackOffRandomRange(Duration.ofSeconds(Long.MAX_VALUE))
                .retryBackOffRepeatTimes(Integer.MAX_VALUE);
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.next()).isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void negativeValuesCountAsZero() {
        settings.retryBackOffWaitMinimum(Duration.ofSeconds(-1))
                .retryBackOffRandomRange(Duration.ofSeconds(-5))
                .retryBackOffRepeatTimes(-1);
        assertThat(waits(2)).containsExactly(0L, 0L);
    }

    @Property
    void doublingIncludesTheRandomPartBefore(
            @ForAll @IntRange(min = 0, max = 120) int minimum,
            @ForAll @IntRange(min = 0, max = 120) int range,
            @ForAll @IntRange(min = 0, max = 8) int times,
            @ForAll long seed) {
        settings.retryBackOffWaitMinimum(Duration.ofSeconds(minimum))
                .retryBackOffRandomRange(Duration.ofSeconds(range))
                .retryBackOffRepeatTimes(times);
        BackOff tried = new BackOff(settings, new Random(seed));
        Duration last = tried.next();
        assertThat(last).isBetween(Duration.ofSeconds(minimum), Duration.ofSeconds(minimum + range));
        for (int n = 2; n <= times + 3; n++) {
            Duration next = tried.next();
            if (n <= times + 1) {
                assertThat(next)
                        .isBetween(last.multipliedBy(2), last.multipliedBy(2).plusSeconds(range));
            } else {
                assertThat(next).isEqualTo(last);
            }
            last = next;
        }
    }

    private List<Long> waits(int count) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waits.add(backOff.next().toSeconds());
        }
        return waits;
    }
}
