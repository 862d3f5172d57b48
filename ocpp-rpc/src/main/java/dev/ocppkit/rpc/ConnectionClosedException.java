package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;

/** A CALL whose connection was lost after it had been handed to the transport. The peer may have executed it. */
public final class ConnectionClosedException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final Action action;
    private final String messageId;

    /**
     * Makes the exception.
     *
     * @param action the action of the CALL
     * @param messageId the id of the CALL
     */
    public ConnectionClosedException(Action action, String messageId) {
        super("The connection was lost before " + action.wireName() + " " + messageId + " was answered.", null);
        this.action = action;
        this.messageId = messageId;
    }

    /**
     * Returns the action.
     *
     * @return the action of the CALL
     */
    public Action action() {
        return action;
    }

    /**
     * Returns the message id.
     *
     * @return the id of the CALL
     */
    public String messageId() {
        return messageId;
    }
}
