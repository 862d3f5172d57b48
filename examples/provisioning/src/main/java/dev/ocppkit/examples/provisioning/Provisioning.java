package dev.ocppkit.examples.provisioning;

import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.DemoPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
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
        mixinStandardHelpOptions = true,
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
        try {
            run(transcript, pki);
            spec.commandLine().getOut().printf("%nAll %d steps are as they should be.%n", transcript.steps());
            return CommandLine.ExitCode.OK;
        } catch (Exception e) {
            spec.commandLine().getErr().printf("%nStep %d failed: %s%n", transcript.steps(), reason(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private DemoPki certificates() throws IOException {
        SecureRandom random = new SecureRandom();
        DemoPki.Settings settings = DemoPki.Settings.local(Instant.now());
        return dir == null ? DemoPki.create(settings, random) : DemoPki.readOrCreate(dir, settings, random);
    }

    private static void run(Transcript transcript, DemoPki pki) throws Exception {
        byte[] image = ("2.0\n" + "firmware\n".repeat(IMAGE_LINES)).getBytes(StandardCharsets.UTF_8);
        CertificateIssuer mobilityOperator = pki.authority("mo-root");
        try (Services services = new Services(mobilityOperator, image);
                Csms csms = new Csms(
                        pki, FACTORY_PASSWORD, new CsmsContracts(mobilityOperator.certificate(), services.host()));
                ChargingStation station = new ChargingStation(
                        csms.url(1),
                        FACTORY_PASSWORD,
                        pki.entry("station-root").certificate(),
                        services.host(),
                        transcript)) {
            new Story(transcript, pki, csms, station, services).tell(FACTORY_PASSWORD);
        }
    }

    private static String reason(Exception failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        return cause instanceof Transcript.StepFailed ? String.valueOf(cause.getMessage()) : cause.toString();
    }
}
