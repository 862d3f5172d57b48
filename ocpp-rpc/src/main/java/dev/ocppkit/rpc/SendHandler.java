package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppSend;

/**
 * Takes messages that are not answered. Runs on the executor of the endpoint, in the order of arrival among the CALLs of
 * the connection.
 *
 * @param <M> the message
 */
@FunctionalInterface
public interface SendHandler<M extends OcppSend> {
    /**
     * Takes a message.
     *
     * @param message the message, which is valid
     * @param context where it comes from
     * @throws Exception is reported as an event; the peer is told nothing
     */
    void handle(M message, MessageContext context) throws Exception;
}
