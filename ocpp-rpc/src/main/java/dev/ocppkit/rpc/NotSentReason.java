package dev.ocppkit.rpc;

/** Why a message never left. */
public enum NotSentReason {
    /** There is no connection, or it was lost before it was the message's turn. */
    NOT_CONNECTED("there is no connection."),
    /** Too many messages wait already. */
    QUEUE_FULL("too many messages wait already."),
    /** It was not the message's turn in time. */
    QUEUE_TIMEOUT("it was not its turn in time."),
    /** The negotiated version does not have the action. */
    NOT_IN_VERSION("the negotiated version does not have it."),
    /** The specification does not let this side send the action. */
    WRONG_DIRECTION("this side may not send it."),
    /** The charging station is not accepted, and the message may not be sent before it is; see {@link RegistrationGate}. */
    NOT_REGISTERED("the charging station is not accepted."),
    /** The message breaks rules of the negotiated version. */
    INVALID("it breaks rules of the negotiated version."),
    /** An interceptor did not let it pass. */
    VETOED("an interceptor did not let it pass."),
    /** The charging station was stopped; the message stays in its queue and is sent after the next start. */
    STOPPED("the charging station was stopped; it stays in the queue."),
    /** The caller cancelled it. */
    CANCELLED("it was cancelled.");

    private final String text;

    NotSentReason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
