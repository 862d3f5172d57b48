package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.validation.Validation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One connection with a peer. What is sent through it goes over this connection or not at all. */
public interface OcppConnection extends Peer {
    /**
     * Returns the negotiated version.
     *
     * @return the version, which never changes
     */
    OcppVersion version();

    /**
     * Returns a number that tells connections of one identity apart.
     *
     * @return greater than that of all earlier connections of the endpoint
     */
    long epoch();

    /**
     * Returns how payloads are checked.
     *
     * @return the policies in both directions
     */
    Validation validation();

    /**
     * Changes how payloads are checked, from the next one on. A BootNotification that fits a quirk profile changes it again.
     *
     * @param changed the policies in both directions
     */
    void validation(Validation changed);

    /**
     * Sends a CALL of an action that the specification does not have. Vendors' actions are outside the standard: use them only
     * where both sides have agreed on them, and rather use DataTransfer. Such a CALL waits for its turn like any other; it is
     * not signed, and {@link Interceptor}s do not see it.
     *
     * @param action the action, as it stands in frames
     * @param payload a JSON object
     * @param options how long it may take
     * @return what became of it; never completed exceptionally
     * @throws IllegalArgumentException if the specification has the action in any version, or the payload is no JSON object
     */
    CompletableFuture<RawOutcome> callVendorAction(String action, String payload, CallOptions options);

    /**
     * Sends a CALL of an action that the specification does not have, with the options of the endpoint.
     *
     * @param action the action, as it stands in frames
     * @param payload a JSON object
     * @return what became of it; never completed exceptionally
     * @throws IllegalArgumentException if the specification has the action in any version, or the payload is no JSON object
     */
    CompletableFuture<RawOutcome> callVendorAction(String action, String payload);

    /**
     * Returns how the last BootNotification of the station was answered, on this connection or an earlier one.
     *
     * @return the status, or empty if none is known
     */
    Optional<RegistrationStatusEnum> registration();

    /**
     * Returns whether messages can still be sent.
     *
     * @return false once it is closed or being closed
     */
    boolean isOpen();

    /**
     * Closes the connection after what was already taken for sending.
     *
     * @param code the WebSocket close code: 1000, 1001, 1008 or one of 3000 to 4999
     * @param reason a short text for the peer, at most 123 bytes of UTF-8
     * @throws IllegalArgumentException if the code or the reason is not allowed
     */
    void close(int code, String reason);
}
