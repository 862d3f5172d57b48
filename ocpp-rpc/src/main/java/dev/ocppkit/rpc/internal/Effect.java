package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcEvent;
import org.jspecify.annotations.Nullable;

/** What the session wants to be done, in order. */
sealed interface Effect {
    /** Hand a message, which may be a CALL, to the transport, then tell the session {@code sent} or {@code sendFailed}. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    record Write(byte[] frame, @Nullable OutboundCall call) implements Effect {}

    /** Start the closing handshake. */
    record Close(int code, String reason) implements Effect {}

    /** Drop the connection. */
    record Abort() implements Effect {}

    /** Tell the caller what became of a CALL. */
    record Complete(OutboundCall call, Outcome<?> outcome) implements Effect {}

    /** Tell the caller what became of a SEND; no reason means that it was sent. */
    record CompleteSend(OutboundSend send, @Nullable NotSentReason reason) implements Effect {}

    /** Let a handler answer a CALL. */
    record DispatchCall(InboundCall call) implements Effect {}

    /** Let a handler take a SEND. */
    record DispatchSend(InboundSend send) implements Effect {}

    /** The answer of a handler is on the wire. */
    record Replied(InboundCall call) implements Effect {}

    /** Nobody waits for the answer of a handler any more. */
    record Abandon(InboundCall call) implements Effect {}

    /** The peer found an answer of ours invalid. */
    record ReplyRejected(ReplyHooks hooks, CallErrorException error) implements Effect {}

    /** Report something. */
    record Raise(RpcEvent event) implements Effect {}
}
