package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.rpc.FrameRecorder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the local controller. */
@Command(
        name = "local-controller",
        mixinStandardHelpOptions = true,
        version = "local-controller 0.1.0",
        description =
                "Stands between charging stations and their CSMS, and keeps charging within the house connection.",
        footer = {
            "",
            "Example:",
            "  java -jar local-controller.jar --listen 9320 --csms ws://127.0.0.1:9310/ocpp --limit 15000"
        })
public final class LocalController implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final long CLOSE_SECONDS = 10;
    private static final int LARGEST_PORT = 65_535;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--listen", defaultValue = "9320", description = "Port for stations (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}); there is no TLS here.")
    private String host = "127.0.0.1";

    @Option(names = "--csms", required = true, description = "URL of the CSMS without identity, ws:// or wss://.")
    private URI csms = URI.create("ws://127.0.0.1:9310/ocpp");

    @Option(
            names = "--limit",
            defaultValue = "15000",
            description = "What the house connection may carry, in W (default: ${DEFAULT-VALUE}).")
    private BigDecimal limit = BigDecimal.ZERO;

    @Option(
            names = "--solar",
            defaultValue = "6000",
            description = "Peak power of the solar panels, in W (default: ${DEFAULT-VALUE}).")
    private BigDecimal solar = BigDecimal.ZERO;

    @Option(
            names = "--station-max",
            defaultValue = "22000",
            description = "What a station can take, in W (default: ${DEFAULT-VALUE}).")
    private BigDecimal stationMax = BigDecimal.ZERO;

    @Option(
            names = "--interval",
            defaultValue = "10",
            description = "Seconds between two measurements (default: ${DEFAULT-VALUE}).")
    private int interval;

    @Option(names = "--start", description = "Time of day at which the simulation starts (default: now).")
    private @Nullable LocalTime start;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Simulated seconds in one second (default: ${DEFAULT-VALUE}).")
    private int speed;

    @Option(
            names = "--token",
            description = "A driver who may charge while the CSMS is away; can be given several times.")
    private List<String> tokens = List.of();

    @Option(
            names = "--retry",
            defaultValue = "10",
            description = "Seconds between two attempts to reach a CSMS that is away (default: ${DEFAULT-VALUE}).")
    private int retry;

    @Option(
            names = "--record",
            description = "File for the messages of both sides, as ocpp-tool validate reads them; without secrets.")
    private @Nullable Path record;

    @Option(names = "--duration", description = "Seconds after which to end (default: with Ctrl-C).")
    private @Nullable Long duration;

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Makes the command; picocli sets the options. */
    public LocalController() {}

    /**
     * Runs the command.
     *
     * @param arguments the arguments; see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LocalController()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        check();
        Settings settings = settings();
        PrintWriter err = spec().commandLine().getErr();
        PrintStream out = System.out;
        try (FrameRecorder recorder = recorder();
                Controller controller = new Controller(settings, recorder, out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal));
            out.printf(
                    "Stations: ws://%s:%d/ocpp/IDENTITY (ocpp2.1, ocpp2.0.1), CSMS: %s, limit %s W%n",
                    host, controller.port(), csms, limit.toPlainString());
            if (duration == null) {
                end.await();
            } else {
                var unused = end.await(duration, TimeUnit.SECONDS);
            }
            return 0;
        } catch (UncheckedIOException e) {
            err.println(message(e));
            return FAILED;
        } finally {
            closed.countDown();
        }
    }

    /** Ctrl-C: the JVM waits for this, and this until all is closed. */
    private void endBySignal() {
        end.countDown();
        try {
            var unused = closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String message(UncheckedIOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        Throwable root = cause.getCause();
        return root == null ? String.valueOf(cause.getMessage()) : cause.getMessage() + " " + root.getMessage();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets this");
        }
        return spec;
    }

    private void check() {
        require(port >= 0 && port <= LARGEST_PORT, "--listen must be a port from 0 to 65535");
        require(interval > 0, "--interval must be at least 1");
        require(retry > 0, "--retry must be at least 1");
        require(speed > 0, "--speed must be at least 1");
        require(duration == null || duration > 0, "--duration must be at least 1");
        require(limit.signum() >= 0 && solar.signum() >= 0 && stationMax.signum() > 0, "powers must not be negative");
        String scheme = csms.getScheme();
        require(
                ("ws".equals(scheme) || "wss".equals(scheme)) && csms.getHost() != null && csms.getQuery() == null,
                "--csms must be a ws:// or wss:// URL without query");
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec().commandLine(), message);
        }
    }

    private Settings settings() {
        return new Settings(
                host,
                port,
                csms,
                limit,
                solar,
                stationMax,
                Duration.ofSeconds(interval),
                start == null ? LocalTime.now(ZoneId.systemDefault()) : start,
                speed,
                Set.copyOf(tokens),
                Duration.ofSeconds(retry));
    }

    private @Nullable FrameRecorder recorder() {
        if (record == null) {
            return null;
        }
        try {
            return FrameRecorder.redacting(Files.newBufferedWriter(record));
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("Cannot write " + record + ".", e));
        }
    }
}
