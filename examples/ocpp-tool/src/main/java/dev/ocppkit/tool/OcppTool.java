package dev.ocppkit.tool;

import dev.ocppkit.examples.csms.Main;
import dev.ocppkit.examples.station.ChargingStationApp;
import dev.ocppkit.tool.composite.CompositeCommand;
import dev.ocppkit.tool.energy.BalanceCommand;
import dev.ocppkit.tool.energy.CheckProfileCommand;
import dev.ocppkit.tool.energy.DerCommand;
import dev.ocppkit.tool.energy.FreqWattCommand;
import dev.ocppkit.tool.energy.PriceCommand;
import dev.ocppkit.tool.security.CertHashCommand;
import dev.ocppkit.tool.security.ChainCheckCommand;
import dev.ocppkit.tool.security.CsrCommand;
import dev.ocppkit.tool.security.FirmwareSignCommand;
import dev.ocppkit.tool.security.FirmwareVerifyCommand;
import dev.ocppkit.tool.security.OcmfVerifyCommand;
import dev.ocppkit.tool.security.SignFrameCommand;
import dev.ocppkit.tool.security.TestPkiCommand;
import dev.ocppkit.tool.security.TotpCommand;
import dev.ocppkit.tool.security.VerifyFrameCommand;
import dev.ocppkit.tool.tariff.CostCommand;
import dev.ocppkit.tool.tariff.TariffCommand;
import dev.ocppkit.tool.validate.ValidateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of ocppkit; a new subcommand is a class of its own that is listed here. */
@Command(
        name = "ocpp-tool",
        description = "Works with OCPP 2.1 and 2.0.1 messages.",
        versionProvider = ToolVersion.class,
        subcommands = {
            ValidateCommand.class,
            CompositeCommand.class,
            CheckProfileCommand.class,
            FreqWattCommand.class,
            BalanceCommand.class,
            DerCommand.class,
            PriceCommand.class,
            CostCommand.class,
            TariffCommand.class,
            CertHashCommand.class,
            ChainCheckCommand.class,
            CsrCommand.class,
            FirmwareSignCommand.class,
            FirmwareVerifyCommand.class,
            TotpCommand.class,
            SignFrameCommand.class,
            VerifyFrameCommand.class,
            OcmfVerifyCommand.class,
            TestPkiCommand.class,
            AutoComplete.GenerateCompletion.class,
            VersionCommand.class
        })
public final class OcppTool implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the version of this tool and exits.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean versionRequested;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    OcppTool() {}

    /**
     * Runs the command line and ends the process with its exit status.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int status = commandLine().setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Returns the command line with all its subcommands, for programs that run it themselves.
     *
     * @return a new command line, which writes to the standard streams unless told otherwise
     */
    public static CommandLine commandLine() {
        CommandLine root = new CommandLine(new OcppTool());
        addProgram(root, "csms", Main.commandLine());
        addProgram(root, "station", ChargingStationApp.commandLine());
        return HelpExamples.addTo(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FailureHandler());
    }

    /** Adds a program that has a command line of its own. */
    private static void addProgram(CommandLine root, String name, CommandLine program) {
        program.getCommandSpec().name(name);
        root.addSubcommand(name, program);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand");
    }

    private static PrintWriter writer(FileDescriptor target) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(target), StandardCharsets.UTF_8), false);
    }
}
