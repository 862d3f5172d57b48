package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Violation;
import java.util.List;

/** A CALL that the peer executed and answered with something that is no valid response. */
public final class InvalidReplyException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final Action action;
    private final String messageId;
    private final RpcErrorCode code;
    private final transient List<Violation> violations;

    /**
     * Makes the exception.
     *
     * @param action the action of the CALL
     * @param messageId the id of the CALL
     * @param code what kind of error it is
     * @param violations the broken rules; empty if the frame itself is broken
     */
    public InvalidReplyException(Action action, String messageId, RpcErrorCode code, List<Violation> violations) {
        super(
                "The answer to " + action.wireName() + " " + messageId + " is invalid (" + code.wireName() + ", "
                        + violations.size() + " violations).",
                null);
        this.action = action;
        this.messageId = messageId;
        this.code = code;
        this.violations = List.copyOf(violations);
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
     * Returns what kind of error it is.
     *
     * @return the code, which the peer was told under OCPP 2.1
     */
    public RpcErrorCode code() {
        return code;
    }

    /**
     * Returns the broken rules.
     *
     * @return the rules; empty if the frame itself is broken, and after serialisation
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
