package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one frame and what there is to tell about it; filled while the frame is checked. */
final class FrameReport {
    private final long line;
    private final ReadPolicy policy;
    private final List<Finding> findings = new ArrayList<>(0);
    private Origin origin = Origin.UNKNOWN;
    private @Nullable MessageType type;
    private @Nullable String messageId;
    private @Nullable Action action;
    private @Nullable String identity;
    private boolean invalid;

    FrameReport(long line, ReadPolicy policy) {
        this.line = line;
        this.policy = policy;
    }

    long line() {
        return line;
    }

    Origin origin() {
        return origin;
    }

    void setOrigin(Origin sender) {
        origin = sender;
    }

    /** Returns the charging station, or null if the log does not tell. */
    @Nullable
    String identity() {
        return identity;
    }

    void setIdentity(@Nullable String station) {
        identity = station;
    }

    @Nullable
    MessageType type() {
        return type;
    }

    @Nullable
    String messageId() {
        return messageId;
    }

    void setHeader(@Nullable MessageType frameType, @Nullable String id) {
        type = frameType;
        messageId = id;
    }

    /** Returns the action, or null if it is not known. */
    @Nullable
    Action action() {
        return action;
    }

    void setAction(@Nullable Action known) {
        action = known;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Returns whether there is an error, also one that was cut away. */
    boolean isInvalid() {
        return invalid;
    }

    void add(Rule rule, String pointer, String text) {
        Severity severity = rule.severity(policy);
        if (severity != null) {
            add(new Finding(severity, rule.wireName(), pointer, text));
        }
    }

    /** Adds a violation of a payload. */
    void add(Severity severity, Violation violation) {
        add(new Finding(severity, violation.keyword().wireName(), violation.pointer(), violation.text()));
    }

    void add(Finding finding) {
        findings.add(finding);
        invalid |= finding.severity() == Severity.ERROR;
    }

    int errors() {
        int count = 0;
        for (Finding finding : findings) {
            count += finding.severity() == Severity.ERROR ? 1 : 0;
        }
        return count;
    }

    /** Keeps what stands before and at the given error, counted from 1. */
    void cutAfterError(long number) {
        long left = number;
        for (int i = 0; i < findings.size(); i++) {
            left -= findings.get(i).severity() == Severity.ERROR ? 1 : 0;
            if (left == 0) {
                findings.subList(i + 1, findings.size()).clear();
                return;
            }
        }
    }
}
