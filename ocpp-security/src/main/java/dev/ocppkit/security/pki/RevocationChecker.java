package dev.ocppkit.security.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Finds out whether a certificate is revoked.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.702, A00.FR.705.
 */
@FunctionalInterface
public interface RevocationChecker {
    /** What is known about a certificate. */
    enum Status {
        /** It is not revoked. */
        GOOD,
        /** It is revoked. */
        REVOKED,
        /** It could not be found out. */
        UNKNOWN
    }

    /**
     * Returns the status of a certificate.
     *
     * @param certificate the certificate
     * @param issuer the certificate it is signed with
     * @param at when
     * @return its status; no exception
     */
    Status status(X509Certificate certificate, X509Certificate issuer, Instant at);
}
