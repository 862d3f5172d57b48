package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import java.util.concurrent.CompletionStage;

/**
 * Answers requests of one type later. Runs on the executor of the endpoint; the next CALL of the connection is handled
 * when the stage is complete.
 *
 * @param <Q> the request
 * @param <R> the response
 */
@FunctionalInterface
public interface AsyncRequestHandler<Q extends OcppRequest<R>, R extends OcppResponse> {
    /**
     * Answers a request.
     *
     * @param request the request, which is valid in the negotiated version
     * @param context where it comes from
     * @return the response to come; failing with a {@link CallErrorException} refuses with an error code, failing
     *     otherwise tells the peer InternalError
     * @throws Exception as if the stage had failed with it
     */
    CompletionStage<R> handle(Q request, CallContext context) throws Exception;
}
