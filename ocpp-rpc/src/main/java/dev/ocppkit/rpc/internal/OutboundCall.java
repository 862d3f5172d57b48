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
        this.request = request;
        this.messageId = messageId;
        this.frame = frame;
        this.options = options;
        this.completion = completion;
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
