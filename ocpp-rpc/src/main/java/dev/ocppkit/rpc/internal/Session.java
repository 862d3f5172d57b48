package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import java.time.Instant;
import java.util.List;
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
    private final SessionConfig config;
    private final RpcLimits limits;
    private final Effects effects = new Effects();
    private final FrameInterpreter interpreter;
    private final Outbox outbox;
    private final CallQueue waiting;
    private final Outstanding outstanding;
    private final Answering answering;
    private final Faults faults;
    private Outbox.@Nullable Item writing;
    private long writeDeadline;
    private Outbox.@Nullable CloseOrder draining;
    private boolean closing;
    private boolean closeOrdered;
    private boolean closed;

    Session(SessionConfig config) {
        this.config = config;
        this.limits = config.limits();
        this.interpreter =
                new FrameInterpreter(config.peer(), config.validator(), config.signatures(), new Knowledge());
        this.outbox = new Outbox(limits.maxQueuedSends());
        this.waiting = new CallQueue(limits.maxQueuedCalls());
        this.outstanding = new Outstanding(effects);
        this.answering = new Answering(effects, outbox, config.replays(), limits.handlerTimeout());
        this.faults =
                new Faults(config.validator().version(), config.reactions(), limits, effects, outbox, outstanding);
    }

    /** A text message arrived. */
    List<Effect> frameIn(byte[] frame, Instant at, long now) {
        if (closing || closed) {
            return List.of();
        }
        if (frame.length > limits.maxMessageBytes()) {
            effects.raise(RpcEvent.Kind.MESSAGE_REJECTED, null, null, null);
            return close(CloseCodes.MESSAGE_TOO_BIG, "message too big", now);
        }
        Incoming incoming = interpreter.interpret(frame);
        if (incoming instanceof Incoming.Call call) {
            InboundCall.Content content = new InboundCall.Typed(call.action(), call.request(), call.leniencies());
            accept(new InboundCall(call.messageId(), content, at, call.signed()), frame, now);
        } else if (incoming instanceof Incoming.RawCall raw) {
            accept(new InboundCall(raw.messageId(), new InboundCall.Raw(raw.call()), at, false), frame, now);
        } else if (incoming instanceof Incoming.Send send) {
            effects.add(new Effect.DispatchSend(
                    new InboundSend(send.messageId(), send.action(), send.message(), at, send.leniencies())));
        } else if (incoming instanceof Incoming.Result result) {
            replied(result);
        } else if (incoming instanceof Incoming.CallError error) {
            refused(error);
        } else if (incoming instanceof Incoming.ResultError error) {
            answering.rejected(error);
        } else if (incoming instanceof Incoming.Faulty faulty) {
            orderClose(faults.react(faulty, frame, now));
        }
        return pump(now);
    }

    private void accept(InboundCall call, byte[] frame, long now) {
        if (draining == null) {
            // While draining, the station repeats it on its next connection.
            answering.accept(call, frame, now);
        }
    }

    private void replied(Incoming.Result result) {
        OutboundCall call = outstanding.call();
        if (call != null) {
            config.gate().concluded(call.request(), result.response());
        }
        outstanding.finish(new Outcome.Replied<>(result.response()));
    }

    private void refused(Incoming.CallError error) {
        OutboundCall call = outstanding.call();
        if (call != null) {
            outstanding.finish(new Outcome.Refused<>(
                    call.action(), error.code(), error.wireCode(), error.description(), error.details()));
        }
    }

    /** A binary message arrived, which OCPP-J does not have. */
    List<Effect> binaryIn(long now) {
        effects.raise(RpcEvent.Kind.MESSAGE_REJECTED, null, null, null);
        return close(CloseCodes.UNSUPPORTED_DATA, "OCPP messages are text", now);
    }

    /** Somebody wants to send a CALL. */
    List<Effect> submit(OutboundCall call, long now) {
        if (!isOpen()) {
            effects.notSent(call, NotSentReason.NOT_CONNECTED);
        } else if (!waiting.add(call, now)) {
            effects.notSent(call, NotSentReason.QUEUE_FULL);
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
            effects.raise(RpcEvent.Kind.SEND_DISPLACED, displaced.messageId(), displaced.action(), null);
        }
        return pump(now);
    }

    /** Nobody wants the answer of a CALL any more; one that was sent keeps its slot until it is answered. */
    List<Effect> cancel(OutboundCall call, long now) {
        if (waiting.remove(call)) {
            effects.notSent(call, NotSentReason.CANCELLED);
        }
        return pump(now);
    }

    /** A handler made the answer to a CALL. */
    List<Effect> answer(InboundCall call, byte[] frame, long now) {
        answering.answer(call, frame, now);
        return pump(now);
    }

    /** The transport has taken the message. */
    List<Effect> sent(long now) {
        Outbox.Item item = writing;
        writing = null;
        if (item instanceof Outbox.CallItem call) {
            outstanding.sent(call.call(), now);
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
        return effects.drain();
    }

    /** Time has passed; see {@link #nextDeadline}. */
    List<Effect> tick(long now) {
        if (writing != null && !closed && now - writeDeadline >= 0) {
            writeTimedOut(now);
        }
        outstanding.expire(now);
        waiting.expire(now, call -> effects.notSent(call, NotSentReason.QUEUE_TIMEOUT));
        answering.expire(now);
        return pump(now);
    }

    private void writeTimedOut(long now) {
        // Once is enough: the transport reports the end of the connection.
        writeDeadline = now + limits.writeTimeout().toNanos();
        effects.raise(RpcEvent.Kind.WRITE_TIMEOUT, null, null, null);
        closing = true;
        if (!closeOrdered) {
            closeOrdered = true;
            effects.add(new Effect.Close(CloseCodes.POLICY_VIOLATION, "messages are not taken in time"));
        }
    }

    /** Somebody wants to close the connection; what waits to be written, apart from CALLs, is written before. */
    List<Effect> close(int code, String reason, long now) {
        orderClose(new Outbox.CloseOrder(code, reason));
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

    private void orderClose(Outbox.@Nullable CloseOrder order) {
        if (order != null && !closing && !closed) {
            closing = true;
            outbox.close(order);
        }
    }

    /** The connection is gone. */
    List<Effect> closed(long now) {
        closed = true;
        outstanding.lost(now);
        loseWaiting();
        loseSends();
        answering.abandon();
        return effects.drain();
    }

    private void loseWaiting() {
        waiting.clear(call -> effects.notSent(call, NotSentReason.NOT_CONNECTED));
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
        long soonest = writing == null ? Long.MAX_VALUE : writeDeadline - now;
        soonest = Math.min(soonest, outstanding.untilDeadline(now));
        soonest = Math.min(soonest, waiting.untilExpiry(now));
        soonest = Math.min(soonest, answering.untilDeadline(now));
        return soonest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(now + Math.max(0, soonest));
    }

    /** Returns whether a CALL of ours waits for its answer. */
    boolean awaitsAnswer() {
        return !outstanding.isFree();
    }

    /** Returns how many CALLs of ours wait for their turn. */
    int waitingCalls() {
        return waiting.size();
    }

    boolean isOpen() {
        return !closing && !closed && draining == null;
    }

    /** Returns the size of the frames that wait for handlers, for their turn or for the transport. */
    long bufferedBytes() {
        return waiting.bytes() + outbox.bytes() + answering.bytes() + (writing == null ? 0 : writing.frame().length);
    }

    /** Hands the next message to the transport if it is free: answers, then SENDs, then a CALL if none is outstanding. */
    private List<Effect> pump(long now) {
        Outbox.CloseOrder whenIdle = draining;
        if (whenIdle != null && answering.isIdle() && outstanding.isFree()) {
            orderClose(whenIdle);
        }
        if (writing == null && !closeOrdered && !closed) {
            Outbox.Item next = nextItem();
            if (next != null) {
                writing = next;
                writeDeadline = now + limits.writeTimeout().toNanos();
                effects.add(new Effect.Write(next.frame(), next instanceof Outbox.CallItem item ? item.call() : null));
            } else {
                closeIfOrdered();
            }
        }
        return effects.drain();
    }

    private Outbox.@Nullable Item nextItem() {
        Outbox.Item next = outbox.poll();
        if (next != null || closing || !outstanding.isFree()) {
            return next;
        }
        OutboundCall call = nextCall();
        if (call == null) {
            return null;
        }
        outstanding.occupy(call);
        return new Outbox.CallItem(call);
    }

    /** Takes the next CALL that may be sent; the state of registration may have changed since it was handed over. */
    private @Nullable OutboundCall nextCall() {
        OutboundCall next = waiting.poll();
        while (next != null && !config.gate().allows(next.action())) {
            effects.notSent(next, NotSentReason.NOT_REGISTERED);
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

    private final class Knowledge implements FrameInterpreter.Knowledge {
        @Override
        public @Nullable Finding refuses(String messageId, String action, byte[] frame) {
            Finding clash = answering.clash(messageId, frame);
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
            return outstanding.awaited(messageId);
        }

        @Override
        public boolean awaitsRaw(String messageId) {
            return outstanding.awaitsRaw(messageId);
        }

        @Override
        public Wanted wanted() {
            return config.wanted();
        }
    }
}
