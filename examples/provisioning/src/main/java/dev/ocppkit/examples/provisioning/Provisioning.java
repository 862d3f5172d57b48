package dev.ocppkit.examples.provisioning;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.http.FetchPolicy;
import dev.ocppkit.security.http.HttpStatusFetcher;
import dev.ocppkit.security.pki.DemoPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Leads a charging station from the factory to plug and charge: a CSMS and a station in one program, talking over WebSockets on
 * this computer. Exit status 0: every step is as it should be; 1: one is not; 2: wrong usage.
 */
@Command(
        name = "provisioning",
        description =
                "Leads a charging station from its first password to certificates, signed firmware and contracts.",
        mixinStandardHelpOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every step is as it should be", "1:a step failed", "2:wrong usage"},
        footer = {"", "Example:", "  java -jar provisioning.jar --dir demo-pki"})
public final class Provisioning implements Callable<Integer> {
    private static final String FACTORY_PASSWORD = "factory-password-0001";
    private static final int IMAGE_LINES = 20_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "The demo certificates, as `ocpp-tool test-pki DIR` makes them; made there if the folder does not have"
                            + " them. Default: made anew and not kept.")
    private @Nullable Path dir;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public Provisioning() {}

    /**
     * Runs the program.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Provisioning()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Transcript transcript = new Transcript(spec.commandLine().getOut());
        DemoPki pki;
        try {
            pki = certificates();
        } catch (IOException e) {
            spec.commandLine().getErr().println("The demo certificates cannot be used: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        Path folder = Files.createTempDirectory("station");
        Thread cleaner = new Thread(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            run(transcript, pki, folder);
            spec.commandLine().getOut().printf("%nAll %d steps are as they should be.%n", transcript.steps());
            return CommandLine.ExitCode.OK;
        } catch (Exception e) {
            spec.commandLine().getErr().printf("%nStep %d failed: %s%n", transcript.steps(), reason(e));
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            Runtime.getRuntime().removeShutdownHook(cleaner);
            delete(folder);
        }
    }

    private DemoPki certificates() throws IOException {
        SecureRandom random = new SecureRandom();
        Path folder = dir;
        if (folder != null && Files.exists(folder.resolve("csms-root.pem"))) {
            return DemoPki.read(folder, random);
        }
        DemoPki pki = DemoPki.create(DemoPki.Settings.local(Instant.now()), random);
        if (folder != null) {
            pki.write(folder);
        }
        return pki;
    }

    private static void run(Transcript transcript, DemoPki pki, Path folder) throws Exception {
        byte[] image = ("2.0\n" + "firmware\n".repeat(IMAGE_LINES)).getBytes(StandardCharsets.UTF_8);
        try (Services services = new Services(pki.entry("mo-root"), image);
                Csms csms = csms(pki, services.host());
                ChargingStation station = new ChargingStation(
                        folder,
                        new ChargingStation.Factory(
                                csms.url(1),
                                FACTORY_PASSWORD,
                                pki.entry("station-root").certificate(),
                                services.host()),
                        transcript)) {
            new Story(transcript, pki, csms, station, services, image).tell(FACTORY_PASSWORD);
        }
    }

    private static Csms csms(DemoPki pki, String responder) {
        // The responder of the demonstration is on this computer; a real CSMS has no reason to allow private addresses.
        FetchPolicy policy = FetchPolicy.of(responder).withPrivateAddresses();
        Csms csms = new Csms(pki, new CsmsContracts(pki.entry("mo-root").certificate(), new HttpStatusFetcher(policy)));
        csms.passwords.replace(
                new StationIdentity(ChargingStation.IDENTITY), csms.hasher.hash(Secret.of(FACTORY_PASSWORD)));
        return csms;
    }

    private static String reason(Exception failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        return cause instanceof Transcript.StepFailed ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is in the folder for temporary files.
        }
    }
}
