package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.tool.ToolCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Checks a log of frames. */
@Command(
        name = "validate",
        description = "Checks a log of OCPP-J frames against OCPP 2.1 or 2.0.1.",
        footerHeading = "%nInput lines:%n",
        footer = {
            "  [2,\"id\",\"Heartbeat\",{}]             one frame, as a JSON array",
            "  12:00:00 -> [2,...]                 text before it; the direction is one of",
            "                                      > < -> <- >> << send: recv: receive: in",
            "                                      out, CS->CSMS, CSMS->CS",
            "  {\"direction\":\"in\",\"frame\":[2,...]}  a JSON object; \"frame\" may also be a text",
            "                                      that holds the array",
            "Members \"identity\" and \"version\" of an object tell the frames of several",
            "charging stations and OCPP versions in one log apart.",
            "Empty lines and lines that begin with # are skipped.",
            "",
            "Output of --format json, one object per line:",
            "  type \"violation\": line, severity (error, warning, note), rule, pointer, text",
            "    and, where known, messageType, action, messageId, identity, direction",
            "  type \"summary\", last: version, lines, skippedLines, frames, valid, invalid,",
            "    unansweredCalls, forgottenCalls, errors, errorsByRule, warnings,",
            "    warningsByRule, notes, notesByRule, stoppedEarly",
            "",
            "Exit status: 0 all frames are valid, 1 some are not, 2 wrong usage, or the",
            "input cannot be read."
        })
public final class ValidateCommand extends ToolCommand {
    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST_LINE = 16 << 20;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "The OCPP version: 2.1 or 2.0.1. Default: what each line names.")
    private @Nullable OcppVersion version;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to report: text, or json for one object per line. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "strict",
            description =
                    "strict: every broken rule is an error; lenient: bounds, unknown members and unknown values are"
                            + " warnings; off: like lenient, and bounds are not looked at. Default: ${DEFAULT-VALUE}.")
    private Policy policy;

    @Option(
            names = "--perspective",
            paramLabel = "cs|csms",
            description = "Who wrote the log, to know who sends what is \"in\" or \"out\".")
    private @Nullable Perspective perspective;

    @Option(
            names = "--max-errors",
            defaultValue = "0",
            paramLabel = "N",
            description = "Stops after N errors; 0: never. Default: ${DEFAULT-VALUE}.")
    private long maxErrors;

    @Option(
            names = "--max-line",
            defaultValue = "" + Settings.DEFAULT_MAX_LINE_BYTES,
            paramLabel = "BYTES",
            description = "Greatest length of a line. Default: ${DEFAULT-VALUE}.")
    private int maxLineBytes;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints the summary only.")
    private boolean quiet;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = STANDARD_INPUT,
            description = "The log as UTF-8; standard input if it is absent or -.")
    private String file;

    /** How to report. */
    enum Format {
        TEXT,
        JSON
    }

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public ValidateCommand() {}

    @Override
    public Integer call() throws IOException {
        checkOptions();
        PrintWriter out = commandLine().getOut();
        Reporter reporter = format == Format.JSON ? new JsonReporter(out) : new TextReporter(out);
        reporter = quiet ? new SummaryOnly(reporter) : reporter;
        Summary summary = file.equals(STANDARD_INPUT)
                ? run(System.in, Progress.hidden(), reporter)
                : run(Path.of(file), reporter);
        reporter.summary(summary);
        reporter.flush();
        return summary.invalid() == 0 ? 0 : 1;
    }

    private void checkOptions() {
        if (maxErrors < 0) {
            throw new ParameterException(commandLine(), "--max-errors must not be negative");
        }
        if (maxLineBytes < 1 || maxLineBytes > LARGEST_LINE) {
            throw new ParameterException(commandLine(), "--max-line must be from 1 to " + LARGEST_LINE);
        }
    }

    private Summary run(Path path, Reporter reporter) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(file, null, "is a directory");
        }
        try (InputStream in = Files.newInputStream(path);
                Progress progress = Progress.of(Files.size(path))) {
            return run(in, progress, reporter);
        }
    }

    private Summary run(InputStream in, Progress progress, Reporter reporter) throws IOException {
        Settings settings =
                new Settings(version, policy, perspective, maxErrors, maxLineBytes, Settings.DEFAULT_MAX_EXCHANGES);
        // What was found must be seen before the next line of a log that is still written.
        LineReader lines = new LineReader(in, maxLineBytes, reporter::flush);
        try {
            return new LogValidator(settings, reporter).run(lines, progress::to);
        } catch (UnknownVersionException e) {
            reporter.flush();
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    /** Reads the version as people write it. */
    static final class VersionConverter implements ITypeConverter<OcppVersion> {
        @Override
        public OcppVersion convert(String value) {
            return OcppVersion.fromNumber(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither 2.1 nor 2.0.1"));
        }
    }

    /** Leaves the frames out. */
    private record SummaryOnly(Reporter reporter) implements Reporter {
        @Override
        public void frame(FrameReport report) {}

        @Override
        public void summary(Summary summary) {
            reporter.summary(summary);
        }

        @Override
        public void flush() throws IOException {
            reporter.flush();
        }
    }
}
