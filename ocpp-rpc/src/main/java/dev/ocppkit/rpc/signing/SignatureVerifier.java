package dev.ocppkit.rpc.signing;

/**
 * Decides whether a signed message is genuine.
 *
 * <p>Runs on the thread that reads the connection, so it must not block; the certificates that it needs are at hand. Must be
 * safe for use by several threads. Only messages with algorithm ES256, RS256 or RS384 get here.
 *
 * <p>The message id is not signed: a verifier that wants to detect replays remembers signatures or looks at times in the
 * payload.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.2 to 7.4.
 */
@FunctionalInterface
public interface SignatureVerifier {
    /**
     * Checks one message.
     *
     * @param message the message
     * @return whether its signature is valid and by a key that may sign for its sender; false, as well as an exception,
     *     refuses it with SecurityError
     */
    boolean isGenuine(SignedMessage message);
}
