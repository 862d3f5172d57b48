package dev.ocppkit.security.signing;

import java.util.Objects;

/**
 * A signed payload: the flattened JSON serialisation of JWS.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.1; RFC 7515, 7.2.2.
 *
 * @param payload the payload in base64url
 * @param protectedHeader the protected header in base64url
 * @param signature the signature in base64url
 */
public record Jws(String payload, String protectedHeader, String signature) {
    /** Checks for null. */
    public Jws {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(protectedHeader, "protectedHeader");
        Objects.requireNonNull(signature, "signature");
    }

    /** Shows nothing of it: the payload may hold secrets. */
    @Override
    public String toString() {
        return "Jws[***]";
    }
}
