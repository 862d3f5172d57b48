package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.validation.Validation;
import java.util.Optional;

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
