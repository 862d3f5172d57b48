package dev.ocppkit.tool.validate;

import dev.ocppkit.rpc.frame.MessageType;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.StringJoiner;

/** Writes for people. */
final class TextReporter implements Reporter {
    private static final int LONGEST_ID = 40;

    private final PrintWriter out;

    TextReporter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void frame(FrameReport report) {
        out.println("line " + report.line() + ": " + title(report));
        for (Finding finding : report.findings()) {
            String weight = finding.severity() == Severity.ERROR
                    ? ""
                    : finding.severity().wireName() + ": ";
            out.println("  [" + finding.rule() + "] " + weight + printable(finding.text(), Integer.MAX_VALUE));
        }
    }

    @Override
    public void summary(Summary summary) {
        out.println((summary.versions().isEmpty() ? "" : "OCPP " + summary.versions() + ": ") + summary.lines()
                + " lines ("
                + summary.skippedLines() + " skipped), " + summary.total() + " frames, " + summary.valid() + " valid, "
                + summary.invalid() + " invalid");
        out.println("  frames: " + frames(summary));
        for (Severity severity : Severity.values()) {
            if (summary.count(severity) > 0) {
                out.println("  " + severity.wireName() + "s: " + summary.count(severity) + " ("
                        + joined(summary.byRule(severity)) + ")");
            }
        }
        if (summary.forgotten() > 0) {
            out.println("  CALLs forgotten before their answer: " + summary.forgotten());
        }
        if (summary.isStoppedEarly()) {
            out.println("  stopped at the greatest number of errors; the rest was not read");
        }
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("the output cannot be written");
        }
    }

    private static String title(FrameReport report) {
        StringBuilder title = new StringBuilder();
        title.append(report.type() == null ? "no readable frame" : report.type().name());
        if (report.action() != null) {
            title.append(' ').append(report.action().wireName());
        }
        if (report.messageId() != null) {
            title.append(", message id ").append(printable(report.messageId(), LONGEST_ID));
        }
        if (report.identity() != null) {
            title.append(", station ").append(printable(report.identity(), LONGEST_ID));
        }
        if (report.origin() != Origin.UNKNOWN) {
            title.append(", ").append(report.origin().wireName());
        }
        return title.toString();
    }

    private static String frames(Summary summary) {
        StringJoiner joined = new StringJoiner(", ");
        for (Map.Entry<MessageType, Long> entry : summary.frames().entrySet()) {
            joined.add(entry.getValue() + " " + entry.getKey());
        }
        return joined.add(summary.unreadable() + " unreadable").toString();
    }

    private static String joined(Map<String, Long> counts) {
        StringJoiner joined = new StringJoiner(", ");
        counts.forEach((rule, count) -> joined.add(rule + " " + count));
        return joined.toString();
    }

    /** A log must not be able to steer the terminal. */
    private static String printable(String text, int most) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i == most) {
                return printable.append("...").toString();
            }
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                printable.append(String.format("\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }
}
