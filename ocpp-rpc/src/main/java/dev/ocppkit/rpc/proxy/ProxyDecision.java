package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.rpc.RpcErrorCode;
import java.util.Objects;

/** What a local controller does with a message. */
public sealed interface ProxyDecision {
    /** Passes it on as it is, byte by byte. */
    record Forward() implements ProxyDecision {}

    /**
     * Passes it on with another payload; type, message id and action stay. A signature does not survive that.
     *
     * @param message the payload, of the class that the frame has; what its version cannot carry blocks the message
     */
    record Replace(OcppMessage message) implements ProxyDecision {
        /** Checks for null. */
        public Replace {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * Answers a CALL instead of the one it is for, who never sees it. Other messages are passed on.
     *
     * @param response the answer; what its version cannot carry becomes InternalError
     */
    record Answer(OcppResponse response) implements ProxyDecision {
        /** Checks for null. */
        public Answer {
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * Refuses a CALL with a CALLERROR, and drops any other message.
     *
     * @param code the error code
     * @param description a text for the peer; cut after 255 characters
     */
    record Block(RpcErrorCode code, String description) implements ProxyDecision {
        /** Checks for null. */
        public Block {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * Passes a message on.
     *
     * @return the decision
     */
    static ProxyDecision forward() {
        return new Forward();
    }

    /**
     * Passes a message on with another payload.
     *
     * @param message the payload
     * @return the decision
     */
    static ProxyDecision replace(OcppMessage message) {
        return new Replace(message);
    }

    /**
     * Answers a CALL locally.
     *
     * @param response the answer
     * @return the decision
     */
    static ProxyDecision answer(OcppResponse response) {
        return new Answer(response);
    }

    /**
     * Does not let a message pass; a CALL is refused with SecurityError.
     *
     * @return the decision
     */
    static ProxyDecision block() {
        return new Block(RpcErrorCode.SECURITY_ERROR, "The local controller does not let this pass.");
    }
}
