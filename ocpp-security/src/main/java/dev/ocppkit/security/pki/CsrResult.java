package dev.ocppkit.security.pki;

import java.security.PublicKey;

/** What a check of a certificate signing request found. */
public sealed interface CsrResult {
    /**
     * The request is good.
     *
     * @param key the key to certify
     * @param organisation the organisation of its subject
     * @param commonName the common name of its subject
     */
    record Accepted(PublicKey key, String organisation, String commonName) implements CsrResult {}

    /**
     * The request is to be rejected, with the reason code InvalidCSR.
     *
     * @param reason the first rule that is broken
     */
    record Refused(CsrReason reason) implements CsrResult {}
}
