package dev.ocppkit.rpc.frame;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Recognises headers as nearly all peers write them: message type, id and maybe action, all plain ASCII, then an object. A
 * parser made for each message costs a server more than reading the header does. Whatever looks different in any way is left
 * to the parser.
 */
final class PlainHeader {
    private final byte[] buffer;
    private final int end;
    private int next;

    private PlainHeader(byte[] buffer, int offset, int end) {
        this.buffer = buffer;
        this.next = offset;
        this.end = end;
    }

    /** Returns the header, which is the one that a parser would find, or null if it takes a parser to say. */
    static @Nullable FrameHeader read(byte[] buffer, int offset, int length) {
        return new PlainHeader(buffer, offset, offset + length).read();
    }

    private @Nullable FrameHeader read() {
        if (!skip('[')) {
            return null;
        }
        MessageType type = type();
        if (type == null || !skip(',')) {
            return null;
        }
        String messageId = text();
        if (messageId == null || messageId.isEmpty() || !skip(',')) {
            return null;
        }
        String action = null;
        if (type.hasAction()) {
            action = text();
            if (action == null || !skip(',')) {
                return null;
            }
        }
        skipSpace();
        return at('{') ? new FrameHeader(type, messageId, action, null, null, next) : null;
    }

    private void skipSpace() {
        next = FrameReader.skipSpace(buffer, next, end);
    }

    private boolean at(char c) {
        return next < end && buffer[next] == c;
    }

    private boolean skip(char c) {
        skipSpace();
        boolean found = at(c);
        if (found) {
            next++;
        }
        return found;
    }

    private @Nullable MessageType type() {
        skipSpace();
        int digit = next < end ? buffer[next++] - '0' : -1;
        MessageType type =
                digit < 0 || digit > 9 ? null : MessageType.fromNumber(digit).orElse(null);
        return type == null || type.isError() ? null : type;
    }

    /** Takes a text of ASCII characters without escapes, or returns null. */
    private @Nullable String text() {
        if (!skip('"')) {
            return null;
        }
        int start = next;
        while (next < end && buffer[next] >= ' ' && buffer[next] != '"' && buffer[next] != '\\') {
            next++;
        }
        return at('"') ? new String(buffer, start, next++ - start, StandardCharsets.ISO_8859_1) : null;
    }
}
