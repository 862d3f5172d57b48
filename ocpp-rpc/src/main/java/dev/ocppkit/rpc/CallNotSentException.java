package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Violation;
import java.util.List;

/** A CALL or SEND that never left: the peer has certainly not executed it. */
public final class CallNotSentException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final Action action;
    private final NotSentReason reason;
    private final transient List<Violation> violations;

    /**
     * Makes the exception.
     *
     * @param action the action
     * @param reason why it was not sent
     * @param violations the broken rules if the reason is {@link NotSentReason#INVALID}, else empty
     */
    public CallNotSentException(Action action, NotSentReason reason, List<Violation> violations) {
        super(action.wireName() + " was not sent: " + reason.text() + describe(violations), null);
        this.action = action;
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    private static String describe(List<Violation> violations) {
        return violations.isEmpty() ? "" : " " + violations.get(0).text();
    }

    /**
     * Returns the action.
     *
     * @return the action
     */
    public Action action() {
        return action;
    }

    /**
     * Returns why it was not sent.
     *
     * @return the reason
     */
    public NotSentReason reason() {
        return reason;
    }

    /**
     * Returns the broken rules.
     *
     * @return the rules if the reason is {@link NotSentReason#INVALID}, else empty; empty after serialisation
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
