package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a {@link Finding}.
 *
 * @param answer which frame goes back
 * @param code its error code; null if the finding brings its own, or nothing goes back
 * @param event what is reported
 */
record Reaction(Answer answer, @Nullable RpcErrorCode code, RpcEvent.Kind event) {
    enum Answer {
        NOTHING,
        CALL_ERROR,
        CALL_RESULT_ERROR
    }

    static Reaction nothing(RpcEvent.Kind event) {
        return new Reaction(Answer.NOTHING, null, event);
    }

    static Reaction callError(RpcErrorCode code, RpcEvent.Kind event) {
        return new Reaction(Answer.CALL_ERROR, code, event);
    }

    /** The finding brings the code. */
    static Reaction callError(RpcEvent.Kind event) {
        return new Reaction(Answer.CALL_ERROR, null, event);
    }

    /** The finding brings the code. */
    static Reaction callResultError(RpcEvent.Kind event) {
        return new Reaction(Answer.CALL_RESULT_ERROR, null, event);
    }
}
