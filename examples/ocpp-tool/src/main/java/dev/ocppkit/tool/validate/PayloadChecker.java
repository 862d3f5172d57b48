package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.frame.FrameReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the last element of a frame, and that it is the last. */
final class PayloadChecker {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final OcppCodec codec;

    PayloadChecker(OcppCodec codec) {
        this.codec = codec;
    }

    /**
     * Checks a payload and what follows it.
     *
     * @param type the type of the payload, or null if it is not known
     * @param entry the frame
     * @param start index of the first byte of the payload
     * @param pointer JSON pointer of the payload in the frame
     * @param report takes the findings
     */
    void check(
            @Nullable Class<? extends OcppRecord> type, LogEntry entry, int start, String pointer, FrameReport report) {
        int end = isNull(entry, start)
                ? checkNull(type, start, pointer, report)
                : type == null
                        ? checkObject(entry, start, pointer, report)
                        : checkTyped(type, entry, start, pointer, report);
        checkEnd(entry, end, report);
    }

    /** Checks the details of an error, which are any object, and what follows them. */
    void checkDetails(LogEntry entry, int start, String pointer, FrameReport report) {
        if (entry.buffer()[start] == '{') {
            checkEnd(entry, checkObject(entry, start, pointer, report), report);
            return;
        }
        report.add(Rule.ERROR_DETAILS, pointer, "The details of an error must be a JSON object.");
        checkEnd(entry, FrameReader.skipPayload(entry.buffer(), start, entry.end()), report);
    }

    /** Reports what is wrong with a payload of a known type. */
    void report(ReadResult<?> result, String pointer, FrameReport report) {
        addAll(Severity.ERROR, result.violations(), pointer, report);
        addAll(Severity.WARNING, result.warnings(), pointer, report);
        int hidden = result.violationCount()
                - result.violations().size()
                - result.warnings().size();
        if (hidden > 0) {
            report.add(Rule.MORE_VIOLATIONS, pointer, hidden + " further violation(s) are not listed.");
        }
    }

    private int checkTyped(
            Class<? extends OcppRecord> type, LogEntry entry, int start, String pointer, FrameReport report) {
        ReadResult<?> result = codec.readPrefix(type, entry.buffer(), start, entry.end() - start);
        report(result, pointer, report);
        return result.end();
    }

    /** JSON null stands for an empty payload, although an empty object should be sent (Part 4, 4.1.5). */
    private int checkNull(@Nullable Class<? extends OcppRecord> type, int start, String pointer, FrameReport report) {
        report.add(Rule.NULL_PAYLOAD, pointer, "An empty payload should be an empty object, and not null.");
        if (type != null) {
            report(codec.read(type, EMPTY), pointer, report);
        }
        return start + NULL.length;
    }

    private static int checkObject(LogEntry entry, int start, String pointer, FrameReport report) {
        int end = FrameReader.skipPayload(entry.buffer(), start, entry.end());
        if (end < 0) {
            addAll(Severity.ERROR, List.of(new Violation("", Keyword.JSON, null)), pointer, report);
        } else if (entry.buffer()[start] != '{') {
            addAll(Severity.ERROR, List.of(new Violation("", Keyword.OBJECT, null)), pointer, report);
        }
        return end;
    }

    /** Checks that nothing follows the payload; a negative end tells that it could not be found. */
    void checkEnd(LogEntry entry, int payloadEnd, FrameReport report) {
        String problem = payloadEnd < 0 ? null : FrameReader.checkEnd(entry.buffer(), payloadEnd, entry.end());
        if (problem != null) {
            report.add(Rule.WRAPPER, "", problem);
        }
    }

    private static void addAll(Severity severity, List<Violation> violations, String pointer, FrameReport report) {
        for (Violation violation : violations) {
            report.add(severity, violation.under(pointer));
        }
    }

    private static boolean isNull(LogEntry entry, int start) {
        for (int i = 0; i < NULL.length; i++) {
            if (start + i >= entry.end() || entry.buffer()[start + i] != NULL[i]) {
                return false;
            }
        }
        return true;
    }
}
