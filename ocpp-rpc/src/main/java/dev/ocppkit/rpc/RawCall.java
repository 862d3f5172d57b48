package dev.ocppkit.rpc;

import java.util.Objects;

/**
 * A CALL as it arrived, for handlers of actions that the specification does not have.
 *
 * @param action the action as it stands in the frame
 * @param payload its payload, a JSON object that was checked against nothing
 */
public record RawCall(String action, String payload) {
    /** Checks for null. */
    public RawCall {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(payload, "payload");
    }

    /** Shows nothing of it: the peer chose both. */
    @Override
    public String toString() {
        return "RawCall[***]";
    }
}
