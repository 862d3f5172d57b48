package dev.ocppkit.security.pki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chain to validate, and what is expected of it.
 *
 * <p>Defaults: profile {@link CertificateProfile#STATION}, at most 10000 characters, no tolerance for clocks, no revocation
 * check; if one is given, unknown status is an error.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.06, A02.FR.16.
 */
public final class ChainRequest {
    final @Nullable String pem;
    final List<X509Certificate> certificates;
    final List<X509Certificate> anchors;
    final CertificateProfile profile;
    final Instant at;
    final Duration tolerance;
    final int maxLength;
    final @Nullable String organisation;
    final @Nullable String commonName;
    final byte @Nullable [] pendingKey;
    final @Nullable RevocationChecker revocation;
    final boolean softFail;

    private ChainRequest(Builder builder) {
        pem = builder.pem;
        certificates = builder.certificates;
        anchors = builder.anchors;
        profile = builder.profile;
        at = builder.at;
        tolerance = builder.tolerance;
        maxLength = builder.maxLength;
        organisation = builder.organisation;
        commonName = builder.commonName;
        pendingKey = builder.pendingKey;
        revocation = builder.revocation;
        softFail = builder.softFail;
    }

    /**
     * Starts a request for a chain in PEM, leaf first.
     *
     * @param pem the text as it was received
     * @param at when it must be valid
     * @return the builder
     */
    public static Builder ofPem(String pem, Instant at) {
        return new Builder(Objects.requireNonNull(pem, "pem"), List.of(), at);
    }

    /**
     * Starts a request for certificates that were read already, leaf first.
     *
     * @param certificates the certificates
     * @param at when they must be valid
     * @return the builder
     */
    public static Builder of(List<X509Certificate> certificates, Instant at) {
        return new Builder(null, List.copyOf(certificates), at);
    }

    /** Builds a {@link ChainRequest}; not safe for use by several threads. */
    public static final class Builder {
        private final @Nullable String pem;
        private final List<X509Certificate> certificates;
        private final Instant at;
        private List<X509Certificate> anchors = List.of();
        private CertificateProfile profile = CertificateProfile.STATION;
        private Duration tolerance = Duration.ZERO;
        private int maxLength = PemCertificates.MAX_LENGTH;
        private @Nullable String organisation;
        private @Nullable String commonName;
        private byte @Nullable [] pendingKey;
        private @Nullable RevocationChecker revocation;
        private boolean softFail;

        private Builder(@Nullable String pem, List<X509Certificate> certificates, Instant at) {
            this.pem = pem;
            this.certificates = certificates;
            this.at = Objects.requireNonNull(at, "at");
        }

        /**
         * Sets the trusted certificates. Each is trusted by itself, whoever signed it.
         *
         * @param trusted the certificates; none means that no chain is valid
         * @return this
         */
        public Builder anchors(Collection<X509Certificate> trusted) {
            anchors = List.copyOf(trusted);
            return this;
        }

        /**
         * Sets what the certificate is for.
         *
         * @param use the profile
         * @return this
         */
        public Builder profile(CertificateProfile use) {
            profile = Objects.requireNonNull(use, "use");
            return this;
        }

        /**
         * Sets how long before its beginning a certificate is valid already, because clocks differ.
         *
         * @param early 0 to 5 minutes
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder tolerance(Duration early) {
            if (early.isNegative() || early.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException("early is " + early + ", but must be 0 to 5 minutes");
            }
            tolerance = early;
            return this;
        }

        /**
         * Sets how many characters the PEM text may have: SecurityCtrlr.MaxCertificateChainSize.
         *
         * @param characters at least 1
         * @return this
         */
        public Builder maxLength(int characters) {
            maxLength = characters;
            return this;
        }

        /**
         * Sets the organisation that the leaf must name.
         *
         * @param name the exact name
         * @return this
         */
        public Builder organisation(String name) {
            organisation = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the common name that the leaf must have.
         *
         * @param name the exact name; for contracts the eMAID
         * @return this
         */
        public Builder commonName(String name) {
            commonName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the key of the pending certificate signing request, which the leaf must certify.
         *
         * @param key the public key
         * @return this
         */
        public Builder pendingKey(PublicKey key) {
            pendingKey = key.getEncoded();
            return this;
        }

        /**
         * Sets who tells about revocation. A certificate of unknown status makes the chain invalid.
         *
         * @param checker is asked for each certificate below the anchor
         * @return this
         */
        public Builder revocation(RevocationChecker checker) {
            revocation = Objects.requireNonNull(checker, "checker");
            softFail = false;
            return this;
        }

        /**
         * Sets who tells about revocation. A certificate of unknown status is accepted.
         *
         * @param checker is asked for each certificate below the anchor
         * @return this
         */
        public Builder revocationIfKnown(RevocationChecker checker) {
            revocation = Objects.requireNonNull(checker, "checker");
            softFail = true;
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         */
        public ChainRequest build() {
            return new ChainRequest(this);
        }
    }
}
