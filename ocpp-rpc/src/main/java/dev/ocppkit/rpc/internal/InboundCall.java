package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.rpc.RawCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A CALL of the peer that is being handled. Compared by identity. */
final class InboundCall {
    private final String messageId;
    private final Content content;
    private final Instant receivedAt;
    private final boolean signed;
    private final ReplyHooks hooks = new ReplyHooks();

    /** What the CALL holds. */
    sealed interface Content {}

    /** A valid request, or one that was accepted all the same. */
    record Typed(Action action, OcppRequest<?> request, Leniencies leniencies) implements Content {}

    /** What a raw handler takes. */
    record Raw(RawCall call) implements Content {}

    InboundCall(String messageId, Content content, Instant receivedAt, boolean signed) {
        this.messageId = messageId;
        this.content = content;
        this.receivedAt = receivedAt;
        this.signed = signed;
    }

    String messageId() {
        return messageId;
    }

    Content content() {
        return content;
    }

    Leniencies leniencies() {
        return content instanceof Typed typed ? typed.leniencies() : Leniencies.NONE;
    }

    /** Returns the action, or null for what a raw handler takes. */
    @Nullable
    Action action() {
        return content instanceof Typed typed ? typed.action() : null;
    }

    /** Returns a name of the action that is not the peer's. */
    String actionName() {
        return content instanceof Typed typed ? typed.action().wireName() : "a raw action";
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
