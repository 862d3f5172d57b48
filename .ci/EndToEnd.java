import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the example programs work together for a minute, as processes of their own: a CSMS, a local controller, and 50 stations
 * behind it. The CSMS is killed in the middle and started again. At the end nothing may be lost: what the CSMS acknowledged
 * stands in its database, what a station had to tell has arrived, and the frames that all have recorded are valid.
 */
public final class EndToEnd {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STATIONS = 50;
    private static final int SECONDS = 60;
    private static final int CSMS_PORT = 19310;
    private static final int HTTP_PORT = 19311;
    private static final int CONTROLLER_PORT = 19320;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> running = new ArrayList<>();
    private final Path dir;

    private EndToEnd(Path dir) {
        this.dir = dir;
    }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("end-to-end");
        EndToEnd test = new EndToEnd(dir);
        try {
            test.run();
        } catch (Exception | AssertionError e) {
            test.printOutputs();
            throw e;
        } finally {
            test.running.forEach(Process::destroyForcibly);
        }
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private void run() throws Exception {
        Process csms = startCsms("csms-1");
        Process controller = start(
                "local-controller",
                "controller",
                "--listen",
                "" + CONTROLLER_PORT,
                "--csms",
                "ws://127.0.0.1:" + CSMS_PORT + "/ocpp",
                "--record",
                record("controller").toString());
        awaitPort(CONTROLLER_PORT);
        Process stations = start(
                "charging-station",
                "stations",
                "ws://127.0.0.1:" + CONTROLLER_PORT + "/ocpp/SWARM",
                "--swarm",
                "" + STATIONS,
                "--state",
                dir.resolve("state").toString(),
                "--record",
                record("stations").toString(),
                "--duration",
                "" + SECONDS);
        Thread.sleep(Duration.ofSeconds(SECONDS / 2).toMillis());
        check(connected() == STATIONS, "only " + connected() + " of " + STATIONS + " stations are connected");
        csms.destroyForcibly().waitFor();
        Thread.sleep(3000);
        csms = startCsms("csms-2");
        check(stations.waitFor(SECONDS * 2L, TimeUnit.SECONDS), "the stations do not end");
        check(stations.exitValue() == 0, "the stations ended with " + stations.exitValue());
        Map<String, Set<Integer>> kept = kept();
        stop(controller, "local-controller");
        stop(csms, "csms");
        compare(kept);
        for (String name : List.of("stations", "controller", "csms-1", "csms-2")) {
            validate(name);
            checkOutput(name);
        }
        System.out.println("End to end: nothing lost, no violation.");
    }

    private Process startCsms(String name) throws Exception {
        Process csms = start(
                "csms",
                name,
                "--port",
                "" + CSMS_PORT,
                "--http",
                "" + HTTP_PORT,
                "--db",
                dir.resolve("db").toString(),
                "--record",
                record(name).toString());
        awaitPort(CSMS_PORT);
        awaitPort(HTTP_PORT);
        return csms;
    }

    private Process start(String example, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                "examples/" + example + "/target/" + example + ".jar"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(name).toFile())
                .start();
        running.add(process);
        return process;
    }

    private Path record(String name) {
        return dir.resolve(name + ".ndjson");
    }

    private Path output(String name) {
        return dir.resolve(name + ".out");
    }

    private static void awaitPort(int port) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (true) {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                check(Instant.now().isBefore(end), "nobody listens on port " + port);
                Thread.sleep(100);
            }
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP_PORT + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        check(response.statusCode() == 200, path + " answers " + response.statusCode());
        return JSON.readTree(response.body());
    }

    private long connected() throws Exception {
        return get("/api/stations")
                .valueStream()
                .filter(station -> station.path("connected").asBoolean(false))
                .count();
    }

    /** The numbers of the events of each transaction that the CSMS has in its database. */
    private Map<String, Set<Integer>> kept() throws Exception {
        Map<String, Set<Integer>> kept = new TreeMap<>();
        for (JsonNode transaction : get("/api/transactions").values()) {
            String identity = transaction.path("identity").asString();
            String id = transaction.path("transactionId").asString();
            Set<Integer> numbers = kept.computeIfAbsent(identity + " " + id, any -> new TreeSet<>());
            get("/api/stations/" + identity + "/transactions/" + id)
                    .path("events")
                    .forEach(event -> numbers.add(event.path("seqNo").asInt()));
        }
        return kept;
    }

    /** What was answered must be kept. What was sent without an answer may be kept. */
    private void compare(Map<String, Set<Integer>> kept) throws IOException {
        Map<String, Set<Integer>> acknowledged = acknowledged();
        int events = acknowledged.values().stream().mapToInt(Set::size).sum();
        check(acknowledged.size() >= STATIONS, "only " + acknowledged.size() + " transactions were told");
        acknowledged.forEach((transaction, numbers) -> {
            Set<Integer> lost = new TreeSet<>(numbers);
            lost.removeAll(kept.getOrDefault(transaction, Set.of()));
            check(lost.isEmpty(), transaction + " has lost the acknowledged events " + lost);
        });
        kept.forEach((transaction, numbers) -> {
            int last = numbers.stream().mapToInt(Integer::intValue).max().orElse(-1);
            check(numbers.size() == last + 1, transaction + " has gaps: " + numbers);
        });
        System.out.println("End to end: " + acknowledged.size() + " transactions with " + events
                + " acknowledged events, all in the database, without gaps.");
    }

    private Map<String, Set<Integer>> acknowledged() throws IOException {
        Map<String, JsonNode> sent = new HashMap<>();
        Map<String, Set<Integer>> acknowledged = new TreeMap<>();
        for (String line : Files.readAllLines(record("stations"))) {
            JsonNode entry = JSON.readTree(line);
            JsonNode frame = JSON.readTree(entry.path("frame").asString());
            String key = entry.path("identity").asString() + " " + frame.path(1).asString();
            boolean isOut = entry.path("direction").asString().equals("out");
            if (isOut && frame.path(0).asInt() == 2 && frame.path(2).asString().equals("TransactionEvent")) {
                sent.put(key, frame.path(3));
            } else if (!isOut && frame.path(0).asInt() == 3 && sent.containsKey(key)) {
                JsonNode event = sent.get(key);
                acknowledged
                        .computeIfAbsent(
                                entry.path("identity").asString() + " "
                                        + event.path("transactionInfo").path("transactionId").asString(),
                                any -> new TreeSet<>())
                        .add(event.path("seqNo").asInt());
            }
        }
        return acknowledged;
    }

    private void stop(Process process, String name) throws Exception {
        process.destroy();
        check(process.waitFor(20, TimeUnit.SECONDS), name + " does not end");
        int status = process.exitValue();
        check(status == 0 || status == 143 || status == 130, name + " ended with " + status);
    }

    private void validate(String name) throws Exception {
        Process process = start("ocpp-tool", name + "-validation", "validate", record(name).toString());
        check(process.waitFor(60, TimeUnit.SECONDS), "the validation does not end");
        String report = Files.readString(output(name + "-validation"));
        check(process.exitValue() == 0, record(name) + " is not valid:\n" + shortened(report));
        check(!report.contains(" 0 frames"), record(name) + " is empty");
        System.out.println("End to end, " + name + ": "
                + report.lines().filter(line -> line.startsWith("OCPP ")).findFirst().orElse(report));
    }

    private void checkOutput(String name) throws IOException {
        String text = Files.readString(output(name));
        check(!text.contains("Exception") && !text.contains("SEVERE"), name + " has printed errors");
    }

    private void printOutputs() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".out")).sorted().toList()) {
                System.err.println("== " + file + "\n" + shortened(Files.readString(file)));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() < 4000 ? text : text.substring(0, 2000) + "\n...\n" + text.substring(text.length() - 2000);
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
