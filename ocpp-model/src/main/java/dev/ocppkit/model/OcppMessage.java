package dev.ocppkit.model;

/**
 * The payload of a frame: a request, a response, or an unconfirmed message.
 */
public sealed interface OcppMessage extends OcppRecord permits OcppRequest, OcppResponse, OcppSend {
    /**
     * Returns the action that the message belongs to.
     *
     * @return the action
     */
    Action ocppAction();
}
