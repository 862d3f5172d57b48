package dev.ocppkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks and prints their results as Markdown.
 *
 * <p>A machine is never equally fast for long. So each round measures every benchmark in a JVM of its own, a ratio is
 * formed within one round, and the table has the median over the rounds.
 */
public final class Report {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String SCAN = "scan";
    private static final List<String> TIMED =
            List.of("read", "readThenCheck", "write", "writeUnchecked", "databindRead", "databindWrite", "schemaRead");
    private static final List<String> ALLOCATING =
            List.of(SCAN, "read", "write", "databindRead", "databindWrite", "schemaRead");

    private record Key(Document document, String benchmark) {}

    private record Measured(double nanos, double bytes) {}

    private final List<Map<Key, Measured>> rounds = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /**
     * Runs and prints.
     *
     * @param args number of rounds (5), seconds of warm-up and of measurement each (3), starts of each cold start
     *     program (21)
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        int count = argument(args, 0, 5);
        int seconds = argument(args, 1, 3);
        int starts = argument(args, 2, 21);
        Report report = new Report();
        for (int i = 0; i < count; i++) {
            report.rounds.add(round(seconds));
        }
        report.environment(count, seconds, starts);
        report.times();
        report.allocation();
        report.coldStart(ColdStart.run(starts));
        System.out.println(report.text);
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static Map<Key, Measured> round(int seconds) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(CodecBenchmark.class.getName())
                .forks(1)
                .threads(1)
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .build();
        Map<Key, Measured> results = new HashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String benchmark = result.getParams().getBenchmark();
            Document document = Document.valueOf(result.getParams().getParam("document"));
            results.put(
                    new Key(document, benchmark.substring(benchmark.lastIndexOf('.') + 1)),
                    new Measured(secondary(result, CpuTimeProfiler.CPU_TIME), secondary(result, ALLOCATION)));
        }
        return results;
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }

    private void environment(int count, int seconds, int starts) throws IOException {
        line("- Date: " + LocalDate.now(ZoneId.systemDefault()));
        line("- JDK: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        line("- CPU: " + cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        line("- Command: `java -cp examples/benchmarks/target/benchmarks.jar " + Report.class.getName() + " " + count
                + " " + seconds + " " + starts + "`");
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private void times() {
        line("");
        line("Processor time as ratio to a bare token scan of the same bytes:");
        line("");
        line("| Document | bytes | scan, ns | " + String.join(" | ", TIMED) + " | schemaRead : read |");
        line("|---|--:|--:|" + "--:|".repeat(TIMED.size()) + "--:|");
        for (Document document : Document.values()) {
            double scan = median(round -> measured(round, document, SCAN).nanos());
            StringBuilder row = new StringBuilder();
            row.append("| ").append(document).append(" | ").append(document.toJson().length);
            row.append(String.format(Locale.ROOT, " | %.0f", scan));
            for (String benchmark : TIMED) {
                row.append(String.format(Locale.ROOT, " | %.2f", ratio(document, benchmark, SCAN)));
            }
            line(row.append(String.format(Locale.ROOT, " | %.1f |", ratio(document, "schemaRead", "read")))
                    .toString());
        }
    }

    private void allocation() {
        line("");
        line("Bytes allocated per operation:");
        line("");
        line("| Document | record | " + String.join(" | ", ALLOCATING) + " | read : record | (read - scan) : record |");
        line("|---|--:|" + "--:|".repeat(ALLOCATING.size()) + "--:|--:|");
        for (Document document : Document.values()) {
            double size = RecordSize.of(document.toRecord());
            double read = bytes(document, "read");
            StringBuilder row = new StringBuilder();
            row.append(String.format(Locale.ROOT, "| %s | %.0f", document, size));
            for (String benchmark : ALLOCATING) {
                row.append(String.format(Locale.ROOT, " | %.0f", bytes(document, benchmark)));
            }
            double own = read - bytes(document, SCAN);
            line(row.append(String.format(Locale.ROOT, " | %.2f | %.2f |", read / size, own / size))
                    .toString());
        }
    }

    private void coldStart(List<ColdStart.Result> results) {
        line("");
        line("From the start of a process to its first encoded heartbeat frame:");
        line("");
        line("| Program | ms | loaded classes |");
        line("|---|--:|--:|");
        for (ColdStart.Result result : results) {
            line("| " + result.name() + " | " + result.millis() + " | " + result.classes() + " |");
        }
    }

    private double ratio(Document document, String benchmark, String base) {
        return median(round -> measured(round, document, benchmark).nanos()
                / measured(round, document, base).nanos());
    }

    private double bytes(Document document, String benchmark) {
        return median(round -> measured(round, document, benchmark).bytes());
    }

    private static Measured measured(Map<Key, Measured> round, Document document, String benchmark) {
        Measured found = round.get(new Key(document, benchmark));
        if (found == null) {
            throw new IllegalStateException(benchmark + " of " + document + " was not measured");
        }
        return found;
    }

    private double median(ToDoubleFunction<Map<Key, Measured>> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
