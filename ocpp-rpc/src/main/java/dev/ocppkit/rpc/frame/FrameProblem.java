package dev.ocppkit.rpc.frame;

import org.jspecify.annotations.Nullable;

/**
 * A text that is no frame, with what could be read of it.
 *
 * @param kind what is wrong
 * @param typeNumber the first element if it is an integer of 32 bits, else null
 * @param messageId the second element if it is a text that is not empty, else null
 * @param description a short sentence without any of the text
 */
public record FrameProblem(
        Kind kind, @Nullable Integer typeNumber, @Nullable String messageId, String description)
        implements FrameResult {
    /** What can be wrong with a frame before its payload. */
    public enum Kind {
        /** No JSON, no array, an empty array, or the first element is no integer. */
        NO_FRAME,
        /** The first element is no message type that any version has. */
        UNKNOWN_TYPE,
        /** The elements before the payload are broken, missing or of the wrong type, or there is no payload. */
        BROKEN_WRAPPER
    }
}
