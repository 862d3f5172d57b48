package dev.ocppkit.tool.tariff;

import dev.ocppkit.tool.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about one tariff. */
@Command(
        name = "tariff",
        description = "Works with a tariff.",
        subcommands = {ExplainCommand.class})
public final class TariffCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TariffCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand");
    }
}
