package dev.ocppkit.tool;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have: the help option, and the command line that knows where they print. */
public abstract class ToolCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    protected ToolCommand() {}

    /**
     * Returns the command line.
     *
     * @return the one that has read the arguments
     */
    protected final CommandLine commandLine() {
        return spec.commandLine();
    }
}
