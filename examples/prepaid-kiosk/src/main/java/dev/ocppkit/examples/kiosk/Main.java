package dev.ocppkit.examples.kiosk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line. */
@Command(
        name = "prepaid-kiosk",
        description =
                "Plays an evening at a charging station that is paid beforehand: once at its payment terminal, once"
                        + " by a QR code.",
        footer = {
            "",
            "Writes the QR code and the receipts into the folder of --out.",
            "Exit status: 0, 1 if something went wrong, 2 for wrong usage."
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "KIND:VALUE",
            defaultValue = "cost:20",
            converter = LimitReader.class,
            description = "What the driver pays for: cost:EUR, energy:KWH or time:MINUTES. Default: ${DEFAULT-VALUE}.")
    private Choice limit;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en,de",
            split = ",",
            description = "Languages of the display, as in en or de-AT. Default: ${DEFAULT-VALUE}.")
    private List<String> languages;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "kiosk-out",
            description = "Folder for what is written. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    private Main() {}

    /**
     * Runs it.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("prepaid-kiosk: " + reason(e));
            return 1;
        });
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileSystemException file) {
            return "cannot write " + file.getFile();
        }
        boolean told = failure instanceof IOException || failure instanceof IllegalStateException;
        return told && failure.getMessage() != null
                ? failure.getMessage()
                : "unexpected failure (" + failure.getClass().getSimpleName() + ")";
    }

    @Override
    public Integer call() throws IOException {
        if (!limit.isAbove(Evening.TO_START)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--limit': to start alone costs " + Receipt.money(Evening.TO_START));
        }
        Files.createDirectories(out);
        Transcript transcript = new Transcript(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Kiosk.run(limit, languages, out, transcript);
        return 0;
    }

    /** Reads the option {@code --limit}. */
    static final class LimitReader implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            return Choice.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected cost:EUR, energy:KWH or time:MINUTES with a value above 0"));
        }
    }
}
