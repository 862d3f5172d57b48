package dev.ocppkit.rpc.store;

import dev.ocppkit.rpc.station.queue.QueueEntry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What {@link KillTest} kills. */
final class KillTestChild {
    private KillTestChild() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        MvQueueStore store = MvQueueStore.open(Path.of(args[0]));
        long number = Long.parseLong(args[1]);
        Deque<QueueEntry> waiting = new ArrayDeque<>(Messages.entries(store));
        Random random = new Random(number);
        out.println("open " + Messages.numbers(store));
        // Nobody reads any more when the test itself was ended.
        while (!out.checkError()) {
            if (waiting.isEmpty() || (waiting.size() < 40 && random.nextInt(100) < 52)) {
                out.println("a" + number + ".");
                long place = store.append(Messages.message(number));
                out.println("A" + number + ".");
                waiting.addLast(new QueueEntry(place, Messages.message(number)));
                number++;
            } else if (random.nextInt(4) == 0) {
                QueueEntry first = waiting.getFirst();
                store.attempted(first.sequence(), random.nextInt(3), "again");
            } else {
                QueueEntry first = waiting.removeFirst();
                out.println("r" + Messages.number(first.message()) + ".");
                store.remove(List.of(first.sequence()));
                out.println("R" + Messages.number(first.message()) + ".");
            }
        }
    }
}
