package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one slot for CALLs of ours, and how the last ones ended. The time of a CALL runs from when the transport has taken it.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1.
 */
@SuppressWarnings("ReferenceEquality") // Two CALLs may be equal; one of them is outstanding.
final class Outstanding {
    private static final int REMEMBERED_IDS = 16;

    private final Effects effects;
    private final Recent<RpcEvent.Kind> finished = new Recent<>(REMEMBERED_IDS);
    private @Nullable OutboundCall call;
    private boolean sent;
    private long sentAt;
    private long deadline;

    Outstanding(Effects effects) {
        this.effects = effects;
    }

    boolean isFree() {
        return call == null;
    }

    void occupy(OutboundCall next) {
        call = next;
        sent = false;
    }

    /** The transport has taken a CALL. */
    void sent(OutboundCall written, long now) {
        if (call == written) {
            sent = true;
            sentAt = now;
            deadline = now + written.options().timeout().toNanos();
        }
    }

    /** Returns the outstanding CALL, or null. */
    @Nullable
    OutboundCall call() {
        return call;
    }

    /** Returns the action of the outstanding CALL if it has this id, else null. */
    @Nullable
    Action awaited(String messageId) {
        return call != null && call.messageId().equals(messageId) ? call.action() : null;
    }

    /** Returns whether the outstanding CALL has this id and its answer is not to be read. */
    boolean awaitsRaw(String messageId) {
        return call != null && call.isRaw() && call.messageId().equals(messageId);
    }

    /** Returns what a further answer to a CALL that has ended is, or null if none is known. */
    RpcEvent.@Nullable Kind afterwards(String messageId) {
        return finished.get(messageId);
    }

    /** Ends the outstanding CALL with an answer. */
    void finish(Outcome<?> outcome) {
        finish(outcome, RpcEvent.Kind.DUPLICATE_REPLY);
    }

    /** Ends the outstanding CALL, if there is one, as refused because the peer could not read a frame. */
    void unreadable() {
        if (call != null) {
            RpcErrorCode code = RpcErrorCode.RPC_FRAMEWORK_ERROR;
            finish(new Outcome.Refused<>(call.action(), code, code.wireName(), "", Map.of()));
        }
    }

    /** Ends the outstanding CALL if its time is over. */
    void expire(long now) {
        if (call != null && sent && now - deadline >= 0) {
            unknown(Outcome.Unknown.Cause.TIMEOUT, now);
        }
    }

    /** The connection is gone. */
    void lost(long now) {
        unknown(Outcome.Unknown.Cause.CONNECTION_LOST, now);
    }

    private void unknown(Outcome.Unknown.Cause cause, long now) {
        if (call != null) {
            Duration waited = sent ? Duration.ofNanos(now - sentAt) : Duration.ZERO;
            finish(new Outcome.Unknown<>(call.action(), call.messageId(), cause, waited), RpcEvent.Kind.LATE_REPLY);
        }
    }

    private void finish(Outcome<?> outcome, RpcEvent.Kind further) {
        OutboundCall ended = call;
        if (ended != null) {
            call = null;
            finished.put(ended.messageId(), further);
            effects.add(new Effect.Complete(ended, outcome));
        }
    }

    /** Returns how many nanoseconds are left until the time of the outstanding CALL is over. */
    long untilDeadline(long now) {
        return call != null && sent ? deadline - now : Long.MAX_VALUE;
    }
}
