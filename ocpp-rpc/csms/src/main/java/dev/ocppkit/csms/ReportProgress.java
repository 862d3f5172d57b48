package dev.ocppkit.csms;

import java.util.Objects;

/**
 * How much of a report has come. A station sends its parts one after the other; give each only once, since a part that does not
 * count cannot be told from its repetition.
 *
 * <p>Immutable, of simple values that any JSON library binds.
 *
 * <p>Spec: OCPP 2.1 Part 2, B07, B08, K09, N02, N09, O03, R04.
 *
 * @param kind the message without "Request", for instance NotifyReport
 * @param requestId the id of the CSMS's request
 * @param parts how many parts have come
 * @param lastPart the number of the last part, from 0; -1 if it has not come
 * @param complete whether the last part and all before have come
 */
public record ReportProgress(String kind, int requestId, int parts, int lastPart, boolean complete) {
    /** Checks for null. */
    public ReportProgress {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Makes the progress of a report whose first part has come.
     *
     * @param part the part
     * @return the progress
     */
    public static ReportProgress of(ReportPart part) {
        return new ReportProgress(part.kind(), part.requestId(), 0, -1, false).add(part);
    }

    /**
     * Adds a part. Part 0, or one without number after the last one, begins a new report: request ids come again some day.
     *
     * @param part a part of this report, not given before
     * @return the progress with it
     * @throws IllegalArgumentException if the part is of another report
     */
    public ReportProgress with(ReportPart part) {
        if (!part.kind().equals(kind) || part.requestId() != requestId) {
            throw new IllegalArgumentException("the part is of another report than " + kind + " " + requestId);
        }
        boolean isAgain = part.seqNo() == null ? complete : part.seqNo() == 0;
        return isAgain ? of(part) : add(part);
    }

    private ReportProgress add(ReportPart part) {
        int number = part.seqNo() == null ? parts : part.seqNo();
        int last = part.isLast() ? number : lastPart;
        return new ReportProgress(kind, requestId, parts + 1, last, last == parts);
    }
}
