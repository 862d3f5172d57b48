package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Bc;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds the certificates that messages are signed with. Only certificates that are trusted for it may be in here; keys that come
 * with a message never are.
 *
 * <p>Behind a local controller the certificate is not that of the TLS connection, which is as it should be.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.4.
 */
public interface SignerDirectory {
    /**
     * Finds a certificate.
     *
     * @param sha256 the SHA-256 of its DER
     * @return the certificate, or empty if it is not known
     */
    Optional<X509Certificate> byThumbprint(byte[] sha256);

    /**
     * Returns the certificates to try for a message that does not name one.
     *
     * @return few certificates; none by default, which refuses such messages
     */
    default List<X509Certificate> candidates() {
        return List.of();
    }

    /**
     * Makes a directory of a few certificates, which are also tried for messages that do not name one.
     *
     * @param certificates the certificates
     * @return the directory
     */
    static SignerDirectory of(Collection<X509Certificate> certificates) {
        List<X509Certificate> known = List.copyOf(certificates);
        return new SignerDirectory() {
            @Override
            public Optional<X509Certificate> byThumbprint(byte[] sha256) {
                return known.stream()
                        .filter(one -> MessageDigest.isEqual(thumbprint(one), sha256))
                        .findFirst();
            }

            @Override
            public List<X509Certificate> candidates() {
                return known;
            }
        };
    }

    /**
     * Returns the thumbprint of a certificate.
     *
     * @param certificate the certificate
     * @return the SHA-256 of its DER
     */
    static byte[] thumbprint(X509Certificate certificate) {
        try {
            return Bc.digest("SHA-256", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate has no encoding.", e);
        }
    }
}
