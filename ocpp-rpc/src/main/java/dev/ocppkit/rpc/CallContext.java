package dev.ocppkit.rpc;

import java.util.function.Consumer;

/** What a handler knows about a CALL beside its payload, and what it can ask for. */
public interface CallContext extends MessageContext {
    /**
     * Runs something once the response is on the wire, so that messages which the request asked for follow it. It does
     * not run if the connection is lost before.
     *
     * <p>Spec: OCPP 2.1 Part 2, FR.05.
     *
     * @param task runs on the executor of the endpoint
     */
    void afterReply(Runnable task);

    /**
     * Tells when the peer finds the response invalid (CALLRESULTERROR, only in OCPP 2.1).
     *
     * <p>Spec: OCPP 2.1 Part 4, 4.2.3.
     *
     * @param listener runs on the executor of the endpoint
     */
    void onReplyRejected(Consumer<CallErrorException> listener);
}
