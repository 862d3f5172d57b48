package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the authority that has signed a certificate of which only hashes are known. */
@FunctionalInterface
public interface IssuerDirectory {
    /**
     * Finds an authority.
     *
     * @param certificate the hashes of a certificate
     * @return its issuer, or empty if it is not known
     */
    Optional<X509Certificate> issuerOf(CertificateHashData certificate);

    /**
     * Makes a directory of some authorities. The hash of the key decides.
     *
     * @param authorities their certificates
     * @return the directory
     */
    static IssuerDirectory of(Collection<X509Certificate> authorities) {
        List<X509Certificate> known = List.copyOf(authorities);
        return data -> {
            String digest = switch (data.hashAlgorithm()) {
                case SHA384 -> "SHA-384";
                case SHA512 -> "SHA-512";
                default -> "SHA-256";
            };
            String wanted = data.issuerKeyHash().toLowerCase(Locale.ROOT);
            return known.stream()
                    .filter(one -> Guard.attempt(() -> HexFormat.of()
                                    .formatHex(Bc.digest(
                                            digest,
                                            Bc.holder(one)
                                                    .getSubjectPublicKeyInfo()
                                                    .getPublicKeyData()
                                                    .getBytes())))
                            .filter(wanted::equals)
                            .isPresent())
                    .findFirst();
        };
    }
}
