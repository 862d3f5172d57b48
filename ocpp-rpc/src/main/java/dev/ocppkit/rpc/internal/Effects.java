package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one event wants to be done, in order. */
final class Effects {
    private List<Effect> collected = new ArrayList<>();

    void add(Effect effect) {
        collected.add(effect);
    }

    /** Reports something. */
    void raise(RpcEvent.Kind kind, @Nullable String messageId, @Nullable Action action, @Nullable RpcErrorCode code) {
        collected.add(new Effect.Raise(new RpcEvent(kind, messageId, action, code, null)));
    }

    /** Ends a CALL that was not sent. */
    void notSent(OutboundCall call, NotSentReason reason) {
        collected.add(new Effect.Complete(call, new Outcome.NotSent<>(call.action(), reason, List.of())));
    }

    /** Takes out what was collected. */
    List<Effect> drain() {
        if (collected.isEmpty()) {
            return List.of();
        }
        List<Effect> result = collected;
        collected = new ArrayList<>();
        return result;
    }
}
