package dev.ocppkit.tool.validate;

import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadLimits;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.tool.validate.Exchanges.Exchange;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Goes through a log line by line, in memory that does not depend on its size. */
final class LogValidator {
    private final Settings settings;
    private final ReadPolicy policy;
    private final Exchanges exchanges;
    private final FrameChecker checker;
    private final Reporter reporter;
    private final Summary summary;

    LogValidator(Settings settings, Reporter reporter) {
        this.settings = settings;
        this.policy = settings.policy().readPolicy();
        this.exchanges = new Exchanges(settings.maxExchanges());
        this.checker = new FrameChecker(codec(settings), exchanges);
        this.reporter = reporter;
        this.summary = new Summary(settings.version());
    }

    private static OcppCodec codec(Settings settings) {
        return OcppCodec.of(settings.version())
                .with(settings.policy().readPolicy())
                .with(ReadLimits.defaults().withMaxDocumentBytes(settings.maxLineBytes()));
    }

    /**
     * Checks all lines, or those before the greatest number of errors is reached.
     *
     * @param lines the log
     * @param progress is told how many bytes were read
     * @return what was found
     * @throws IOException if the log cannot be read
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
        if (lines.isTooLong()) {
            report.add(
                    Rule.LINE_LENGTH,
                    "",
                    "The line is longer than " + settings.maxLineBytes() + " bytes and was not checked.");
            checker.remember(entry, report);
        } else if (entry.problem() != null) {
            report.add(Rule.LOG_ENTRY, "", entry.problem());
        } else {
            if (entry.isDirectionUnclear()) {
                report.add(Rule.DIRECTION, "", "The direction is none that is known; the frame is checked without it.");
            }
            checker.check(entry, report);
        }
        return report;
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
        report.add(Rule.UNANSWERED_CALL, "/1", "There is no answer until the end of the log.");
        summary.addUnanswered(report);
        reporter.frame(report);
    }
}
