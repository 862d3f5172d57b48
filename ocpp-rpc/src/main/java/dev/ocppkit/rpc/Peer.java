package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.internal.Stages;
import java.util.concurrent.CompletableFuture;

/**
 * The other side of a conversation, as far as messages can be sent to it.
 *
 * <p>Safe for use by several threads. CALLs are sent one after the other, as the specification demands; a SEND passes
 * CALLs that wait. Futures are completed on the executor of the endpoint, never on a thread of the transport. Cancelling
 * one takes back a CALL that waits; one that was sent is only forgotten.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1.
 */
public interface Peer {
    /**
     * Returns the identity of the charging station in this conversation, whichever side that is.
     *
     * @return the identity as it was spelt when the connection was opened
     */
    String identity();

    /**
     * Sends a CALL and waits as long as the options say.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take
     * @return what became of it; never completed exceptionally
     */
    <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request, CallOptions options);

    /**
     * Sends a CALL with the options of the endpoint.
     *
     * @param <R> the response
     * @param request the request
     * @return what became of it; never completed exceptionally
     */
    <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request);

    /**
     * Sends a CALL with the options of the endpoint.
     *
     * @param <R> the response
     * @param request the request
     * @return the response, or one of the exceptions of {@link Outcome#orThrow}
     */
    default <R extends OcppResponse> CompletableFuture<R> call(OcppRequest<R> request) {
        return Stages.orThrow(callOutcome(request));
    }

    /**
     * Sends a CALL and waits as long as the options say.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take
     * @return the response, or one of the exceptions of {@link Outcome#orThrow}
     */
    default <R extends OcppResponse> CompletableFuture<R> call(OcppRequest<R> request, CallOptions options) {
        return Stages.orThrow(callOutcome(request, options));
    }

    /**
     * Sends a message that is not answered.
     *
     * @param message the message
     * @return completed when the transport has taken the message, else with a {@link CallNotSentException}
     */
    CompletableFuture<Void> send(OcppSend message);

    /**
     * Returns this peer for threads that may wait.
     *
     * @return a view
     */
    default BlockingPeer blocking() {
        return new BlockingPeer(this);
    }
}
