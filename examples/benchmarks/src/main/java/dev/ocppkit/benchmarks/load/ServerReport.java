package dev.ocppkit.benchmarks.load;

import dev.ocppkit.benchmarks.BenchCsms;
import dev.ocppkit.benchmarks.FloorCsms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares the CSMS with its floor: [ROUNDS [WARM-UP SECONDS [SECONDS [CONNECTIONS ...]]]]. */
public final class ServerReport {
    private static final List<Integer> CONNECTIONS = List.of(100, 1_000, 5_000);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx1g");

    private final int rounds;
    private final int warmUp;
    private final int seconds;

    private ServerReport(int rounds, int warmUp, int seconds) {
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /** Prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> numbers = List.of(args).stream().map(Integer::valueOf).toList();
        ServerReport report =
                new ServerReport(argument(numbers, 0, 3), argument(numbers, 1, 10), argument(numbers, 2, 10));
        report.run(numbers.size() > 3 ? numbers.subList(3, numbers.size()) : CONNECTIONS);
    }

    private static int argument(List<Integer> numbers, int index, int otherwise) {
        return index < numbers.size() ? numbers.get(index) : otherwise;
    }

    private void run(List<Integer> connections) throws IOException, InterruptedException {
        System.out.println(
                "| Connections | floor, msg / CPU s | ocppkit, msg / CPU s | ratio | live heap per connection, kB |");
        System.out.println("|--:|--:|--:|--:|--:|");
        for (int count : connections) {
            row(count);
        }
    }

    private void row(int connections) throws IOException, InterruptedException {
        List<Double> floors = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            floors.add(measure(FloorCsms.class, connections, new ArrayList<>()));
            ours.add(measure(BenchCsms.class, connections, heap));
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(ours.get(i) / floors.get(i));
        }
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,.0f | %,.0f | %.2f | %.1f |%n",
                connections,
                median(floors),
                median(ours),
                median(ratios),
                median(heap));
    }

    private double measure(Class<?> main, int connections, List<Double> heapPerConnection)
            throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(main, JVM_OPTIONS)) {
            try (Fleet first = Fleet.connect(server.port(), 1)) {
                // Loads the classes, which are not the connections' fault.
                first.drive(1);
            }
            long empty = server.liveHeapBytes();
            try (Fleet fleet = Fleet.connect(server.port(), connections)) {
                heapPerConnection.add((server.liveHeapBytes() - empty) / 1000.0 / connections);
                fleet.drive(warmUp);
                return Load.measure(fleet, server.pid(), seconds).perCpuSecond();
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
