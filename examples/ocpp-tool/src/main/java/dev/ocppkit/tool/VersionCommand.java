package dev.ocppkit.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version of the tool. */
@Command(name = "version", description = "Prints the version of this tool.", versionProvider = ToolVersion.class)
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    VersionCommand() {}

    @Override
    public void run() {
        spec.commandLine().printVersionHelp(spec.commandLine().getOut());
    }
}
