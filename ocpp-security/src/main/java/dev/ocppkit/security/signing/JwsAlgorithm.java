package dev.ocppkit.security.signing;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms that OCPP allows; all others, above all {@code none} and those with shared keys, are refused.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.3; RFC 7518, 3.1.
 */
public enum JwsAlgorithm {
    /** ECDSA with P-256 and SHA-256. */
    ES256,
    /** RSA PKCS #1 1.5 with SHA-256. */
    RS256,
    /** RSA PKCS #1 1.5 with SHA-384. */
    RS384;

    static Optional<JwsAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
