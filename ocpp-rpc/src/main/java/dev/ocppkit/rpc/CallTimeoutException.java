package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import java.time.Duration;

/** A CALL that was sent and not answered in time. The peer may have executed it. */
public final class CallTimeoutException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final Action action;
    private final String messageId;
    private final Duration timeout;

    /**
     * Makes the exception.
     *
     * @param action the action of the CALL
     * @param messageId the id of the CALL
     * @param timeout how long it was waited, counted from when the transport had taken the frame
     */
    public CallTimeoutException(Action action, String messageId, Duration timeout) {
        super(action.wireName() + " " + messageId + " was not answered within " + timeout + ".", null);
        this.action = action;
        this.messageId = messageId;
        this.timeout = timeout;
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

    /**
     * Returns how long it was waited.
     *
     * @return the time since the transport had taken the frame
     */
    public Duration timeout() {
        return timeout;
    }
}
