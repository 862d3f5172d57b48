package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.frame.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection's conversation as a state machine: events go in, effects come out. It does no I/O, has no threads and reads
 * no clock; whoever drives it feeds one event at a time and carries out the effects in order. Times are nanoseconds of any
 * monotonic clock.
 *
 * <p>At most one message is with the transport, and at most one CALL is outstanding.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 4; Part 2, FR.01 to FR.07.
 */
final class Session {
    private static final int REMEMBERED_IDS = 16;
    private static final int MAX_ECHOED_ID = 255;
    private static final int POLICY_VIOLATION = 1008;
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int INVALID_DATA = 1007;
    private static final int MESSAGE_TOO_BIG = 1009;

    private final SessionConfig config;
    private final OcppVersion version;
    private final RpcLimits limits;
    private final FrameInterpreter interpreter;
    private final BadFrameBudget budget;
    private final Outbox outbox;
    private final CallQueue waiting;
    private final InProgress handling = new InProgress();
    private final Recent<RpcEvent.Kind> finishedCalls = new Recent<>(REMEMBERED_IDS);
    private final Recent<Answered> answeredCalls = new Recent<>(REMEMBERED_IDS);
    private List<Effect> effects = new ArrayList<>();
    private @Nullable Outstanding outstanding;
    private Outbox.@Nullable Item writing;
    private long writeDeadline;
    private Outbox.@Nullable CloseOrder draining;
    private boolean closing;
    private boolean closeOrdered;
    private boolean closed;

    /** What is kept of a CALL of the peer: its request can be big. */
    private record Answered(@Nullable Action action, String actionName, ReplyHooks hooks) {}

    Session(SessionConfig config) {
        this.config = config;
        this.version = config.validator().version();
        this.limits = config.limits();
        this.interpreter =
                new FrameInterpreter(config.peer(), config.validator(), config.signatures(), new Knowledge());
        this.budget = new BadFrameBudget(limits.badFrames(), limits.badFrameWindow());
        this.outbox = new Outbox(limits.maxQueuedSends());
        this.waiting = new CallQueue(limits.maxQueuedCalls());
    }

    /** A text message arrived. */
    List<Effect> frameIn(byte[] frame, Instant at, long now) {
        if (closing || closed) {
            return List.of();
        }
        if (frame.length > limits.maxMessageBytes()) {
            return close(MESSAGE_TOO_BIG, "message too big", now);
        }
        Incoming incoming = interpreter.interpret(frame);
        if (incoming instanceof Incoming.Call call) {
            InboundCall.Content content = new InboundCall.Typed(call.action(), call.request());
            accept(new InboundCall(call.messageId(), content, at, call.signed()), frame, now);
        } else if (incoming instanceof Incoming.RawCall raw) {
            accept(new InboundCall(raw.messageId(), new InboundCall.Raw(raw.call()), at, false), frame, now);
        } else if (incoming instanceof Incoming.Send send) {
            effects.add(new Effect.DispatchSend(new InboundSend(send.messageId(), send.action(), send.message(), at)));
        } else if (incoming instanceof Incoming.Result result) {
            if (outstanding != null) {
                config.gate().concluded(outstanding.call.request(), result.response());
            }
            finish(new Outcome.Replied<>(result.response()));
        } else if (incoming instanceof Incoming.CallError error) {
            refused(error);
        } else if (incoming instanceof Incoming.ResultError error) {
            rejected(error);
        } else if (incoming instanceof Incoming.Faulty faulty) {
            react(faulty, frame, now);
        }
        return pump(now);
    }

    /** A binary message arrived, which OCPP-J does not have. */
    List<Effect> binaryIn(long now) {
        return close(UNSUPPORTED_DATA, "OCPP messages are text", now);
    }

    /** Somebody wants to send a CALL. */
    List<Effect> submit(OutboundCall call, long now) {
        if (!isOpen()) {
            complete(call, NotSentReason.NOT_CONNECTED);
        } else if (!waiting.add(call, now)) {
            complete(call, NotSentReason.QUEUE_FULL);
        }
        return pump(now);
    }

    /** Somebody wants to send a SEND. */
    List<Effect> submit(OutboundSend send, long now) {
        if (!isOpen()) {
            effects.add(new Effect.CompleteSend(send, NotSentReason.NOT_CONNECTED));
            return pump(now);
        }
        if (!config.gate().allows(send.action())) {
            effects.add(new Effect.CompleteSend(send, NotSentReason.NOT_REGISTERED));
            return pump(now);
        }
        OutboundSend displaced = outbox.add(send);
        if (displaced != null) {
            effects.add(new Effect.CompleteSend(displaced, NotSentReason.QUEUE_FULL));
            raise(RpcEvent.Kind.SEND_DISPLACED, displaced.messageId(), displaced.action(), null);
        }
        return pump(now);
    }

    /** Nobody wants the answer of a CALL any more; one that was sent keeps its slot until it is answered. */
    List<Effect> cancel(OutboundCall call, long now) {
        if (waiting.remove(call)) {
            complete(call, NotSentReason.CANCELLED);
        }
        return pump(now);
    }

    /** A handler made the answer to a CALL. */
    List<Effect> answer(InboundCall call, byte[] frame, long now) {
        byte[] handled = handling.remove(call);
        // Late answers of handlers are dropped: the peer was told InternalError, or the connection is gone.
        if (handled != null) {
            answeredCalls.put(call.messageId(), new Answered(call.action(), call.actionName(), call.hooks()));
            outbox.add(call, frame);
            if (ReplayCache.isFor(call.action()) && RpcJson.isResult(frame)) {
                config.replays().put(call.messageId(), handled, frame, now);
            }
        }
        return pump(now);
    }

    /** The transport has taken the message. */
    List<Effect> sent(long now) {
        Outbox.Item item = writing;
        writing = null;
        if (item instanceof Outbox.CallItem call) {
            if (outstanding != null && outstanding.call == call.call()) {
                outstanding.sent = true;
                outstanding.sentAt = now;
                outstanding.deadline = now + call.call().options().timeout().toNanos();
            }
        } else if (item instanceof Outbox.SendItem send) {
            effects.add(new Effect.CompleteSend(send.send(), null));
        } else if (item instanceof Outbox.AnswerItem answer && answer.call() != null) {
            effects.add(new Effect.Replied(answer.call()));
        }
        return pump(now);
    }

    /** The transport could not take the message. */
    List<Effect> sendFailed() {
        closing = true;
        effects.add(new Effect.Abort());
        return drain();
    }

    /** Time has passed; see {@link #nextDeadline}. */
    List<Effect> tick(long now) {
        if (writing != null && !closed && isOver(writeDeadline, now)) {
            // Once is enough: the transport reports the end of the connection.
            writeDeadline = now + limits.writeTimeout().toNanos();
            raise(RpcEvent.Kind.WRITE_TIMEOUT, null, null, null);
            closing = true;
            if (!closeOrdered) {
                closeOrdered = true;
                effects.add(new Effect.Close(POLICY_VIOLATION, "messages are not taken in time"));
            }
        }
        Outstanding slot = outstanding;
        if (slot != null && slot.sent && isOver(slot.deadline, now)) {
            finish(unknown(slot, Outcome.Unknown.Cause.TIMEOUT, now), RpcEvent.Kind.LATE_REPLY);
        }
        waiting.expire(now, call -> complete(call, NotSentReason.QUEUE_TIMEOUT));
        expireHandling(now);
        return pump(now);
    }

    /** Somebody wants to close the connection; what waits to be written, apart from CALLs, is written before. */
    List<Effect> close(int code, String reason, long now) {
        orderClose(code, reason);
        return pump(now);
    }

    /** Somebody wants to close the connection when what is under way has ended; nothing new is begun. */
    List<Effect> closeWhenIdle(int code, String reason, long now) {
        if (isOpen()) {
            draining = new Outbox.CloseOrder(code, reason);
            loseWaiting();
        }
        return pump(now);
    }

    private void orderClose(int code, String reason) {
        if (!closing && !closed) {
            closing = true;
            outbox.close(new Outbox.CloseOrder(code, reason));
        }
    }

    /** The connection is gone. */
    List<Effect> closed(long now) {
        closed = true;
        Outstanding slot = outstanding;
        if (slot != null) {
            finish(unknown(slot, Outcome.Unknown.Cause.CONNECTION_LOST, now), RpcEvent.Kind.LATE_REPLY);
        }
        loseWaiting();
        loseSends();
        handling.clear().forEach(call -> effects.add(new Effect.Abandon(call)));
        return drain();
    }

    private void loseWaiting() {
        waiting.clear(call -> complete(call, NotSentReason.NOT_CONNECTED));
    }

    private void loseSends() {
        Outbox.Item item = writing;
        writing = null;
        while (item != null || !outbox.isEmpty()) {
            if (item instanceof Outbox.SendItem send) {
                effects.add(new Effect.CompleteSend(send.send(), NotSentReason.NOT_CONNECTED));
            }
            item = outbox.poll();
        }
    }

    /** Returns when {@link #tick} has something to do at the earliest. */
    OptionalLong nextDeadline(long now) {
        long soonest = Long.MAX_VALUE;
        if (writing != null) {
            soonest = Math.min(soonest, writeDeadline - now);
        }
        if (outstanding != null && outstanding.sent) {
            soonest = Math.min(soonest, outstanding.deadline - now);
        }
        soonest = Math.min(soonest, waiting.untilExpiry(now));
        soonest = Math.min(soonest, handling.untilDeadline(now));
        return soonest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(now + Math.max(0, soonest));
    }

    /** Returns whether a CALL of ours waits for its answer. */
    boolean awaitsAnswer() {
        return outstanding != null;
    }

    boolean isOpen() {
        return !closing && !closed && draining == null;
    }

    /** Returns the size of the frames that wait for handlers, for their turn or for the transport. */
    long bufferedBytes() {
        return waiting.bytes() + outbox.bytes() + handling.bytes() + (writing == null ? 0 : writing.frame().length);
    }

    private void accept(InboundCall call, byte[] frame, long now) {
        if (draining != null) {
            // The station repeats it on its next connection.
            return;
        }
        byte[] before = ReplayCache.isFor(call.action()) ? config.replays().find(call.messageId(), frame, now) : null;
        if (before != null) {
            raise(RpcEvent.Kind.CALL_REPLAYED, call.messageId(), call.action(), null);
            outbox.add(null, before);
            return;
        }
        handling.add(call, frame, now + limits.handlerTimeout().toNanos());
        effects.add(new Effect.DispatchCall(call));
    }

    private void refused(Incoming.CallError error) {
        Outstanding slot = outstanding;
        if (slot != null) {
            finish(new Outcome.Refused<>(
                    slot.call.action(), error.code(), error.wireCode(), error.description(), error.details()));
        }
    }

    private void rejected(Incoming.ResultError error) {
        Answered call = answeredCalls.get(error.messageId());
        if (call == null) {
            raise(RpcEvent.Kind.UNKNOWN_REPLY, error.messageId(), null, error.code());
            return;
        }
        effects.add(new Effect.ReplyRejected(
                call.hooks(),
                CallErrorException.received(
                        call.actionName(), error.code(), error.wireCode(), error.description(), error.details())));
        raise(RpcEvent.Kind.REPLY_REJECTED, error.messageId(), call.action(), error.code());
    }

    private void react(Incoming.Faulty faulty, byte[] frame, long now) {
        if (!Utf8.isValid(frame)) {
            raise(RpcEvent.Kind.BAD_FRAME, null, null, null);
            orderClose(INVALID_DATA, "message is not UTF-8");
            return;
        }
        Finding finding = faulty.finding();
        boolean asBefore = finding == Finding.UNKNOWN_TYPE && config.reactions().answersUnknownTypes();
        Reaction reaction = finding.reaction(asBefore ? OcppVersion.V2_0_1 : version);
        String id = faulty.messageId();
        RpcErrorCode code = reaction.code() == null ? faulty.code() : reaction.code();
        Outstanding slot = outstanding;
        if (finding == Finding.RESULT_INVALID && slot != null) {
            finish(new Outcome.InvalidReply<>(
                    slot.call.action(),
                    slot.call.messageId(),
                    code == null ? RpcErrorCode.GENERIC_ERROR : code,
                    faulty.violations()));
        }
        raise(eventOf(reaction, finding, id), id, faulty.action(), code);
        boolean uncorrelated = id == null || finding == Finding.ERROR_UNCORRELATED;
        if (uncorrelated && !budget.spend(now)) {
            raise(RpcEvent.Kind.TOO_MANY_BAD_FRAMES, null, null, null);
            orderClose(POLICY_VIOLATION, "too many bad frames");
            return;
        }
        if (finding == Finding.ERROR_UNCORRELATED
                && slot != null
                && config.reactions().failsOnUnreadable()) {
            RpcErrorCode unreadable = RpcErrorCode.RPC_FRAMEWORK_ERROR;
            finish(new Outcome.Refused<>(slot.call.action(), unreadable, unreadable.wireName(), "", Map.of()));
        }
        if (reaction.answer() != Reaction.Answer.NOTHING && code != null) {
            MessageType type = reaction.answer() == Reaction.Answer.CALL_ERROR
                    ? MessageType.CALLERROR
                    : MessageType.CALLRESULTERROR;
            outbox.add(
                    null,
                    RpcJson.error(type, echo(id), code, faulty.description(), RpcJson.details(faulty.violations())));
        }
    }

    private RpcEvent.Kind eventOf(Reaction reaction, Finding finding, @Nullable String id) {
        RpcEvent.Kind known = finding == Finding.REPLY_UNMATCHED && id != null ? finishedCalls.get(id) : null;
        return known == null ? reaction.event() : known;
    }

    private static String echo(@Nullable String id) {
        return id == null || id.codePointCount(0, id.length()) > MAX_ECHOED_ID ? FrameInterpreter.UNREADABLE_ID : id;
    }

    private void finish(Outcome<?> outcome) {
        finish(outcome, RpcEvent.Kind.DUPLICATE_REPLY);
    }

    /** Ends the outstanding CALL and remembers what a further answer to it would be. */
    private void finish(Outcome<?> outcome, RpcEvent.Kind further) {
        Outstanding slot = outstanding;
        if (slot != null) {
            outstanding = null;
            finishedCalls.put(slot.call.messageId(), further);
            effects.add(new Effect.Complete(slot.call, outcome));
        }
    }

    private static Outcome<?> unknown(Outstanding slot, Outcome.Unknown.Cause cause, long now) {
        Duration waited = slot.sent ? Duration.ofNanos(now - slot.sentAt) : Duration.ZERO;
        return new Outcome.Unknown<>(slot.call.action(), slot.call.messageId(), cause, waited);
    }

    private void complete(OutboundCall call, NotSentReason reason) {
        effects.add(new Effect.Complete(call, new Outcome.NotSent<>(call.action(), reason, List.of())));
    }

    private void expireHandling(long now) {
        for (InboundCall call : handling.expire(now)) {
            raise(RpcEvent.Kind.HANDLER_TIMEOUT, call.messageId(), call.action(), RpcErrorCode.INTERNAL_ERROR);
            outbox.add(
                    null,
                    RpcJson.error(
                            MessageType.CALLERROR,
                            call.messageId(),
                            RpcErrorCode.INTERNAL_ERROR,
                            "The request took too long.",
                            Map.of()));
            effects.add(new Effect.Abandon(call));
        }
    }

    private static boolean isOver(long deadline, long now) {
        return now - deadline >= 0;
    }

    private void raise(
            RpcEvent.Kind kind, @Nullable String messageId, @Nullable Action action, @Nullable RpcErrorCode code) {
        effects.add(new Effect.Raise(new RpcEvent(kind, messageId, action, code, null)));
    }

    /** Hands the next message to the transport if it is free: answers, then SENDs, then a CALL if none is outstanding. */
    private List<Effect> pump(long now) {
        Outbox.CloseOrder whenIdle = draining;
        if (whenIdle != null && handling.isEmpty() && outstanding == null) {
            orderClose(whenIdle.code(), whenIdle.reason());
        }
        if (writing == null && !closeOrdered && !closed) {
            Outbox.Item next = outbox.poll();
            if (next == null && !closing && outstanding == null) {
                OutboundCall call = nextCall();
                if (call != null) {
                    outstanding = new Outstanding(call);
                    next = new Outbox.CallItem(call);
                }
            }
            if (next != null) {
                writing = next;
                writeDeadline = now + limits.writeTimeout().toNanos();
                effects.add(new Effect.Write(next.frame(), next instanceof Outbox.CallItem item ? item.call() : null));
            } else {
                closeIfOrdered();
            }
        }
        return drain();
    }

    /** Takes the next CALL that may be sent; the state of registration may have changed since it was handed over. */
    private @Nullable OutboundCall nextCall() {
        OutboundCall next = waiting.poll();
        while (next != null && !config.gate().allows(next.action())) {
            complete(next, NotSentReason.NOT_REGISTERED);
            next = waiting.poll();
        }
        return next;
    }

    private void closeIfOrdered() {
        Outbox.CloseOrder order = outbox.takeCloseOrder();
        if (order != null) {
            closeOrdered = true;
            effects.add(new Effect.Close(order.code(), order.reason()));
        }
    }

    private List<Effect> drain() {
        if (effects.isEmpty()) {
            return List.of();
        }
        List<Effect> result = effects;
        effects = new ArrayList<>();
        return result;
    }

    private final class Knowledge implements FrameInterpreter.Knowledge {
        @Override
        public @Nullable Finding refuses(String messageId, String action, byte[] frame) {
            Finding clash = handling.clash(messageId, frame);
            if (clash != null) {
                return clash;
            }
            return config.gate().admits(action) ? null : Finding.CALL_GATED;
        }

        @Override
        public boolean admits(String action) {
            return config.gate().admits(action);
        }

        @Override
        public @Nullable Action awaited(String messageId) {
            Outstanding slot = outstanding;
            return slot != null && slot.call.messageId().equals(messageId) ? slot.call.action() : null;
        }

        @Override
        public Wanted wanted() {
            return config.wanted();
        }
    }
}
