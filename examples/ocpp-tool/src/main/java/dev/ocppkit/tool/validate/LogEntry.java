package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import org.jspecify.annotations.Nullable;

/** What a line of a log holds: a frame as a part of an array, or the reason why there is none. */
final class LogEntry {
    private final byte[] buffer;
    private final int offset;
    private final int end;
    private final Origin origin;
    private final @Nullable String problem;
    private final boolean directionUnclear;
    private final Source source;

    /**
     * The connection that a frame belongs to, as far as the line tells.
     *
     * @param identity the charging station, or null
     * @param version the OCPP version, or null
     */
    record Source(@Nullable String identity, @Nullable OcppVersion version) {
        static final Source UNKNOWN = new Source(null, null);
    }

    private LogEntry(
            byte[] buffer,
            int offset,
            int end,
            Origin origin,
            @Nullable String problem,
            boolean directionUnclear,
            Source source) {
        this.buffer = buffer;
        this.offset = offset;
        this.end = end;
        this.origin = origin;
        this.problem = problem;
        this.directionUnclear = directionUnclear;
        this.source = source;
    }

    static LogEntry frame(byte[] buffer, int offset, int end, Origin origin) {
        return new LogEntry(buffer, offset, end, origin, null, false, Source.UNKNOWN);
    }

    static LogEntry broken(String problem) {
        return new LogEntry(new byte[0], 0, 0, Origin.UNKNOWN, problem, false, Source.UNKNOWN);
    }

    LogEntry withUnclearDirection() {
        return new LogEntry(buffer, offset, end, origin, problem, true, source);
    }

    LogEntry from(Source connection) {
        return new LogEntry(buffer, offset, end, origin, problem, directionUnclear, connection);
    }

    /** Returns the array that holds the frame; it belongs to the reader of the lines. */
    byte[] buffer() {
        return buffer;
    }

    /** Returns the index of the first byte of the frame. */
    int offset() {
        return offset;
    }

    /** Returns the index of the first byte after the frame. */
    int end() {
        return end;
    }

    int length() {
        return end - offset;
    }

    Origin origin() {
        return origin;
    }

    Source source() {
        return source;
    }

    /** Returns a sentence about why there is no frame, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Returns whether a direction was given that is not known. */
    boolean isDirectionUnclear() {
        return directionUnclear;
    }
}
