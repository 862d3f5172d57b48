package dev.ocppkit.security.pki;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * Computes and compares the hash data that OCPP names certificates with. Pure.
 *
 * <p>The name hash is that of the issuer field of the certificate itself: the subject of its issuer may be encoded otherwise. The
 * key hash is that of the issuer's key bits as they stand in its certificate, without re-encoding.
 *
 * <p>Spec: OCPP 2.1 Part 2, CertificateHashDataType; M03, M04; RFC 6960, 4.1.1.
 */
public final class CertificateHashes {
    private static final int MAX_SERIAL_DIGITS = 40;

    private CertificateHashes() {}

    /**
     * Computes the hash data of a certificate.
     *
     * @param certificate the certificate
     * @param issuer the certificate it is signed with; the same one if it is self-signed
     * @param algorithm SHA256, SHA384 or SHA512
     * @return the hash data in lower case, the serial number without leading zeros; empty if the serial number is negative or has
     *     more than 40 digits, or the algorithm is not known
     */
    public static Optional<CertificateHashData> of(
            X509Certificate certificate, X509Certificate issuer, HashAlgorithmEnum algorithm) {
        String digest = digestName(algorithm);
        BigInteger serial = certificate.getSerialNumber();
        String digits = serial.toString(16);
        if (digest == null || serial.signum() < 0 || digits.length() > MAX_SERIAL_DIGITS) {
            return Optional.empty();
        }
        return Guard.attempt(() -> {
            X509CertificateHolder subject = Bc.holder(certificate);
            byte[] name = subject.getIssuer().getEncoded(ASN1Encoding.DER);
            byte[] key = Bc.holder(issuer)
                    .getSubjectPublicKeyInfo()
                    .getPublicKeyData()
                    .getBytes();
            HexFormat hex = HexFormat.of();
            return CertificateHashData.builder()
                    .hashAlgorithm(algorithm)
                    .issuerNameHash(hex.formatHex(Bc.digest(digest, name)))
                    .issuerKeyHash(hex.formatHex(Bc.digest(digest, key)))
                    .serialNumber(digits)
                    .build();
        });
    }

    /**
     * Tells whether hash data of a peer means a certificate. The case of letters and leading zeros of the serial number do not
     * matter.
     *
     * @param query the hash data
     * @param certificate the certificate
     * @param issuer the certificate it is signed with; the same one if it is self-signed
     * @return whether all three fields fit
     */
    public static boolean matches(CertificateHashData query, X509Certificate certificate, X509Certificate issuer) {
        return of(certificate, issuer, query.hashAlgorithm())
                .map(own -> same(own, query))
                .orElse(false);
    }

    /**
     * Tells whether two hash data are the same, whatever the case of their letters and leading zeros of the serial number.
     *
     * @param one the one
     * @param other the other
     * @return whether algorithm and all three fields fit
     */
    public static boolean same(CertificateHashData one, CertificateHashData other) {
        return key(one).equals(key(other));
    }

    /**
     * Returns a text that is the same for hash data that are the same, to look them up with.
     *
     * @param data the hash data
     * @return the text
     */
    public static String key(CertificateHashData data) {
        String serial = data.serialNumber().toLowerCase(Locale.ROOT);
        int start = 0;
        while (start < serial.length() - 1 && serial.charAt(start) == '0') {
            start++;
        }
        return data.hashAlgorithm().wireName()
                + ':'
                + data.issuerNameHash().toLowerCase(Locale.ROOT)
                + ':'
                + data.issuerKeyHash().toLowerCase(Locale.ROOT)
                + ':'
                + serial.substring(start);
    }

    private static @Nullable String digestName(HashAlgorithmEnum algorithm) {
        return switch (algorithm) {
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
            default -> null;
        };
    }
}
