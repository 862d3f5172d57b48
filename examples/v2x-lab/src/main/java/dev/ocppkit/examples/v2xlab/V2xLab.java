package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs each operation mode for a simulated day. */
@Command(
        name = "v2x-lab",
        mixinStandardHelpOptions = true,
        version = "v2x-lab 0.1.0",
        description = "Runs V2X operation modes for a simulated day, prints what came of it, and draws it.",
        footer = {"", "Exit status: 0, or 2 for wrong usage or a folder that cannot be written."})
public final class V2xLab implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "v2x-lab",
            description = "Where the pictures go; default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--mode",
            paramLabel = "NAME",
            split = ",",
            description = "The modes to run, for instance LocalFrequency; all if absent.")
    private List<String> modes = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses frequency, clouds and random delays; default: ${DEFAULT-VALUE}.")
    private long seed;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public V2xLab() {}

    /**
     * Runs the program.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new V2xLab()).setExecutionExceptionHandler((e, command, result) -> {
            if (!(e instanceof FileSystemException failure)) {
                throw e;
            }
            command.getErr().println("v2x-lab: cannot write " + failure.getFile());
            return WRONG_USAGE;
        });
    }

    @Override
    public Integer call() throws IOException {
        // There is no screen where this runs on a server.
        System.setProperty("java.awt.headless", "true");
        List<Scripts> chosen = modes.isEmpty()
                ? List.of(Scripts.values())
                : modes.stream().map(this::script).toList();
        Files.createDirectories(out);
        PrintWriter console = spec.commandLine().getOut();
        for (Scripts script : chosen) {
            Simulation day = Simulation.run(script, seed);
            Path picture = out.resolve(fileName(script.mode()));
            new LabPlot(day).save(picture);
            console.print(new Summary(day).text());
            console.println("  picture      " + picture);
            console.println();
            console.flush();
        }
        return 0;
    }

    /** For instance {@code LocalFrequency} becomes {@code local-frequency.png}. */
    private static String fileName(OperationModeEnum mode) {
        return mode.wireName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".png";
    }

    private Scripts script(String name) {
        return Arrays.stream(Scripts.values())
                .filter(script -> script.mode().wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no mode " + name + "; choose from "
                                + Arrays.stream(Scripts.values())
                                        .map(script -> script.mode().wireName())
                                        .collect(Collectors.joining(", "))));
    }
}
