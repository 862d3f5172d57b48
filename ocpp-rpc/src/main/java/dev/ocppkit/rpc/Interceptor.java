package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import java.util.concurrent.CompletionStage;

/**
 * Stands around the messages of an endpoint, in both directions. Each method does nothing by default but proceed; it may
 * change the message, answer by itself, or refuse.
 *
 * <p>The order is fixed. What comes in passes the {@link FrameTap}, the {@link FrameInterceptor}s, the check of the frame and
 * of duplicates, the registration gate, the signature, the schema, the interceptors and then the handler; the response goes
 * back through the interceptors, the schema and the signer, then through the frame interceptors in reverse order and the tap.
 * What goes out passes the interceptors, the schema, the signer, the registration gate and the queue, then the frame
 * interceptors in reverse order and the tap. Among interceptors, the one that was added first is the outermost: it sees
 * requests first and responses last, in both directions.
 *
 * <p>Called on the executor of the endpoint for what comes in, on the thread of the caller for what goes out. Must be safe
 * for use by several threads.
 */
public interface Interceptor {
    /**
     * Stands around the handler of a CALL of the peer.
     *
     * @param request the valid request
     * @param context where it comes from
     * @param next the rest of the way
     * @return the response; a failure refuses the CALL as one of a handler does
     * @throws CallErrorException to refuse with an error code of its choice
     * @throws Exception anything else: the peer is told InternalError and nothing more
     */
    default CompletionStage<? extends OcppResponse> handle(OcppRequest<?> request, CallContext context, Handling next)
            throws Exception {
        return next.proceed(request);
    }

    /**
     * Stands around the handler of a SEND of the peer; not to proceed drops it.
     *
     * @param message the valid message
     * @param context where it comes from
     * @param next the rest of the way
     * @throws Exception is reported as a failure of the handler
     */
    default void take(OcppSend message, MessageContext context, Taking next) throws Exception {
        next.proceed(message);
    }

    /**
     * Stands around a CALL that is about to be sent. To veto it, return {@link Outcome.NotSent} or throw.
     *
     * @param request the request
     * @param options how long it may take
     * @param connection the connection
     * @param next the rest of the way
     * @return what became of it; if it fails, the outcome is that of {@code next} if it proceeded, else NotSent with
     *     {@link NotSentReason#VETOED}
     */
    default CompletionStage<? extends Outcome<?>> call(
            OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
        return next.proceed(request, options);
    }

    /**
     * Stands around a SEND that is about to be sent; a stage that completes without proceeding swallows it.
     *
     * @param message the message
     * @param connection the connection
     * @param next the rest of the way
     * @return completed when it was sent, else with an exception
     */
    default CompletionStage<Void> send(OcppSend message, OcppConnection connection, Sending next) {
        return next.proceed(message);
    }

    /** The rest of the way of a CALL to its handler. */
    @FunctionalInterface
    interface Handling {
        /**
         * Goes on.
         *
         * @param request the request, of the same action
         * @return the response
         * @throws Exception what a handler throws
         */
        CompletionStage<? extends OcppResponse> proceed(OcppRequest<?> request) throws Exception;
    }

    /** The rest of the way of a SEND to its handler. */
    @FunctionalInterface
    interface Taking {
        /**
         * Goes on.
         *
         * @param message the message, of the same action
         * @throws Exception what a handler throws
         */
        void proceed(OcppSend message) throws Exception;
    }

    /** The rest of the way of a CALL to the peer. */
    @FunctionalInterface
    interface Calling {
        /**
         * Goes on.
         *
         * @param request the request, of the same action
         * @param options how long it may take
         * @return what became of it; never completed exceptionally
         */
        CompletionStage<? extends Outcome<?>> proceed(OcppRequest<?> request, CallOptions options);
    }

    /** The rest of the way of a SEND to the peer. */
    @FunctionalInterface
    interface Sending {
        /**
         * Goes on.
         *
         * @param message the message
         * @return completed when it was sent, else with a {@link CallNotSentException}
         */
        CompletionStage<Void> proceed(OcppSend message);
    }
}
