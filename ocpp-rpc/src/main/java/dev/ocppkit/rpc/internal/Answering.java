package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.frame.MessageType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CALLs of the peer: each goes to a handler and is answered once, by it or in its place.
 *
 * <p>Spec: OCPP 2.1 Part 2, FR.02, FR.03 and FR.06.
 */
final class Answering {
    private static final int REMEMBERED_IDS = 16;

    private final Effects effects;
    private final Outbox outbox;
    private final ReplayCache replays;
    private final Duration handlerTimeout;
    private final InProgress handling = new InProgress();
    private final Recent<Answered> answered = new Recent<>(REMEMBERED_IDS);

    /** What is kept of a CALL of the peer: its request can be big. */
    private record Answered(@Nullable Action action, String actionName, ReplyHooks hooks) {}

    Answering(Effects effects, Outbox outbox, ReplayCache replays, Duration handlerTimeout) {
        this.effects = effects;
        this.outbox = outbox;
        this.replays = replays;
        this.handlerTimeout = handlerTimeout;
    }

    /** A CALL arrived that somebody handles. */
    void accept(InboundCall call, byte[] frame, long now) {
        byte[] before = ReplayCache.isFor(call.action()) ? replays.find(call.messageId(), frame, now) : null;
        if (before != null) {
            effects.raise(RpcEvent.Kind.CALL_REPLAYED, call.messageId(), call.action(), null);
            outbox.add(null, before);
            return;
        }
        handling.add(call, frame, now + handlerTimeout.toNanos());
        effects.add(new Effect.DispatchCall(call));
    }

    /** A handler made the answer to a CALL. */
    void answer(InboundCall call, byte[] frame, long now) {
        byte[] handled = handling.remove(call);
        if (handled == null) {
            // Late answers of handlers are dropped: the peer was told InternalError, or the connection is gone.
            return;
        }
        answered.put(call.messageId(), new Answered(call.action(), call.actionName(), call.hooks()));
        outbox.add(call, frame);
        if (ReplayCache.isFor(call.action()) && RpcJson.isResult(frame)) {
            replays.put(call.messageId(), handled, frame, now);
        }
    }

    /** The peer found an answer of ours invalid. */
    void rejected(Incoming.ResultError error) {
        Answered call = answered.get(error.messageId());
        if (call == null) {
            effects.raise(RpcEvent.Kind.UNKNOWN_REPLY, error.messageId(), null, error.code());
            return;
        }
        effects.add(new Effect.ReplyRejected(
                call.hooks(),
                CallErrorException.received(
                        call.actionName(), error.code(), error.wireCode(), error.description(), error.details())));
        effects.raise(RpcEvent.Kind.REPLY_REJECTED, error.messageId(), call.action(), error.code());
    }

    /** Answers in the place of handlers that take too long. */
    void expire(long now) {
        for (InboundCall call : handling.expire(now)) {
            RpcErrorCode code = RpcErrorCode.INTERNAL_ERROR;
            effects.raise(RpcEvent.Kind.HANDLER_TIMEOUT, call.messageId(), call.action(), code);
            outbox.add(
                    null,
                    RpcJson.error(
                            MessageType.CALLERROR, call.messageId(), code, "The request took too long.", Map.of()));
            effects.add(new Effect.Abandon(call));
        }
    }

    /** Nobody waits for answers any more. */
    void abandon() {
        handling.clear().forEach(call -> effects.add(new Effect.Abandon(call)));
    }

    /** Returns what forbids a further CALL with an id, or null. */
    @Nullable
    Finding clash(String messageId, byte[] frame) {
        return handling.clash(messageId, frame);
    }

    boolean isIdle() {
        return handling.isEmpty();
    }

    long untilDeadline(long now) {
        return handling.untilDeadline(now);
    }

    long bytes() {
        return handling.bytes();
    }
}
