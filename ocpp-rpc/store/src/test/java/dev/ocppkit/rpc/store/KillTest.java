package dev.ocppkit.rpc.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.station.queue.QueueEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child process queues and delivers and tells each step before and after; it is killed at random moments, many times over
 * one file. What it said to be stored must be there, what it said to be delivered must not, and the order must hold.
 *
 * <p>The number of rounds is in the property {@code ocppkit.kill.rounds}.
 */
@Tag("E04.FR.01")
@Tag("E12.FR.01")
class KillTest {
    private static final int ROUNDS = Integer.getInteger("ocppkit.kill.rounds", 12);

    @TempDir
    private Path folder;

    /** What is known of the queue from what the children said. */
    private final Deque<Long> stored = new ArrayDeque<>();

    private long lastNumber;
    private long maybeAppended = -1;
    private long maybeRemoved = -1;
    private long steps;

    @Test
    void nothingIsLostWhenTheProcessIsKilledAtAnyMoment() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("queue.mv");
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(file, random.nextInt(400));
            check(file, "round " + round + ", seed " + seed);
        }
        // A control: the children did get something done.
        assertThat(steps).isGreaterThan(ROUNDS * 2L);
        System.out.println("killed " + ROUNDS + " times, " + steps + " steps were acknowledged");
    }

    private void runAndKill(Path file, int millis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTestChild.class.getName(),
                        file.toString(),
                        Long.toString(lastNumber + 2))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            // What one process finds the next one must find too.
            assertThat(said.readLine()).isEqualTo("open " + stored);
            Thread killer = new Thread(() -> {
                try {
                    // The moment is what this test varies; nothing is expected to have happened by then.
                    TimeUnit.MILLISECONDS.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // Unlike Process.destroyForcibly this leaves what was said readable; it is the same signal.
                child.toHandle().destroyForcibly();
            });
            killer.start();
            List<String> lines = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
            }
            killer.join();
            child.waitFor();
            lines.forEach(this::learn);
        }
    }

    /** Lines are one letter and a number, and a full stop that tells whole lines from cut ones. */
    private void learn(String line) {
        if (!line.endsWith(".")) {
            return;
        }
        long number = Long.parseLong(line.substring(1, line.length() - 1));
        switch (line.charAt(0)) {
            case 'a' -> {
                maybeAppended = number;
                lastNumber = number;
            }
            case 'A' -> {
                stored.addLast(number);
                maybeAppended = -1;
                steps++;
            }
            case 'r' -> maybeRemoved = number;
            case 'R' -> {
                assertThat(stored.removeFirst()).isEqualTo(number);
                maybeRemoved = -1;
                steps++;
            }
            default -> throw new IllegalStateException(line);
        }
    }

    private void check(Path file, String when) {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            List<QueueEntry> found = Messages.entries(store);
            List<Long> numbers =
                    found.stream().map(e -> Messages.number(e.message())).toList();
            List<Long> expected = new ArrayList<>(stored);
            if (maybeRemoved >= 0 && (numbers.isEmpty() || numbers.get(0) != maybeRemoved)) {
                expected.remove(maybeRemoved);
            }
            if (!numbers.isEmpty() && isNew(numbers.get(numbers.size() - 1))) {
                expected.add(numbers.get(numbers.size() - 1));
            }
            assertThat(numbers).as(when).isEqualTo(expected);
            assertThat(found).extracting(QueueEntry::sequence).as(when).isSorted();
            stored.clear();
            stored.addAll(numbers);
            lastNumber = Math.max(lastNumber, numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1));
            maybeAppended = -1;
            maybeRemoved = -1;
        }
    }

    /** An append that was begun, or whose announcement was cut off, may have happened or not. */
    private boolean isNew(long number) {
        return !stored.contains(number) && (number == maybeAppended || number == lastNumber + 1);
    }
}
