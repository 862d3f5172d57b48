package dev.ocppkit.rpc.transport.jakarta;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts the parts of a message together, within bounds. For one thread at a time. */
final class TextAssembler {
    /** A container cuts big fragments into several parts; those count by their size only. */
    private static final int SMALL_PART = 1024;

    enum State {
        /** The message goes on. */
        MORE,
        /** The message is complete. */
        WHOLE,
        /** The message breaks a bound. */
        TOO_BIG
    }

    private final int maxBytes;
    private final int maxFragments;
    private StringBuilder text = new StringBuilder();
    private boolean begun;
    private int bytes;
    private int smallParts;

    TextAssembler(int maxBytes, int maxFragments) {
        this.maxBytes = maxBytes;
        this.maxFragments = maxFragments;
    }

    /** Returns whether the next part begins a message. */
    boolean isEmpty() {
        return !begun;
    }

    State add(String part, boolean last) {
        begun = true;
        bytes += utf8Length(part);
        smallParts += part.length() < SMALL_PART ? 1 : 0;
        if (bytes > maxBytes || smallParts > maxFragments) {
            text = new StringBuilder();
            return State.TOO_BIG;
        }
        text.append(part);
        return last ? State.WHOLE : State.MORE;
    }

    /** Returns the message and begins the next one. */
    ByteBuffer take() {
        ByteBuffer message = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        text = new StringBuilder();
        begun = false;
        bytes = 0;
        smallParts = 0;
        return message;
    }

    private static int utf8Length(String part) {
        int length = part.length();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            // Each half of a surrogate pair counts for two of the four bytes.
            length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return length;
    }
}
