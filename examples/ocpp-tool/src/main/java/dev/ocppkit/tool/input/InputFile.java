package dev.ocppkit.tool.input;

import java.io.IOException;
import picocli.CommandLine.Parameters;

/** The parameter of commands that read a JSON document. */
public final class InputFile {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = Document.STANDARD_INPUT,
            description = "The input as UTF-8; standard input if it is absent or -.")
    private String file;

    /** Creates the parameter; it is set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the field
    public InputFile() {}

    /**
     * Reads the document.
     *
     * @return the members of the object
     * @throws IOException if it cannot be read, is too long or is no JSON object
     */
    public Members read() throws IOException {
        return Document.read(file);
    }
}
