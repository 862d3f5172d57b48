package dev.ocppkit.security.pki;

import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.message.CertificateSignedResponse;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.security.Randoms;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificate signing requests of a charging station that wait for their certificate: one per type. Safe for use by several
 * threads.
 *
 * <p>The old key and certificate stay in use until the first connection with the new ones.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.06, A02.FR.07, A02.FR.13, A02.FR.24 to A02.FR.26.
 */
public final class PendingCsrs {
    private final KeyVault vault;
    private final Randoms randoms;
    private final Map<String, Pending> byType = new HashMap<>();

    /**
     * Makes a table.
     *
     * @param vault makes and destroys keys
     * @param randoms makes request ids
     */
    public PendingCsrs(KeyVault vault, Randoms randoms) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.randoms = Objects.requireNonNull(randoms, "randoms");
    }

    /**
     * A request that waits.
     *
     * @param requestId SignCertificateRequest.requestId (OCPP 2.1)
     * @param type its type; null for a certificate for both the CSMS and vehicles
     * @param keys the key pair
     * @param pem SignCertificateRequest.csr
     */
    public record Pending(int requestId, @Nullable CertificateSigningUseEnum type, KeyPair keys, String pem) {
        /**
         * Returns the request to send, for OCPP 2.1. Under OCPP 2.0.1 it has no requestId.
         *
         * @return the request
         */
        public SignCertificateRequest request() {
            return SignCertificateRequest.builder()
                    .csr(pem)
                    .certificateType(type)
                    .requestId(requestId)
                    .build();
        }

        /** Shows nothing of the keys. */
        @Override
        public String toString() {
            return "Pending[" + requestId + ", " + type + "]";
        }
    }

    /** What became of a certificate that came. */
    public sealed interface Outcome {
        /**
         * Returns the answer to CertificateSigned.
         *
         * @return a response with Accepted or Rejected
         */
        default CertificateSignedResponse response() {
            return CertificateSignedResponse.of(
                    this instanceof Accepted
                            ? CertificateSignedStatusEnum.ACCEPTED
                            : CertificateSignedStatusEnum.REJECTED);
        }

        /**
         * Answer Accepted, and use it from the next connection on.
         *
         * @param keys its key pair
         * @param chain the certificate and its sub-CAs
         */
        record Accepted(KeyPair keys, List<X509Certificate> chain) implements Outcome {
            /** Shows nothing of the keys. */
            @Override
            public String toString() {
                return "Accepted[***]";
            }
        }

        /** Answer Rejected: nothing waits for it. */
        record UnknownRequest() implements Outcome {}

        /**
         * Answer Rejected, raise InvalidChargingStationCertificate with the reason, and do not ask again by yourself (A02.FR.20).
         *
         * @param reason why the chain is not valid
         */
        record InvalidChain(ChainReason reason) implements Outcome {}
    }

    /**
     * Makes a request. One of the same type that waits is given up.
     *
     * @param type its type; null for a certificate for both the CSMS and vehicles
     * @param spec the kind of key
     * @param subject whom the certificate is for
     * @return the request, to be sent
     */
    public synchronized Pending start(@Nullable CertificateSigningUseEnum type, KeySpec spec, CsrSubject subject) {
        giveUp(type);
        KeyPair keys = vault.generate(spec);
        Pending pending = new Pending(randoms.requestId(), type, keys, CsrBuilder.build(subject, keys));
        byType.put(key(type), pending);
        return pending;
    }

    /**
     * Finds the request that a CertificateSignedRequest answers.
     *
     * @param requestId its requestId, or null if it has none
     * @param type its certificateType, or null if it has none
     * @return the request; empty if none waits for it
     */
    public synchronized Optional<Pending> find(@Nullable Integer requestId, @Nullable CertificateSigningUseEnum type) {
        if (requestId != null) {
            return byType.values().stream()
                    .filter(pending -> pending.requestId() == requestId)
                    .findFirst();
        }
        return Optional.ofNullable(byType.get(key(type)));
    }

    /**
     * Takes a CertificateSignedRequest.
     *
     * @param requestId its requestId, or null if it has none
     * @param type its certificateType, or null if it has none
     * @param chain its certificateChain, with anchors and what is expected of it; the key of the request is added here
     * @return what became of it; an invalid chain leaves the request waiting for nothing
     */
    public synchronized Outcome accept(
            @Nullable Integer requestId, @Nullable CertificateSigningUseEnum type, ChainRequest.Builder chain) {
        Optional<Pending> pending = find(requestId, type);
        if (pending.isEmpty()) {
            return new Outcome.UnknownRequest();
        }
        ChainResult result = ChainValidator.validate(
                chain.pendingKey(pending.get().keys().getPublic()).build());
        if (result instanceof ChainResult.Valid valid) {
            byType.remove(key(pending.get().type()));
            List<X509Certificate> certificates = new ArrayList<>(List.of(valid.leaf()));
            certificates.addAll(valid.intermediates());
            return new Outcome.Accepted(pending.get().keys(), List.copyOf(certificates));
        }
        giveUp(pending.get().type());
        return new Outcome.InvalidChain(((ChainResult.Invalid) result).reason());
    }

    /**
     * Gives a request up and destroys its key.
     *
     * @param type its type; null for a certificate for both the CSMS and vehicles
     */
    public synchronized void giveUp(@Nullable CertificateSigningUseEnum type) {
        Pending old = byType.remove(key(type));
        if (old != null) {
            vault.destroy(old.keys());
        }
    }

    private static String key(@Nullable CertificateSigningUseEnum type) {
        return type == null ? "combined" : type.wireName();
    }
}
