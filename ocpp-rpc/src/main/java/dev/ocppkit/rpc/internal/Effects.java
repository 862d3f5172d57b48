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
    /** Mostly the only one, for which no list is kept or grown. */
    private @Nullable Effect first;

    private @Nullable List<Effect> all;

    void add(Effect effect) {
        if (all != null) {
            all.add(effect);
        } else if (first != null) {
            all = new ArrayList<>();
            all.add(first);
            all.add(effect);
        } else {
            first = effect;
        }
    }

    /** Reports something. */
    void raise(RpcEvent.Kind kind, @Nullable String messageId, @Nullable Action action, @Nullable RpcErrorCode code) {
        add(new Effect.Raise(new RpcEvent(kind, messageId, action, code, null)));
    }

    /** Ends a CALL that was not sent. */
    void notSent(OutboundCall call, NotSentReason reason) {
        add(new Effect.Complete(call, new Outcome.NotSent<>(call.action(), reason, List.of())));
    }

    /** Takes out what was collected. */
    List<Effect> drain() {
        if (first == null) {
            return List.of();
        }
        List<Effect> result = all == null ? List.of(first) : all;
        first = null;
        all = null;
        return result;
    }
}
