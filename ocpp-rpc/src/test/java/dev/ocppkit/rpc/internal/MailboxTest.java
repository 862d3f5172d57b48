package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks of a mailbox do not overlap and keep their order. */
class MailboxTest {
    private static final int THREADS = 4;
    private static final int TASKS = 20_000;

    private final Mailbox mailbox = new Mailbox();

    @Test
    void aTaskThatIsPostedByAnotherRunsAfterIt() {
        List<String> steps = new ArrayList<>();

        mailbox.post(() -> {
            steps.add("first begins");
            mailbox.post(() -> {
                mailbox.post(() -> steps.add("third"));
                steps.add("second");
            });
            steps.add("first ends");
        });

        assertThat(steps).containsExactly("first begins", "first ends", "second", "third");
    }

    @Test
    void tasksOfManyThreadsRunOneAtATimeInTheOrderOfEachThread() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        List<List<Integer>> seen = IntStream.range(0, THREADS)
                .<List<Integer>>mapToObj(thread -> new ArrayList<>())
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (List<Integer> own : seen) {
                all.add(executor.submit(() -> IntStream.range(0, TASKS)
                        .forEach(i -> mailbox.post(() -> {
                            if (running.getAndIncrement() != 0) {
                                overlaps.incrementAndGet();
                            }
                            own.add(i);
                            running.decrementAndGet();
                        }))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(overlaps).hasValue(0);
        List<Integer> ordered = IntStream.range(0, TASKS).boxed().toList();
        assertThat(seen).allSatisfy(own -> assertThat(own).isEqualTo(ordered));
    }
}
