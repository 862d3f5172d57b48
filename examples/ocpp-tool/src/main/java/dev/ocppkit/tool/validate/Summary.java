package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what was read and found. */
final class Summary {
    private final Set<OcppVersion> versions = EnumSet.noneOf(OcppVersion.class);
    private final Map<MessageType, Long> frames = new EnumMap<>(MessageType.class);
    private final Map<Severity, Map<String, Long>> findings = new EnumMap<>(Severity.class);
    private long lines;
    private long skippedLines;
    private long unreadable;
    private long invalid;
    private long unanswered;
    private long forgotten;
    private boolean stoppedEarly;

    Summary() {
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

    void addVersion(OcppVersion version) {
        versions.add(version);
    }

    /** Returns the versions of the frames, as in "2.0.1" or "2.0.1, 2.1"; empty if there were no frames. */
    String versions() {
        return versions.stream().map(OcppVersion::number).collect(Collectors.joining(", "));
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
