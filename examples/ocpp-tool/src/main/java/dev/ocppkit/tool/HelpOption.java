package dev.ocppkit.tool;

import picocli.CommandLine.Option;

/** The option that all commands have. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help and exits.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean requested;

    /** Creates the option. */
    public HelpOption() {}
}
