package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import java.time.Instant;

/** A CALL of the peer that is being handled. Compared by identity. */
final class InboundCall {
    private final String messageId;
    private final Action action;
    private final OcppRequest<?> request;
    private final Instant receivedAt;
    private final boolean signed;
    private final ReplyHooks hooks = new ReplyHooks();

    InboundCall(String messageId, Action action, OcppRequest<?> request, Instant receivedAt, boolean signed) {
        this.messageId = messageId;
        this.action = action;
        this.request = request;
        this.receivedAt = receivedAt;
        this.signed = signed;
    }

    String messageId() {
        return messageId;
    }

    Action action() {
        return action;
    }

    OcppRequest<?> request() {
        return request;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** Returns whether the request was signed, so that its answer should be. */
    boolean isSigned() {
        return signed;
    }

    ReplyHooks hooks() {
        return hooks;
    }
}
