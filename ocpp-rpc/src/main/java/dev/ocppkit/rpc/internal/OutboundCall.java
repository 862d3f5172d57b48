package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.Outcome;
import java.time.Duration;
import java.util.function.Consumer;

/** A CALL on its way to the peer. Compared by identity. */
final class OutboundCall {
    private final OcppRequest<?> request;
    private final String messageId;
    private final byte[] frame;
    private final CallOptions options;
    private final Consumer<Outcome<?>> completion;
    private final boolean raw;
    private long submittedAt;

    /**
     * @param completion takes the outcome, once; the session only carries it
     */
    OutboundCall(
            OcppRequest<?> request,
            String messageId,
            byte[] frame,
            CallOptions options,
            Consumer<Outcome<?>> completion) {
        this(request, messageId, frame, options, completion, false);
    }

    private OutboundCall(
            OcppRequest<?> request,
            String messageId,
            byte[] frame,
            CallOptions options,
            Consumer<Outcome<?>> completion,
            boolean raw) {
        this.request = request;
        this.raw = raw;
        this.messageId = messageId;
        this.frame = frame;
        this.options = options;
        this.completion = completion;
    }

    /** Makes a CALL whose answer is not read; the request only stands for something else. */
    static OutboundCall raw(
            OcppRequest<?> standIn,
            String messageId,
            byte[] frame,
            CallOptions options,
            Consumer<Outcome<?>> completion) {
        return new OutboundCall(standIn, messageId, frame, options, completion, true);
    }

    boolean isRaw() {
        return raw;
    }

    /** Returns the name of the action for metrics. */
    String name() {
        return raw ? "other" : action().wireName();
    }

    OcppRequest<?> request() {
        return request;
    }

    Action action() {
        return request.ocppAction();
    }

    String messageId() {
        return messageId;
    }

    byte[] frame() {
        return frame;
    }

    CallOptions options() {
        return options;
    }

    Consumer<Outcome<?>> completion() {
        return completion;
    }

    /** Remembers when the caller handed it over, in nanoseconds. */
    void submittedAt(long now) {
        submittedAt = now;
    }

    Duration since(long now) {
        return Duration.ofNanos(now - submittedAt);
    }
}
