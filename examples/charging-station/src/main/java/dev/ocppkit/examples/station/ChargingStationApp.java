package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.security.pki.CertificateNames;
import dev.ocppkit.security.tls.OcppTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: starts one simulated charging station, or a swarm of them, until Ctrl-C. */
@Command(
        name = "charging-station",
        mixinStandardHelpOptions = true,
        version = "charging-station 0.1.0-SNAPSHOT",
        description = "A simulated charging station that speaks OCPP 2.1 and 2.0.1.",
        footer = {
            "",
            "Examples:",
            "  charging-station ws://localhost:9310/ocpp/CS-1",
            "  charging-station wss://csms.example/ocpp/CS-1 --password 0123456789abcdef --trust roots.pem",
            "  charging-station ws://localhost:9310/ocpp/LOAD --swarm 50 --duration 60",
            "",
            "Exit status: 0 when --duration is over and every station was accepted, 1 if one was not,",
            "2 for bad arguments, 130 after Ctrl-C."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ChargingStationApp implements Callable<Integer> {
    private static final int MANY = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "Where the CSMS is, with the identity: ws://host:port/path/IDENTITY")
    private String url;

    @Option(
            names = "--id",
            description = "The identity; takes the place of the last part of the URL, or is appended if the path ends"
                    + " with a slash or has one part only.")
    private @Nullable String id;

    @Option(names = "--password", description = "Password for HTTP Basic authentication.")
    private @Nullable String password;

    @Option(names = "--evses", defaultValue = "2", description = "How many EVSEs (default ${DEFAULT-VALUE}).")
    private int evses;

    @Option(names = "--v2x", description = "DC, and vehicles that can discharge.")
    private boolean v2x;

    @Option(
            names = "--versions",
            split = ",",
            defaultValue = "2.1,2.0.1",
            description = "Versions to offer, the preferred one first (default ${DEFAULT-VALUE}).")
    private List<String> versions;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Seconds of physics in a second; timers of the protocol are not changed.")
    private double speed;

    @Option(names = "--swarm", description = "Starts N stations, with -1 to -N behind the identity.", paramLabel = "N")
    private @Nullable Integer swarm;

    @Option(names = "--state", description = "Keeps queue and state in a folder (default: in memory).")
    private @Nullable Path stateDir;

    @Option(names = "--record", description = "Records all frames as NDJSON, without secrets.", paramLabel = "FILE")
    private @Nullable Path record;

    @Option(names = "--duration", description = "Ends after so many seconds.", paramLabel = "SECONDS")
    private @Nullable Integer duration;

    @Option(names = "--trust", description = "Root certificates for wss, as PEM.", paramLabel = "FILE")
    private @Nullable Path trust;

    @Option(
            names = "--certificate",
            description = "The certificate of the station and its sub-CAs as PEM, for security profile 3.",
            paramLabel = "FILE")
    private @Nullable Path certificate;

    @Option(names = "--key", description = "The private key of --certificate, as PEM.", paramLabel = "FILE")
    private @Nullable Path key;

    @Option(
            names = "--session",
            defaultValue = "20",
            description =
                    "How many seconds the transaction of the station itself lasts (default ${DEFAULT-VALUE}); 0 for"
                            + " none.")
    private int session;

    @Option(
            names = "--token",
            defaultValue = "04E4A2B1",
            description = "The id token of the simulated driver (default ${DEFAULT-VALUE}).")
    private String token;

    ChargingStationApp() {}

    /**
     * Runs the program and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Returns the command line, for programs that run it themselves.
     *
     * @return a new command line
     */
    public static CommandLine commandLine() {
        return new CommandLine(new ChargingStationApp())
                .setParameterExceptionHandler((failure, args) -> {
                    PrintWriter err = failure.getCommandLine().getErr();
                    err.println("charging-station: " + failure.getMessage());
                    err.println("Try '--help' for more information.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("charging-station: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Options options = options();
        Transport transport = transport();
        PrintWriter out = spec.commandLine().getOut();
        int count = swarm == null ? 1 : swarm;
        Shared.Console console = (identity, news) -> {
            if (count <= MANY || news.startsWith("internal")) {
                out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS) + " " + identity + " "
                        + news);
                out.flush();
            }
        };
        out.println(
                stateDir == null
                        ? "The state is kept in memory and ends with the process; see --state."
                        : "The state is kept in " + stateDir + ".");
        out.flush();
        CountDownLatch end = new CountDownLatch(1);
        FrameRecorder recorder = record == null ? null : FrameRecorder.redacting(Files.newBufferedWriter(record));
        try (Swarm stations = new Swarm(options, swarm, transport, recorder, console)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stations::close));
            stations.start();
            long left = duration == null ? Long.MAX_VALUE : duration;
            while (left > 0) {
                long step = Math.min(left, 10);
                end.await(step, TimeUnit.SECONDS);
                left -= step;
                if (count > MANY) {
                    out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " "
                            + stations.summary());
                    out.flush();
                }
            }
            return stations.allAccepted() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Options options() {
        try {
            StationUrl at = StationUrl.parse(url, id);
            check(evses >= 1 && evses <= 100, "--evses must be 1 to 100");
            check(speed > 0 && speed <= 100_000, "--speed must be above 0 and at most 100000");
            check(swarm == null || (swarm >= 1 && swarm <= 10_000), "--swarm must be 1 to 10000");
            check(duration == null || duration >= 1, "--duration must be at least 1");
            check(session >= 0, "--session must not be negative");
            check(!token.isEmpty() && token.length() <= 36, "--token must have 1 to 36 characters");
            check((certificate == null) == (key == null), "--certificate and --key go together");
            check(key == null || trust != null, "--certificate needs --trust");
            List<OcppVersion> offered = versions.stream()
                    .map(text -> OcppVersion.fromNumber(text.trim())
                            .orElseThrow(() -> new IllegalArgumentException("--versions knows 2.1 and 2.0.1")))
                    .toList();
            boolean tls = "wss".equalsIgnoreCase(at.endpoint().getScheme());
            check(key == null || tls, "--certificate needs a URL with wss");
            int profile = key != null ? 3 : tls ? 2 : 1;
            String serial = certificate == null ? null : serialNumber(certificate);
            return new Options(
                    at.endpoint(),
                    at.identity(),
                    serial,
                    profile,
                    password,
                    evses,
                    v2x,
                    offered,
                    speed,
                    stateDir,
                    session,
                    token);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The certificate of a station names its serial number (A00.FR.511). */
    private static @Nullable String serialNumber(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            X509Certificate own =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return CertificateNames.commonName(own).orElse(null);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("--certificate: " + certificate + " is no certificate as PEM");
        }
    }

    /** Network profiles may lead to another CSMS, so that the scheme of the URL does not decide. */
    private Transport transport() {
        if (trust == null) {
            return JdkWebSocketTransport.create();
        }
        try {
            OcppTls.ClientBuilder tls = OcppTls.client(Files.readString(trust));
            if (certificate != null && key != null) {
                tls.certificate(Files.readString(certificate), Files.readString(key), null);
            }
            return JdkWebSocketTransport.withTls(tls.build());
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--trust, --certificate, --key: a file cannot be read, or is no such PEM");
        }
    }
}
