package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.frame.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reacts to messages that are not in order, as {@link Finding} says.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.2.3 and 4.4; Part 2, FR.03 and FR.06.
 */
final class Faults {
    private static final int MAX_ECHOED_ID = 255;

    private final OcppVersion version;
    private final Reactions reactions;
    private final Effects effects;
    private final Outbox outbox;
    private final Outstanding outstanding;
    private final BadFrameBudget budget;

    Faults(
            OcppVersion version,
            Reactions reactions,
            RpcLimits limits,
            Effects effects,
            Outbox outbox,
            Outstanding outstanding) {
        this.version = version;
        this.reactions = reactions;
        this.effects = effects;
        this.outbox = outbox;
        this.outstanding = outstanding;
        this.budget = new BadFrameBudget(limits.badFrames(), limits.badFrameWindow());
    }

    /** Returns how to close the connection because of the message, or null. */
    Outbox.@Nullable CloseOrder react(Incoming.Faulty faulty, byte[] frame, long now) {
        if (!Utf8.isValid(frame)) {
            effects.raise(RpcEvent.Kind.MESSAGE_REJECTED, null, null, null);
            return new Outbox.CloseOrder(CloseCodes.INVALID_DATA, "message is not UTF-8");
        }
        Finding finding = faulty.finding();
        boolean asBefore = finding == Finding.UNKNOWN_TYPE && reactions.answersUnknownTypes();
        Reaction reaction = finding.reaction(asBefore ? OcppVersion.V2_0_1 : version);
        String id = faulty.messageId();
        RpcErrorCode code = reaction.code() == null ? faulty.code() : reaction.code();
        if (finding == Finding.RESULT_INVALID) {
            invalidReply(faulty, code);
        }
        effects.raise(eventOf(reaction, finding, id), id, faulty.action(), code);
        boolean uncorrelated = id == null || finding == Finding.ERROR_UNCORRELATED;
        if (uncorrelated && !budget.spend(now)) {
            effects.raise(RpcEvent.Kind.TOO_MANY_BAD_FRAMES, null, null, null);
            return new Outbox.CloseOrder(CloseCodes.POLICY_VIOLATION, "too many bad frames");
        }
        if (finding == Finding.ERROR_UNCORRELATED && reactions.failsOnUnreadable()) {
            outstanding.unreadable();
        }
        if (reaction.answer() != Reaction.Answer.NOTHING && code != null) {
            answer(reaction.answer(), faulty, code);
        }
        return null;
    }

    private void invalidReply(Incoming.Faulty faulty, @Nullable RpcErrorCode code) {
        OutboundCall call = outstanding.call();
        if (call != null) {
            outstanding.finish(new Outcome.InvalidReply<>(
                    call.action(),
                    call.messageId(),
                    code == null ? RpcErrorCode.GENERIC_ERROR : code,
                    faulty.violations()));
        }
    }

    private void answer(Reaction.Answer answer, Incoming.Faulty faulty, RpcErrorCode code) {
        MessageType type = answer == Reaction.Answer.CALL_ERROR ? MessageType.CALLERROR : MessageType.CALLRESULTERROR;
        outbox.add(
                null,
                RpcJson.error(
                        type,
                        echo(faulty.messageId()),
                        code,
                        faulty.description(),
                        RpcJson.details(faulty.violations())));
    }

    private RpcEvent.Kind eventOf(Reaction reaction, Finding finding, @Nullable String id) {
        RpcEvent.Kind known = finding == Finding.REPLY_UNMATCHED && id != null ? outstanding.afterwards(id) : null;
        return known == null ? reaction.event() : known;
    }

    private static String echo(@Nullable String id) {
        return id == null || id.codePointCount(0, id.length()) > MAX_ECHOED_ID ? FrameInterpreter.UNREADABLE_ID : id;
    }
}
