package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a CALL. Every CALL ends in exactly one of these, which tell apart whether the peer has executed it, has
 * not, or may have.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1 (a CALL is over with its answer or a timeout).
 *
 * @param <R> the response
 */
public sealed interface Outcome<R extends OcppResponse> {
    /**
     * The peer answered.
     *
     * @param value its response
     * @param <R> the response
     */
    record Replied<R extends OcppResponse>(R value) implements Outcome<R> {
        /** Checks for null. */
        public Replied {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The peer answered with a CALLERROR.
     *
     * @param action the action of the CALL
     * @param code the code; GenericError if the peer sent one that the specification does not have
     * @param wireCode the code as it stands in the frame
     * @param description the peer's text, maybe empty
     * @param details the peer's details, maybe none
     * @param <R> the response
     */
    record Refused<R extends OcppResponse>(
            Action action,
            RpcErrorCode code,
            String wireCode,
            String description,
            Map<String, @Nullable Object> details)
            implements Outcome<R> {
        /** Shows the code only: the rest is the peer's. */
        @Override
        public String toString() {
            return "Refused[action=" + action + ", code=" + code + "]";
        }
    }

    /**
     * The peer executed the CALL and its response is invalid.
     *
     * @param action the action of the CALL
     * @param messageId the id of the CALL
     * @param code what kind of error it is
     * @param violations the broken rules; empty if the frame itself is broken
     * @param <R> the response
     */
    record InvalidReply<R extends OcppResponse>(
            Action action, String messageId, RpcErrorCode code, List<Violation> violations) implements Outcome<R> {
        /** Copies the list. */
        public InvalidReply {
            violations = List.copyOf(violations);
        }
    }

    /**
     * The CALL was sent and nobody knows what became of it.
     *
     * @param action the action of the CALL
     * @param messageId the id of the CALL
     * @param cause why nobody knows
     * @param waited how long it was waited for an answer
     * @param <R> the response
     */
    record Unknown<R extends OcppResponse>(Action action, String messageId, Cause cause, Duration waited)
            implements Outcome<R> {
        /** Why nobody knows. */
        public enum Cause {
            /** No answer came in time. */
            TIMEOUT,
            /** The connection was lost. */
            CONNECTION_LOST
        }
    }

    /**
     * The CALL never left.
     *
     * @param action the action of the CALL
     * @param reason why not
     * @param violations the broken rules if the reason is {@link NotSentReason#INVALID}, else empty
     * @param <R> the response
     */
    record NotSent<R extends OcppResponse>(Action action, NotSentReason reason, List<Violation> violations)
            implements Outcome<R> {
        /** Copies the list. */
        public NotSent {
            violations = List.copyOf(violations);
        }
    }

    /**
     * Returns whether the peer answered with a valid response.
     *
     * @return true for {@link Replied}
     */
    default boolean isReplied() {
        return this instanceof Replied;
    }

    /**
     * Returns whether the peer may have executed the CALL.
     *
     * @return false only for {@link Refused} and {@link NotSent}
     */
    default boolean mayBeExecuted() {
        return !(this instanceof Refused || this instanceof NotSent);
    }

    /**
     * Returns the response.
     *
     * @return the response
     * @throws CallErrorException if the peer refused
     * @throws InvalidReplyException if its response is invalid
     * @throws CallTimeoutException if it did not answer in time
     * @throws ConnectionClosedException if the connection was lost
     * @throws CallNotSentException if the CALL never left
     */
    default R orThrow() {
        if (this instanceof Replied<R> replied) {
            return replied.value();
        }
        throw toException();
    }

    private RpcException toException() {
        if (this instanceof Refused<R> refused) {
            return CallErrorException.received(
                    refused.action(), refused.code(), refused.wireCode(), refused.description(), refused.details());
        }
        if (this instanceof InvalidReply<R> invalid) {
            return new InvalidReplyException(
                    invalid.action(), invalid.messageId(), invalid.code(), invalid.violations());
        }
        if (this instanceof Unknown<R> unknown) {
            return unknown.cause() == Unknown.Cause.TIMEOUT
                    ? new CallTimeoutException(unknown.action(), unknown.messageId(), unknown.waited())
                    : new ConnectionClosedException(unknown.action(), unknown.messageId());
        }
        NotSent<R> notSent = (NotSent<R>) this;
        return new CallNotSentException(notSent.action(), notSent.reason(), notSent.violations());
    }
}
