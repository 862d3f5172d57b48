package dev.ocppkit.rpc;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a CALL of a vendor's action; like {@link Outcome}, with JSON instead of a record. It tells whether the peer
 * did what was asked: {@link Replied} and {@link InvalidReply} it has, {@link Refused} and {@link NotSent} it has not,
 * {@link Unknown} it may have.
 */
public sealed interface RawOutcome {
    /**
     * The peer answered.
     *
     * @param payload a JSON object, which was checked against nothing
     */
    record Replied(String payload) implements RawOutcome {
        /** Checks for null. */
        public Replied {
            Objects.requireNonNull(payload, "payload");
        }

        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "Replied[***]";
        }
    }

    /**
     * The peer answered with an error.
     *
     * @param code the code; GenericError if it sent none that the specification knows
     * @param wireCode the code as it was sent
     * @param description what the peer says about it, at most 255 characters
     * @param details further details
     */
    record Refused(RpcErrorCode code, String wireCode, String description, Map<String, @Nullable Object> details)
            implements RawOutcome {
        /** Shows nothing that the peer chose. */
        @Override
        public String toString() {
            return "Refused[" + code + "]";
        }
    }

    /**
     * The peer answered with something that is no JSON object.
     *
     * @param code what it was told, if its version has a message for that
     */
    record InvalidReply(RpcErrorCode code) implements RawOutcome {}

    /**
     * Nobody knows whether the peer has handled it.
     *
     * @param cause why
     * @param waited how long an answer was awaited
     */
    record Unknown(Outcome.Unknown.Cause cause, Duration waited) implements RawOutcome {}

    /**
     * The peer has not got it.
     *
     * @param reason why
     */
    record NotSent(NotSentReason reason) implements RawOutcome {}
}
