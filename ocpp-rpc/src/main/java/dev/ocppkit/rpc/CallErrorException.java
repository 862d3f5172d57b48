package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.internal.FreeJson;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CALL that is refused with an error code. A handler throws it to refuse a request; a caller gets it when the peer
 * refused one.
 *
 * <p>Refusals that the response has a status for, such as {@code Rejected}, are ordinary responses.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.2.3 (CALLERROR) and 4.3 (codes).
 */
public final class CallErrorException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final RpcErrorCode code;
    private final String wireCode;
    private final String description;
    private final boolean received;
    private final transient Map<String, @Nullable Object> details;

    /**
     * Makes a refusal without details.
     *
     * @param code the code
     * @param description a short text for the peer's developers, cut after 255 characters; it goes to the peer
     */
    public CallErrorException(RpcErrorCode code, String description) {
        this(code, description, Map.of());
    }

    /**
     * Makes a refusal.
     *
     * @param code the code
     * @param description a short text for the peer's developers, cut after 255 characters; it goes to the peer
     * @param details free members; values are texts, numbers, booleans, null, lists and maps of these; they go to the peer
     * @throws IllegalArgumentException if a value is of a type that JSON does not have
     */
    public CallErrorException(RpcErrorCode code, String description, Map<String, ?> details) {
        this(
                code.wireName() + ": " + Objects.requireNonNull(description, "description"),
                code,
                code.wireName(),
                description,
                FreeJson.copy(details),
                false);
    }

    private CallErrorException(
            String message,
            RpcErrorCode code,
            String wireCode,
            String description,
            Map<String, @Nullable Object> details,
            boolean received) {
        super(message, null);
        this.received = received;
        this.code = code;
        this.wireCode = wireCode;
        this.description = description;
        this.details = details;
    }

    /**
     * Makes the exception for an error that a peer sent; its message does not hold the peer's text.
     *
     * @param action what the error is about
     * @param code the code; GenericError if the specification does not have it
     * @param wireCode the code as it stands in the frame
     * @param description the peer's text
     * @param details the peer's details
     * @return the exception
     */
    public static CallErrorException received(
            Action action, RpcErrorCode code, String wireCode, String description, Map<String, ?> details) {
        return received(action.wireName(), code, wireCode, description, details);
    }

    /**
     * Makes the exception for an error that a peer sent; its message does not hold the peer's text.
     *
     * @param about what the error is about, in our words
     * @param code the code; GenericError if the specification does not have it
     * @param wireCode the code as it stands in the frame
     * @param description the peer's text
     * @param details the peer's details
     * @return the exception
     */
    public static CallErrorException received(
            String about, RpcErrorCode code, String wireCode, String description, Map<String, ?> details) {
        return new CallErrorException(
                "The peer reported " + code.wireName() + " about " + about + ".",
                code,
                wireCode,
                description,
                FreeJson.copy(details),
                true);
    }

    /**
     * Returns the code.
     *
     * @return the code; {@link RpcErrorCode#GENERIC_ERROR} if the peer sent one that the specification does not have
     */
    public RpcErrorCode code() {
        return code;
    }

    /**
     * Returns the code as it stands in the frame.
     *
     * @return the text, which a peer may have made up
     */
    public String wireCode() {
        return wireCode;
    }

    /**
     * Returns whether a peer sent the error. A handler that lets such an error pass does not refuse with it: its own peer is
     * told InternalError, because the text is somebody else's.
     *
     * @return whether it came from a peer
     */
    public boolean isReceived() {
        return received;
    }

    /**
     * Returns the description.
     *
     * @return a text, maybe empty
     */
    public String description() {
        return description;
    }

    /**
     * Returns the details.
     *
     * @return free members, maybe none; empty after serialisation
     */
    public Map<String, @Nullable Object> details() {
        return details == null ? Map.of() : details;
    }
}
