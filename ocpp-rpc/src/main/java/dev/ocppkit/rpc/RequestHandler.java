package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;

/**
 * Answers requests of one type. Runs on the executor of the endpoint and may block; the CALLs of one connection are handled
 * one after the other.
 *
 * @param <Q> the request
 * @param <R> the response
 */
@FunctionalInterface
public interface RequestHandler<Q extends OcppRequest<R>, R extends OcppResponse> {
    /**
     * Answers a request.
     *
     * @param request the request, which is valid in the negotiated version
     * @param context where it comes from
     * @return the response
     * @throws CallErrorException to refuse with an error code of its choice
     * @throws Exception anything else: the peer is told InternalError and nothing more
     */
    R handle(Q request, CallContext context) throws Exception;
}
