package dev.ocppkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The sizes are those that the JVM of the tests counts. */
class RecordSizeTest {
    private static final int COUNT = 10_000;
    private static final byte[] TEXT = {'a', 'b', 'c'};

    private record Mixed(int number, boolean flag, String text, Object more) {}

    @Test
    void sizesAreWhatTheJvmAllocates() {
        assertSize(i -> new String(TEXT, StandardCharsets.ISO_8859_1));
        assertSize(i -> 1000 + i);
        assertSize(Instant::ofEpochSecond);
        assertSize(i -> BigDecimal.valueOf(100 + i, 1));
        assertSize(i -> new Mixed(i, true, "", List.of()), RecordSize.of(""), RecordSize.of(List.of()));
        assertSize(i -> List.of("", ""), 2 * RecordSize.of(""));
        assertSize(i -> List.of("", "", "", "", ""), 5 * RecordSize.of(""));
    }

    /** What is in an object but shared by all does not count. */
    private static void assertSize(IntFunction<Object> maker, long... shared) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] made = new Object[COUNT];
        maker.apply(0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < COUNT; i++) {
            made[i] = maker.apply(i);
        }
        double allocated = (double) (threads.getCurrentThreadAllocatedBytes() - before) / COUNT;
        long expected = RecordSize.of(made[COUNT / 2]);
        for (long part : shared) {
            expected -= part;
        }
        assertThat(allocated).as(made[0].getClass().getName()).isCloseTo(expected, within(2.0));
    }
}
