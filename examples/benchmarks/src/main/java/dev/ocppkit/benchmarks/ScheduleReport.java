package dev.ocppkit.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link CompositeScheduleBenchmark} and prints a table as Markdown. */
public final class ScheduleReport {
    private ScheduleReport() {}

    /**
     * Runs and prints.
     *
     * @param args number of JVMs (1), iterations of a second each to warm up and to measure (3)
     */
    public static void main(String[] args) throws RunnerException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Options options = new OptionsBuilder()
                .include(CompositeScheduleBenchmark.class.getName())
                .forks(forks)
                .threads(1)
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder(
                "| Profiles | periods each | days | n | result | us | ns per period of the"
                        + " result | ns / (n log2 n) | bytes per period of the result |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (RunResult result : results) {
            table.append(row(result)).append('\n');
        }
        System.out.println(table);
    }

    private static String row(RunResult result) {
        String workload = result.getParams().getParam("workload");
        String[] parts = workload.split("x", -1);
        long shown = CompositeScheduleBenchmark.of(workload).run();
        // Recurring profiles have their periods once a day; each of those that can be seen counts.
        boolean daily = parts[0].startsWith("daily");
        long n = Long.parseLong(parts[1]) * Long.parseLong(parts[2]) * (daily ? Long.parseLong(parts[3]) : 1);
        double nanos = secondary(result, CpuTimeProfiler.CPU_TIME);
        double bytes = secondary(result, "gc.alloc.rate.norm");
        return String.format(
                Locale.ROOT,
                "| %s%s | %s | %s | %d | %d | %.2f | %.0f | %.1f | %.0f |",
                parts[1],
                daily ? " daily" : "",
                parts[2],
                parts[3],
                n,
                shown,
                nanos / 1000,
                nanos / shown,
                nanos / (n * Math.max(1, Math.log((double) n) / Math.log(2))),
                bytes / shown);
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }
}
