package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;

/** What somebody handles, as a session sees it. */
interface Wanted {
    /** Returns whether somebody handles an action. */
    boolean handles(Action action);

    /** Returns whether somebody takes a CALL as it arrived, if nobody handles its action. */
    default boolean handlesRaw(String action) {
        return false;
    }
}
