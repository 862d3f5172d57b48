package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadLimits;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.tool.validate.Exchanges.Exchange;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Goes through a log line by line, in memory that does not depend on its size. */
final class LogValidator {
    private final Settings settings;
    private final ReadPolicy policy;
    private final Exchanges exchanges;
    private final Map<OcppVersion, FrameChecker> checkers = new EnumMap<>(OcppVersion.class);
    private final Reporter reporter;
    private final Summary summary;

    LogValidator(Settings settings, Reporter reporter) {
        this.settings = settings;
        this.policy = settings.policy().readPolicy();
        this.exchanges = new Exchanges(settings.maxExchanges());
        this.reporter = reporter;
        this.summary = new Summary();
        if (settings.version() != null) {
            summary.addVersion(settings.version());
        }
    }

    private FrameChecker checker(OcppVersion version) {
        summary.addVersion(version);
        return checkers.computeIfAbsent(version, v -> new FrameChecker(codec(v), exchanges));
    }

    private OcppCodec codec(OcppVersion version) {
        return OcppCodec.of(version)
                .with(policy)
                .with(ReadLimits.defaults().withMaxDocumentBytes(settings.maxLineBytes()));
    }

    /**
     * Checks all lines, or those before the greatest number of errors is reached.
     *
     * @param lines the log
     * @param progress is told how many bytes were read
     * @return what was found
     * @throws IOException if the log cannot be read
     * @throws UnknownVersionException if no version is given and a line does not name one
     */
    Summary run(LineReader lines, LongConsumer progress) throws IOException {
        while (!summary.isStoppedEarly() && lines.next()) {
            progress.accept(lines.bytesRead());
            if (LogLines.isSkipped(lines.buffer(), lines.offset(), lines.length()) && !lines.isTooLong()) {
                summary.addSkipped(lines.lineNumber());
            } else {
                close(check(lines));
            }
        }
        if (!summary.isStoppedEarly()) {
            exchanges.unanswered().forEach(this::reportUnanswered);
        }
        summary.setForgotten(exchanges.forgotten());
        return summary;
    }

    private FrameReport check(LineReader lines) {
        FrameReport report = new FrameReport(lines.lineNumber(), policy);
        LogEntry entry = LogLines.read(lines.buffer(), lines.offset(), lines.length());
        report.setOrigin(entry.origin().seenFrom(settings.perspective()));
        report.setIdentity(entry.source().identity());
        if (lines.isTooLong()) {
            report.add(
                    Rule.LINE_LENGTH,
                    "",
                    "The line is longer than " + settings.maxLineBytes() + " bytes and was not checked.");
            checker(version(entry, report)).remember(entry, report);
        } else if (entry.problem() != null) {
            report.add(Rule.LOG_ENTRY, "", entry.problem());
        } else {
            if (entry.isDirectionUnclear()) {
                report.add(Rule.DIRECTION, "", "The direction is none that is known; the frame is checked without it.");
            }
            checker(version(entry, report)).check(entry, report);
        }
        return report;
    }

    /** What the user says goes before what the line says. */
    private OcppVersion version(LogEntry entry, FrameReport report) {
        OcppVersion version = settings.version() == null ? entry.source().version() : settings.version();
        if (version == null) {
            throw new UnknownVersionException(report.line());
        }
        return version;
    }

    private void close(FrameReport report) {
        long left = settings.maxErrors() == 0 ? Long.MAX_VALUE : settings.maxErrors() - summary.count(Severity.ERROR);
        if (report.errors() >= left) {
            report.cutAfterError(left);
            summary.stopEarly();
        }
        summary.add(report);
        if (!report.findings().isEmpty()) {
            reporter.frame(report);
        }
    }

    private void reportUnanswered(Exchange call) {
        FrameReport report = new FrameReport(call.line(), policy);
        report.setHeader(MessageType.CALL, call.key().messageId());
        report.setAction(call.action());
        report.setOrigin(call.key().caller());
        report.setIdentity(call.key().identity());
        report.add(Rule.UNANSWERED_CALL, "/1", "There is no answer until the end of the log.");
        summary.addUnanswered(report);
        reporter.frame(report);
    }
}
