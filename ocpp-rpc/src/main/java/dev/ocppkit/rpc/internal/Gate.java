package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;

/** What the state of registration lets pass, as a session sees it. */
interface Gate {
    /** Returns whether a CALL or SEND of the peer may pass, by the name of its action. */
    boolean admits(String action);

    /** Returns whether we may send a CALL or SEND. */
    boolean allows(Action action);

    /** A CALL was answered, whoever sent it; the answer may change what passes from now on. */
    void concluded(OcppRequest<?> request, OcppResponse response);
}
