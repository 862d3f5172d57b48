package dev.ocppkit.security.store;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * An entry of the store.
 *
 * @param use what it is for
 * @param fallback whether it is the old CSMS root that is kept until the new one has proved itself
 * @param chain for chains the leaf and its sub-CAs; for roots the root, and after a change of the CSMS root the one that has
 *     signed it, which is kept to compute hashes with and is not trusted any more
 */
public record StoredCertificate(CertificateUse use, boolean fallback, List<X509Certificate> chain) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public StoredCertificate {
        Objects.requireNonNull(use, "use");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain is empty");
        }
    }

    /**
     * Returns the certificate itself.
     *
     * @return the first of the chain
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }
}
