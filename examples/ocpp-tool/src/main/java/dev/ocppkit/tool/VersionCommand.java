package dev.ocppkit.tool;

import picocli.CommandLine.Command;

/** Prints the version of the tool. */
@Command(name = "version", description = "Prints the version of this tool.", versionProvider = ToolVersion.class)
final class VersionCommand extends ToolCommand {
    VersionCommand() {}

    @Override
    public Integer call() {
        commandLine().printVersionHelp(commandLine().getOut());
        return 0;
    }
}
