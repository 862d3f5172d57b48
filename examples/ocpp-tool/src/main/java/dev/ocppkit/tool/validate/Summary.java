package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was read and found. */
final class Summary {
    private final OcppVersion version;
    private final Map<MessageType, Long> frames = new EnumMap<>(MessageType.class);
    private final Map<Severity, Map<String, Long>> findings = new EnumMap<>(Severity.class);
    private long lines;
    private long skippedLines;
    private long unreadable;
    private long invalid;
    private long unanswered;
    private long forgotten;
    private boolean stoppedEarly;

    Summary(OcppVersion version) {
        this.version = version;
        for (Severity severity : Severity.values()) {
            findings.put(severity, new TreeMap<>());
        }
        for (MessageType type : MessageType.values()) {
            frames.put(type, 0L);
        }
    }

    void addSkipped(long lineNumber) {
        lines = lineNumber;
        skippedLines++;
    }

    void add(FrameReport report) {
        lines = report.line();
        if (report.type() == null) {
            unreadable++;
        } else {
            frames.merge(report.type(), 1L, Long::sum);
        }
        invalid += report.isInvalid() ? 1 : 0;
        report.findings().forEach(this::count);
    }

    void addUnanswered(FrameReport report) {
        unanswered++;
        report.findings().forEach(this::count);
    }

    private void count(Finding finding) {
        byRule(finding.severity()).merge(finding.rule(), 1L, Long::sum);
    }

    void setForgotten(long calls) {
        forgotten = calls;
    }

    void stopEarly() {
        stoppedEarly = true;
    }

    OcppVersion version() {
        return version;
    }

    long lines() {
        return lines;
    }

    long skippedLines() {
        return skippedLines;
    }

    /** Returns how many frames there were of each type. */
    Map<MessageType, Long> frames() {
        return frames;
    }

    /** Returns how many lines held no frame of a known type. */
    long unreadable() {
        return unreadable;
    }

    long total() {
        return unreadable + frames.values().stream().mapToLong(Long::longValue).sum();
    }

    long invalid() {
        return invalid;
    }

    long valid() {
        return total() - invalid;
    }

    long unanswered() {
        return unanswered;
    }

    long forgotten() {
        return forgotten;
    }

    boolean isStoppedEarly() {
        return stoppedEarly;
    }

    /** Returns how many findings of a weight there were, by rule. */
    Map<String, Long> byRule(Severity severity) {
        return findings.getOrDefault(severity, Map.of());
    }

    long count(Severity severity) {
        return byRule(severity).values().stream().mapToLong(Long::longValue).sum();
    }
}
