package dev.ocppkit.security.revocation;

import dev.ocppkit.security.pki.RevocationChecker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP response says.
 *
 * <p>Spec: RFC 6960.
 */
public sealed interface OcspResult {
    /** A response that may be believed. */
    sealed interface Answered extends OcspResult {
        /**
         * Returns what it says of the certificate.
         *
         * @return the status
         */
        RevocationChecker.Status status();

        /**
         * Returns when this was known to be so.
         *
         * @return the time
         */
        Instant thisUpdate();

        /**
         * Returns when there will be a newer response.
         *
         * @return the time; null means that this response must not be kept
         */
        @Nullable
        Instant nextUpdate();
    }

    /**
     * The certificate is not revoked.
     *
     * @param thisUpdate when this was known
     * @param nextUpdate when there will be a newer response, or null
     */
    record Good(Instant thisUpdate, @Nullable Instant nextUpdate) implements Answered {
        @Override
        public RevocationChecker.Status status() {
            return RevocationChecker.Status.GOOD;
        }
    }

    /**
     * The certificate is revoked.
     *
     * @param since since when
     * @param reasonCode why, as in RFC 5280, 5.3.1; -1 if it does not say
     * @param thisUpdate when this was known
     * @param nextUpdate when there will be a newer response, or null
     */
    record Revoked(
            Instant since,
            int reasonCode,
            Instant thisUpdate,
            @Nullable Instant nextUpdate) implements Answered {
        @Override
        public RevocationChecker.Status status() {
            return RevocationChecker.Status.REVOKED;
        }
    }

    /**
     * The responder does not know the certificate.
     *
     * @param thisUpdate when this was known
     * @param nextUpdate when there will be a newer response, or null
     */
    record Unknown(Instant thisUpdate, @Nullable Instant nextUpdate) implements Answered {
        @Override
        public RevocationChecker.Status status() {
            return RevocationChecker.Status.UNKNOWN;
        }
    }

    /**
     * The response says nothing.
     *
     * @param reason why
     */
    record Invalid(OcspReason reason) implements OcspResult {}
}
