package dev.ocppkit.tool.validate;

import org.jspecify.annotations.Nullable;

/**
 * What a line of a log holds.
 *
 * @param buffer holds the frame
 * @param offset index of its first byte
 * @param end index of the first byte after it
 * @param origin who sent it
 * @param problem a sentence about why there is no frame, or null
 * @param isDirectionUnclear whether a direction was given that is not known
 */
record LogEntry(
        byte[] buffer,
        int offset,
        int end,
        Origin origin,
        @Nullable String problem,
        boolean isDirectionUnclear) {
    static LogEntry frame(byte[] buffer, int offset, int end, Origin origin) {
        return new LogEntry(buffer, offset, end, origin, null, false);
    }

    static LogEntry broken(String problem) {
        return new LogEntry(new byte[0], 0, 0, Origin.UNKNOWN, problem, false);
    }

    LogEntry withUnclearDirection() {
        return new LogEntry(buffer, offset, end, origin, problem, true);
    }

    int length() {
        return end - offset;
    }
}
