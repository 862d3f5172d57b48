package dev.ocppkit.rpc.signing;

import java.util.Objects;

/**
 * The payload of a signed message.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.1; RFC 7515, 7.2.2.
 *
 * @param payload the payload of the message, base64url without padding
 * @param protectedHeader the protected header, base64url without padding; the member {@code protected}
 * @param signature the signature, base64url without padding
 */
public record FlattenedJws(String payload, String protectedHeader, String signature) {
    /** Checks for null. */
    public FlattenedJws {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(protectedHeader, "protectedHeader");
        Objects.requireNonNull(signature, "signature");
    }

    /**
     * Returns what is signed.
     *
     * @return the encoded header and the encoded payload, joined by a dot
     */
    public String signingInput() {
        return protectedHeader + "." + payload;
    }

    /** Shows nothing of it: the payload may hold secrets. */
    @Override
    public String toString() {
        return "FlattenedJws[***]";
    }
}
