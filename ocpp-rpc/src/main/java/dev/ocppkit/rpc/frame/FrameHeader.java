package dev.ocppkit.rpc.frame;

import org.jspecify.annotations.Nullable;

/**
 * A frame up to its payload, which is not looked at yet.
 *
 * @param type the type
 * @param messageId the message id, not empty; longer than 36 characters if the sender broke that rule
 * @param action the action of a CALL or SEND, else null
 * @param errorCode the error code of a CALLERROR or CALLRESULTERROR as it stands there, else null
 * @param errorDescription the description of a CALLERROR or CALLRESULTERROR, else null
 * @param payloadStart index of the first byte of the payload, or of the error details, in the array that was read
 * @param extended whether an object stands between the message id and the action, as chapter 7 of the specification prints
 *     signed messages
 */
public record FrameHeader(
        MessageType type,
        String messageId,
        @Nullable String action,
        @Nullable String errorCode,
        @Nullable String errorDescription,
        int payloadStart,
        boolean extended)
        implements FrameResult {
    /**
     * Makes the header of a frame with the usual elements.
     *
     * @param type the type
     * @param messageId the message id
     * @param action the action, or null
     * @param errorCode the error code, or null
     * @param errorDescription the description, or null
     * @param payloadStart index of the first byte of the payload
     */
    public FrameHeader(
            MessageType type,
            String messageId,
            @Nullable String action,
            @Nullable String errorCode,
            @Nullable String errorDescription,
            int payloadStart) {
        this(type, messageId, action, errorCode, errorDescription, payloadStart, false);
    }
}
