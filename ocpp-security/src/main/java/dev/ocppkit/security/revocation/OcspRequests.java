package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.CertificateHashes;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes OCSP requests, and the data that a charging station asks its CSMS with. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06, C07.FR.05; RFC 6960.
 */
public final class OcspRequests {
    private static final int MAX_URL = 2000;
    private static final int MAX_HEX = 128;

    private OcspRequests() {}

    /**
     * Returns the data that name a certificate to an OCSP responder.
     *
     * @param certificate the certificate
     * @param issuer the certificate it is signed with
     * @param algorithm SHA256, SHA384 or SHA512
     * @return the data with the first http or https address of a responder in the certificate; empty if there is none
     */
    public static Optional<OCSPRequestData> dataFor(
            X509Certificate certificate, X509Certificate issuer, HashAlgorithmEnum algorithm) {
        return responder(certificate)
                .flatMap(url ->
                        CertificateHashes.of(certificate, issuer, algorithm).map(hashes -> dataFor(hashes, url)));
    }

    /**
     * Returns the data that name a certificate to an OCSP responder, for certificates that do not name theirs.
     *
     * @param hashes the hashes of the certificate
     * @param responder the address of the responder, at most 2000 characters
     * @return the data
     */
    public static OCSPRequestData dataFor(CertificateHashData hashes, String responder) {
        return OCSPRequestData.builder()
                .hashAlgorithm(hashes.hashAlgorithm())
                .issuerNameHash(hashes.issuerNameHash())
                .issuerKeyHash(hashes.issuerKeyHash())
                .serialNumber(hashes.serialNumber())
                .responderURL(responder)
                .build();
    }

    /**
     * Returns the address of the OCSP responder that a certificate names.
     *
     * @param certificate the certificate
     * @return the first http or https address of at most 2000 characters; empty if there is none
     */
    public static Optional<String> responder(X509Certificate certificate) {
        return Guard.attempt(() -> {
            AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(
                    Bc.holder(certificate).getExtensions());
            if (access == null) {
                return null;
            }
            for (AccessDescription one : access.getAccessDescriptions()) {
                String url = one.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                        ? url(one.getAccessLocation())
                        : null;
                if (url != null) {
                    return url;
                }
            }
            return null;
        });
    }

    private static @Nullable String url(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return null;
        }
        String url = name.getName().toString();
        String lower = url.toLowerCase(Locale.ROOT);
        boolean http = lower.startsWith("http://") || lower.startsWith("https://");
        return http && url.length() <= MAX_URL ? url : null;
    }

    /**
     * Makes a request without a nonce, which responders can answer from what they made before.
     *
     * @param data the hashes of the certificate, as a charging station sends them
     * @return the DER of the request; empty if a field is no hexadecimal number or the algorithm is not known
     */
    public static Optional<byte[]> build(OCSPRequestData data) {
        return build(hashData(data), null);
    }

    /**
     * Makes a request.
     *
     * @param data the hashes of the certificate
     * @param nonce 1 to 32 random octets that a fresh answer must repeat, or null
     * @return the DER of the request; empty if a field is no hexadecimal number or the algorithm is not known
     */
    public static Optional<byte[]> build(CertificateHashData data, byte @Nullable [] nonce) {
        return certificateId(data)
                .flatMap(id -> Guard.attempt(() -> {
                    OCSPReqBuilder builder = new OCSPReqBuilder().addRequest(new CertificateID(id));
                    if (nonce != null) {
                        Extension extension = new Extension(
                                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                                false,
                                new DEROctetString(new DEROctetString(nonce).getEncoded()));
                        builder.setRequestExtensions(new Extensions(extension));
                    }
                    return builder.build().getEncoded();
                }));
    }

    /**
     * Returns the hash data in the data of a request.
     *
     * @param data the data of a request
     * @return its hashes
     */
    public static CertificateHashData hashData(OCSPRequestData data) {
        return CertificateHashData.builder()
                .hashAlgorithm(data.hashAlgorithm())
                .issuerNameHash(data.issuerNameHash())
                .issuerKeyHash(data.issuerKeyHash())
                .serialNumber(data.serialNumber())
                .build();
    }

    static Optional<CertID> certificateId(CertificateHashData data) {
        ASN1ObjectIdentifier algorithm = switch (data.hashAlgorithm()) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
            default -> null;
        };
        int longest = Math.max(
                data.serialNumber().length(),
                Math.max(data.issuerNameHash().length(), data.issuerKeyHash().length()));
        if (algorithm == null || longest > MAX_HEX) {
            return Optional.empty();
        }
        return Guard.attempt(() -> {
            BigInteger serial = new BigInteger(data.serialNumber(), 16);
            return serial.signum() < 0
                    ? null
                    : new CertID(
                            new AlgorithmIdentifier(algorithm, DERNull.INSTANCE),
                            new DEROctetString(HexFormat.of().parseHex(data.issuerNameHash())),
                            new DEROctetString(HexFormat.of().parseHex(data.issuerKeyHash())),
                            new ASN1Integer(serial));
        });
    }
}
