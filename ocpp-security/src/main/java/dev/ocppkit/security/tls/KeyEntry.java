package dev.ocppkit.security.tls;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemKeys;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A certificate with its sub-CAs and its private key. */
public final class KeyEntry {
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private KeyEntry(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Takes a certificate of the demo PKI with its key.
     *
     * @param entry the certificate and its key
     * @return the entry
     */
    public static KeyEntry of(DemoPki.Entry entry) {
        return of(entry.chain(), entry.key());
    }

    /**
     * Makes an entry.
     *
     * @param chain the certificate, followed by its sub-CAs
     * @param key its private key; may be a handle of a security chip whose provider the JDK knows
     * @return the entry
     * @throws IllegalArgumentException if the chain is empty
     */
    public static KeyEntry of(List<X509Certificate> chain, PrivateKey key) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain is empty");
        }
        return new KeyEntry(chain.stream().map(Bc::toJdk).toList(), Objects.requireNonNull(key, "key"));
    }

    /**
     * Reads an entry from PEM.
     *
     * @param chainPem the certificate, followed by its sub-CAs
     * @param keyPem its private key, see {@link PemKeys}
     * @param password of the key, or null if it is not encrypted
     * @return the entry
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public static KeyEntry ofPem(String chainPem, String keyPem, @Nullable Secret password) {
        return of(PemCertificates.read(chainPem).orThrow(), PemKeys.read(keyPem, password));
    }

    List<X509Certificate> chain() {
        return chain;
    }

    PrivateKey key() {
        return key;
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "KeyEntry[" + chain.get(0).getPublicKey().getAlgorithm() + ", ***]";
    }
}
