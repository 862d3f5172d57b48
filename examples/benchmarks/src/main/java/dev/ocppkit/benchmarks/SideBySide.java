package dev.ocppkit.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Lets a scan and the reading of the same document take turns every few milliseconds in one process, and prints the median
 * of the ratios of their processor times. Where the speed of a machine changes from one minute to the next, that tells more
 * than measuring one after the other.
 */
public final class SideBySide {
    private static final int BATCH = 1500;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Where what was read goes, so that the virtual machine cannot leave out the reading of it. */
    static volatile Object last = "";

    private SideBySide() {}

    /**
     * Runs and prints.
     *
     * @param args seconds to measure each document (30), after half as many to warm up
     */
    public static void main(String[] args) {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        for (Document document : List.of(Document.TRANSACTION_EVENT, Document.CHARGING_PROFILE)) {
            CodecBenchmark benchmark = new CodecBenchmark();
            benchmark.document = document;
            benchmark.prepare();
            List<Supplier<Object>> ways = List.of(benchmark::scan, benchmark::read, benchmark::readThenCheck);
            rounds(ways, seconds / 2);
            List<double[]> rounds = rounds(ways, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%s: read %.2f, readThenCheck %.2f of the scan (median of %d rounds)%n",
                    document,
                    medianRatio(rounds, 1),
                    medianRatio(rounds, 2),
                    rounds.size());
        }
    }

    private static List<double[]> rounds(List<Supplier<Object>> ways, int seconds) {
        List<double[]> rounds = new ArrayList<>();
        long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
        while (System.nanoTime() < end) {
            rounds.add(ways.stream().mapToDouble(SideBySide::time).toArray());
        }
        return rounds;
    }

    private static double time(Supplier<Object> way) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < BATCH; i++) {
            last = way.get();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static double medianRatio(List<double[]> rounds, int way) {
        double[] ratios = rounds.stream()
                .mapToDouble(round -> round[way] / round[0])
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }
}
