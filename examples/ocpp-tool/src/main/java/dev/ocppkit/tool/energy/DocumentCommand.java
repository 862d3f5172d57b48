package dev.ocppkit.tool.energy;

import dev.ocppkit.tool.ToolCommand;
import dev.ocppkit.tool.input.InputFile;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** A command that reads one JSON object and prints another one. */
abstract class DocumentCommand extends ToolCommand {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Mixin
    private InputFile file;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DocumentCommand() {}

    @Override
    public Integer call() throws IOException {
        Object answer = file.read().read(this::answer);
        commandLine().getOut().println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        return 0;
    }

    /** Makes the answer of the members of the input. */
    abstract Object answer(Members input) throws IOException;

    /** Tells something beside the answer. */
    void tell(String line) {
        commandLine().getErr().println("ocpp-tool: " + line);
        commandLine().getErr().flush();
    }
}
