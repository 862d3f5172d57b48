package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something on a connection that neither a handler nor a caller sees.
 *
 * @param kind what happened
 * @param messageId the id of the frame, or null if it could not be read
 * @param action the action, or null if there is none or it is unknown
 * @param code the error code that was sent or received, or null
 * @param cause what a handler threw, or null; it may hold what a peer sent
 */
public record RpcEvent(
        Kind kind,
        @Nullable String messageId,
        @Nullable Action action,
        @Nullable RpcErrorCode code,
        @Nullable Throwable cause) {
    /** What can happen. */
    public enum Kind {
        /** A message was no frame, or its header was broken. */
        BAD_FRAME,
        /** A message was too big, binary or no UTF-8, or the transport refused it otherwise: the connection is closed. */
        MESSAGE_REJECTED,
        /** A frame of a type that the version does not have. */
        UNKNOWN_TYPE,
        /** A CALL was answered with an error before any handler saw it. */
        CALL_REFUSED,
        /** A CALL came again while it is handled, and gets one answer. */
        CALL_REPEATED,
        /** A CALL with an effect came again after it was answered, and got the same answer without being handled. */
        CALL_REPLAYED,
        /** An answer with an id that was never used, or long ago. */
        UNKNOWN_REPLY,
        /** An answer after the timeout of its CALL. */
        LATE_REPLY,
        /** A second answer to one CALL. */
        DUPLICATE_REPLY,
        /** A response was invalid. */
        INVALID_REPLY,
        /** The peer could not read a frame of ours and does not know which ("-1"). */
        UNCORRELATED_ERROR,
        /** The peer found a response of ours invalid. */
        REPLY_REJECTED,
        /** A SEND was invalid, unknown or without handler, and was dropped. */
        SEND_DROPPED,
        /** A SEND of ours was displaced by newer ones. */
        SEND_DISPLACED,
        /** A handler threw something, or made an invalid response. */
        HANDLER_FAILED,
        /** A handler did not finish in time. */
        HANDLER_TIMEOUT,
        /** Too many bad frames: the connection is closed. */
        TOO_MANY_BAD_FRAMES,
        /** The transport did not take a message in time: the connection is given up. */
        WRITE_TIMEOUT,
        /** Nothing came from the peer for too long, not even the answer to a ping: the connection is given up. */
        PEER_SILENT,
        /** The serial number in a BootNotification is not that of the certificate: the connection is closed. */
        WRONG_SERIAL_NUMBER
    }

    /** Checks for null. */
    public RpcEvent {
        Objects.requireNonNull(kind, "kind");
    }

    /** Leaves out the id and the cause, which are not ours. */
    @Override
    public String toString() {
        return "RpcEvent[" + kind + ", action=" + action + ", code=" + code + "]";
    }
}
