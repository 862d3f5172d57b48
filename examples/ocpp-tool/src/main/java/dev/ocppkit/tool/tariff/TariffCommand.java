package dev.ocppkit.tool.tariff;

import dev.ocppkit.tool.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands about one tariff. */
@Command(
        name = "tariff",
        description = "Works with a tariff.",
        subcommands = {ExplainCommand.class})
public final class TariffCommand extends ToolCommand {
    TariffCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(commandLine(), "Missing subcommand");
    }
}
