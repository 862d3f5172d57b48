package dev.ocppkit.tool.energy;

import dev.ocppkit.tool.HelpOption;
import dev.ocppkit.tool.input.Document;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** A command that reads one JSON object and prints another one. */
abstract class DocumentCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = Document.STANDARD_INPUT,
            description = "The input as UTF-8; standard input if it is absent or -.")
    private String file;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DocumentCommand() {}

    @Override
    public Integer call() throws IOException {
        Object answer = Document.read(file).read(this::answer);
        spec.commandLine()
                .getOut()
                .println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        return 0;
    }

    /** Makes the answer of the members of the input. */
    abstract Object answer(Members input) throws IOException;

    /** Tells something beside the answer. */
    void tell(String line) {
        spec.commandLine().getErr().println("ocpp-tool: " + line);
        spec.commandLine().getErr().flush();
    }
}
