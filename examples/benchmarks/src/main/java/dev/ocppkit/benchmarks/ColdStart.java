package dev.ocppkit.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** How long a new process takes to its first encoded frame: starts small programs again and again, in turn. */
final class ColdStart {
    /** What one program took, as medians. */
    record Result(String name, long millis, long classes) {}

    private final String name;
    private final Class<?> main;
    private final List<Long> millis = new ArrayList<>();
    private final List<Long> classes = new ArrayList<>();

    private ColdStart(String name, Class<?> main) {
        this.name = name;
        this.main = main;
    }

    /** Starts each program so many times. */
    static List<Result> run(int times) throws IOException, InterruptedException {
        List<ColdStart> programs = List.of(
                new ColdStart("nothing but the JVM", FirstFrame.None.class),
                new ColdStart("ocppkit", FirstFrame.ByCodec.class),
                new ColdStart("databind 3", FirstFrame.ByDatabind.class));
        for (int i = 0; i < times; i++) {
            for (ColdStart program : programs) {
                program.start();
            }
        }
        return programs.stream().map(ColdStart::result).toList();
    }

    private void start() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        main.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + " failed: " + output);
        }
        try (Scanner numbers = new Scanner(output)) {
            millis.add(numbers.nextLong());
            classes.add(numbers.nextLong());
        }
    }

    private Result result() {
        return new Result(name, median(millis), median(classes));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
