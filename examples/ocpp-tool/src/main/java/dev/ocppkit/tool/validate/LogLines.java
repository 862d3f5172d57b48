package dev.ocppkit.tool.validate;

import java.nio.charset.StandardCharsets;

/** Finds the frame and its direction in a line of a log. */
final class LogLines {
    private static final String NO_ARRAY = "The line holds no JSON array.";

    /** The direction stands right before the frame; bounds the work on lines that are something else. */
    private static final int MAX_PREFIX = 256;

    private LogLines() {}

    /** Returns whether a line is empty or a comment. */
    static boolean isSkipped(byte[] buffer, int offset, int length) {
        int first = skipSpace(buffer, offset, offset + length);
        return first == offset + length || buffer[first] == '#';
    }

    /** Returns what a line holds that is not skipped. */
    static LogEntry read(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int first = skipSpace(buffer, offset, end);
        if (buffer[first] == '{') {
            return LogObjects.read(buffer, first, end - first);
        }
        int start = frameStart(buffer, first, end);
        if (start < 0) {
            return LogEntry.broken(NO_ARRAY);
        }
        int prefixStart = Math.max(first, start - MAX_PREFIX);
        String prefix = new String(buffer, prefixStart, start - prefixStart, StandardCharsets.UTF_8);
        return LogEntry.frame(buffer, start, end, Directions.find(prefix));
    }

    /**
     * Finds where the array begins. A timestamp or a level in brackets may stand before it, so the first bracket with an
     * integer and a comma is taken, unless it is inside another one, and the first bracket of all if there is none before
     * the first text or object.
     */
    private static int frameStart(byte[] buffer, int from, int end) {
        int first = -1;
        int depth = 0;
        for (int i = from; i < end && buffer[i] != '"' && buffer[i] != '{'; i++) {
            if (buffer[i] == ']') {
                depth--;
            } else if (buffer[i] == '[') {
                if (depth <= 0 && isFrameStart(buffer, i + 1, end)) {
                    return i;
                }
                first = first < 0 ? i : first;
                depth++;
            }
        }
        return first;
    }

    private static boolean isFrameStart(byte[] buffer, int from, int end) {
        int digits = skipSpace(buffer, from, end);
        int i = digits;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9') {
            i++;
        }
        if (i == digits) {
            return false;
        }
        i = skipSpace(buffer, i, end);
        return i < end && buffer[i] == ',';
    }

    private static int skipSpace(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && (buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r')) {
            i++;
        }
        return i;
    }
}
