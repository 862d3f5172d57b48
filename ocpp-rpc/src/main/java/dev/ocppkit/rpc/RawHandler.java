package dev.ocppkit.rpc;

import java.util.concurrent.CompletionStage;

/** Answers CALLs as JSON. Runs on the executor of the endpoint and may block, like a {@link RequestHandler}. */
@FunctionalInterface
public interface RawHandler {
    /**
     * Answers a CALL.
     *
     * @param call the CALL
     * @param context where it comes from
     * @return the payload of the response, a JSON object, which is checked against nothing else
     * @throws CallErrorException to refuse with an error code of its choice, for instance NotSupported
     * @throws Exception anything else: the peer is told InternalError and nothing more
     */
    CompletionStage<String> handle(RawCall call, CallContext context) throws Exception;
}
