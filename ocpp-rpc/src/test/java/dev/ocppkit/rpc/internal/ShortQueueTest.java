package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShortQueueTest {
    /** Even numbers are added, some odd ones take something out. */
    @Property
    void itDoesWhatAnyQueueDoes(@ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> steps) {
        ShortQueue<Integer> queue = new ShortQueue<>();
        Deque<Integer> expected = new ArrayDeque<>();
        for (int step : steps) {
            if (step == 9) {
                queue.removeIf(n -> n < 4);
                expected.removeIf(n -> n < 4);
            } else if (step % 2 == 0) {
                queue.add(step);
                expected.addLast(step);
            } else {
                assertThat(queue.poll()).isEqualTo(expected.pollFirst());
            }
            assertThat(queue.size()).isEqualTo(expected.size());
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        }
        while (!expected.isEmpty()) {
            assertThat(queue.poll()).isEqualTo(expected.pollFirst());
        }
        assertThat(queue.poll()).isNull();
    }
}
