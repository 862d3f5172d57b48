package dev.ocppkit.tool.validate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines without copying them, in bounded memory: of a line that is too long only the
 * beginning is kept.
 */
final class LineReader {
    /** What is done each time before the stream is read, which may block. */
    @FunctionalInterface
    interface BeforeRead {
        void run() throws IOException;
    }

    private static final int FIRST_SIZE = 1 << 16;
    private static final int SPARE = 1 << 13;

    private final InputStream in;
    private final int maxLength;
    private final BeforeRead beforeRead;

    private byte[] buffer;
    private int start;
    private int limit;
    private boolean atEnd;

    private int lineOffset;
    private int lineLength;
    private boolean tooLong;
    private long lineNumber;
    private long bytesRead;

    /**
     * Creates a reader.
     *
     * @param in the stream, which the caller closes
     * @param maxLength greatest length of a line in bytes, without its end
     * @param beforeRead is run each time before the stream is read
     */
    LineReader(InputStream in, int maxLength, BeforeRead beforeRead) {
        this.in = in;
        this.maxLength = maxLength;
        this.beforeRead = beforeRead;
        this.buffer = new byte[Math.min(FIRST_SIZE, maxLength + SPARE)];
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end
     * @throws IOException if the stream cannot be read, or holds UTF-16
     */
    boolean next() throws IOException {
        int scanned = start;
        while (true) {
            int newline = indexOfNewline(scanned);
            if (newline >= 0) {
                return line(newline, newline + 1);
            }
            if (atEnd) {
                return start != limit && line(limit, limit);
            }
            // One more than the limit, as a carriage return may follow.
            if (limit - start > maxLength + 1) {
                return cutLine();
            }
            int pending = limit - start;
            fill();
            scanned = start + pending;
        }
    }

    /** Returns the array that holds the line until the next one is read. */
    byte[] buffer() {
        return buffer;
    }

    /** Returns the index of the first byte of the line. */
    int offset() {
        return lineOffset;
    }

    /** Returns the length of the line in bytes, or of the part that was kept. */
    int length() {
        return lineLength;
    }

    /** Returns whether the line is too long and only its beginning was kept. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Returns the number of the line, from 1. */
    long lineNumber() {
        return lineNumber;
    }

    /** Returns how many bytes were read from the stream. */
    long bytesRead() {
        return bytesRead;
    }

    private int indexOfNewline(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean line(int end, int next) throws IOException {
        int length = end - start;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        return take(Math.min(length, maxLength), length > maxLength, next);
    }

    private boolean take(int length, boolean isCut, int next) throws IOException {
        lineNumber++;
        lineOffset = start;
        lineLength = length;
        tooLong = isCut;
        start = next;
        if (lineNumber == 1) {
            skipByteOrderMark();
        }
        return true;
    }

    /** Keeps the beginning where it is and passes over the rest behind it. */
    private boolean cutLine() throws IOException {
        int rest = start + maxLength;
        int newline = -1;
        while (newline < 0 && !atEnd) {
            limit = rest;
            read(buffer.length - rest);
            newline = indexOfNewline(rest);
        }
        return take(maxLength, true, newline < 0 ? limit : newline + 1);
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                limit -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, (long) maxLength + SPARE));
            }
        }
        read(buffer.length - limit);
    }

    private void read(int most) throws IOException {
        beforeRead.run();
        int count = in.read(buffer, limit, most);
        if (count < 0) {
            atEnd = true;
        } else {
            limit += count;
            bytesRead += count;
        }
    }

    private void skipByteOrderMark() throws IOException {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            lineOffset += 3;
            lineLength -= 3;
        } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw new IOException("the input is UTF-16, only UTF-8 can be read");
        }
    }

    private boolean startsWith(int... bytes) {
        if (lineLength < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((buffer[lineOffset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
