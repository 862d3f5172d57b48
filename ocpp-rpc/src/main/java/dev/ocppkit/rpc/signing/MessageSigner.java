package dev.ocppkit.rpc.signing;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.Optional;

/**
 * Signs messages. Called on the thread of the caller or handler; may take its time. Must be safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.1 and 7.2.
 */
@FunctionalInterface
public interface MessageSigner {
    /**
     * Signs a message, or leaves it as it is.
     *
     * <p>The protected header must hold {@code alg} (ES256, RS256 or RS384), {@code OCPPAction} with the name of the action
     * and {@code OCPPMessageTypedId} with the number of the type, and should hold {@code x5t#S256} with the hash of the
     * signing certificate. The specification spells the second name like that; {@code OCPPMessageTypeId} is understood too.
     *
     * @param message what is about to be sent
     * @return the signed payload, or empty to send the message unsigned
     */
    Optional<FlattenedJws> sign(Unsigned message);

    /**
     * A message that could be signed.
     *
     * @param identity the charging station in the conversation, whichever side that is
     * @param version the negotiated version
     * @param type CALL, CALLRESULT or SEND
     * @param action the action; that of the request for a CALLRESULT
     * @param payload the JSON payload as UTF-8, exactly what is to be signed; not to be changed
     * @param answersSigned whether it answers a signed request, and must therefore be signed by a station that can
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Unsigned(
            String identity,
            OcppVersion version,
            MessageType type,
            Action action,
            byte[] payload,
            boolean answersSigned) {
        /** Shows nothing of the payload. */
        @Override
        public String toString() {
            return "Unsigned[" + type + ", " + action + "]";
        }
    }
}
