package dev.ocppkit.smartcharging.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingSchedule;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomizedDelaysTest {
    @Test
    @Tag("K01.FR.92")
    @Tag("K01.FR.93")
    void drawsFromZeroToTheGreatestAndNeverForTheFirst() {
        ChargingSchedule schedule =
                Make.watts(0, 1, 10, 2, 20, 3).randomizedDelay(2).build();
        Random random = new Random(1);
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            List<Integer> delays = RandomizedDelays.draw(schedule, random);
            assertThat(delays).hasSize(3).startsWith(0);
            drawn.addAll(delays.subList(1, 3));
        }
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void greatestPossibleDelayCanBeDrawn() {
        ChargingSchedule schedule =
                Make.watts(0, 1, 10, 2).randomizedDelay(Integer.MAX_VALUE).build();
        assertThat(RandomizedDelays.draw(schedule, new Random(1)).get(1)).isPositive();
    }

    @Test
    void drawsNothingWithoutDelay() {
        assertThat(RandomizedDelays.draw(Make.watts(0, 1, 10, 2).build(), new Random(1)))
                .isEmpty();
        assertThat(RandomizedDelays.draw(
                        Make.watts(0, 1, 10, 2).randomizedDelay(0).build(), new Random(1)))
                .isEmpty();
    }

    @Test
    @Tag("K01.FR.97")
    void periodThatWouldStartAfterItsSuccessorIsLeftOut() {
        ChargingSchedule schedule = Make.watts(0, 0, 300, 1, 600, 2, 900, 3).build();
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 753, 123, 87))))
                .isEqualTo("0:0 723:2 987:3");
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 423, 123, 87))))
                .isEqualTo("0:0 723:2 987:3");
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 422, 123, 87))))
                .isEqualTo("0:0 722:1 723:2 987:3");
    }

    @Test
    void periodIsComparedWithTheNextThatRemains() {
        ChargingSchedule schedule =
                Make.watts(0, 1000, 300, 2000, 600, 3000, 890, 4000).build();
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 700, 600, 10))))
                .isEqualTo("0:1000 900:4000");
    }

    @Test
    @Tag("K01.FR.94")
    void periodThatWouldStartAtTheEndIsLeftOutAndTheEndStays() {
        ChargingSchedule schedule = Make.watts(0, 1, 300, 2).duration(400).build();
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 100))))
                .isEqualTo("0:1");
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(0, 99))))
                .isEqualTo("0:1 399:2");
    }

    @Test
    void missingDelaysAreZeroAndTheFirstIsNotLookedAt() {
        ChargingSchedule schedule = Make.watts(0, 1, 300, 2, 600, 3).build();
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of(50, 10))))
                .isEqualTo("0:1 310:2 600:3");
        assertThat(Make.text(RandomizedDelays.delayed(schedule, List.of()))).isEqualTo("0:1 300:2 600:3");
    }
}
