package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Verifies OCSP responses. Pure.
 *
 * <p>The signer is the issuer of the certificate itself, or a certificate in the response that the issuer signed directly, that
 * allows OCSP signing and is valid now. The hash algorithm in the response only names the certificate, so SHA-1 is accepted
 * there.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06, M07, A00.FR.702; RFC 6960, 3.2 and 4.2.2.
 */
public final class OcspResponses {
    /** How many octets a response may have: more do not fit into {@code ocspResult} as base64. */
    public static final int MAX_LENGTH = 13_500;

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private OcspResponses() {}

    /**
     * Verifies a response about a certificate that is known.
     *
     * @param der the response
     * @param certificate the certificate
     * @param issuer the certificate it is signed with
     * @param now the time
     * @param nonce the nonce of the request, or null if it had none
     * @return what the response says, or why it says nothing
     */
    public static OcspResult verify(
            byte[] der, X509Certificate certificate, X509Certificate issuer, Instant now, byte @Nullable [] nonce) {
        return verify(der, id -> names(id, certificate, issuer), issuer, now, nonce);
    }

    /**
     * Verifies a response about a certificate of which only the hashes are known.
     *
     * @param der the response
     * @param certificate the hashes of the certificate
     * @param issuer the certificate it is signed with
     * @param now the time
     * @param nonce the nonce of the request, or null if it had none
     * @return what the response says, or why it says nothing
     */
    public static OcspResult verify(
            byte[] der, CertificateHashData certificate, X509Certificate issuer, Instant now, byte @Nullable [] nonce) {
        Optional<CertID> wanted = OcspRequests.certificateId(certificate);
        return verify(der, id -> wanted.filter(other -> isSame(id, other)).isPresent(), issuer, now, nonce);
    }

    /**
     * Reads the times of a response without verifying it, for a CSMS that only passes responses on.
     *
     * @param der the response
     * @return whether it is a successful response that can be read
     */
    public static boolean isWellFormed(byte[] der) {
        return der.length <= MAX_LENGTH
                && parse(der)
                        .filter(response -> response.getStatus() == OCSPResp.SUCCESSFUL)
                        .flatMap(OcspResponses::basic)
                        .isPresent();
    }

    /** Tells whether an identifier in a response means the wanted certificate. */
    private interface Wanted {
        boolean test(CertID id);
    }

    private static OcspResult verify(
            byte[] der, Wanted wanted, X509Certificate issuer, Instant now, byte @Nullable [] nonce) {
        if (der.length > MAX_LENGTH) {
            return new OcspResult.Invalid(OcspReason.TOO_LONG);
        }
        Optional<OCSPResp> response = parse(der);
        if (response.isPresent() && response.get().getStatus() != OCSPResp.SUCCESSFUL) {
            return new OcspResult.Invalid(OcspReason.RESPONDER_ERROR);
        }
        return response.flatMap(OcspResponses::basic)
                .flatMap(basic -> Guard.attempt(() -> verify(basic, wanted, Bc.holder(issuer), now, nonce)))
                .orElseGet(() -> new OcspResult.Invalid(OcspReason.MALFORMED));
    }

    private static Optional<OCSPResp> parse(byte[] der) {
        return Guard.attempt(() -> new OCSPResp(OCSPResponse.getInstance(Bc.parseDer(der))));
    }

    private static Optional<BasicOCSPResp> basic(OCSPResp response) {
        return Guard.attempt(() -> response.getResponseObject() instanceof BasicOCSPResp basic
                        && basic.getResponses().length > 0
                        && isDer(response)
                ? basic
                : null);
    }

    /** The inner response stands in an octet string, where the outer look at the encoding does not reach. */
    private static boolean isDer(OCSPResp response) throws IOException {
        Bc.parseDer(response.toASN1Structure().getResponseBytes().getResponse().getOctets());
        return true;
    }

    private static OcspResult verify(
            BasicOCSPResp basic, Wanted wanted, X509CertificateHolder issuer, Instant now, byte @Nullable [] nonce) {
        Optional<OcspReason> unsigned = checkSignature(basic, issuer, now);
        if (unsigned.isPresent()) {
            return new OcspResult.Invalid(unsigned.get());
        }
        Optional<SingleResp> single = Arrays.stream(basic.getResponses())
                .filter(one -> wanted.test(one.getCertID().toASN1Primitive()))
                .findFirst();
        if (single.isEmpty()) {
            return new OcspResult.Invalid(OcspReason.OTHER_CERTIFICATE);
        }
        if (nonce != null && !Arrays.equals(nonce, nonceOf(basic))) {
            return new OcspResult.Invalid(OcspReason.NONCE);
        }
        return status(single.get(), now);
    }

    private static Optional<OcspReason> checkSignature(BasicOCSPResp basic, X509CertificateHolder issuer, Instant now) {
        if (isSignedBy(basic, issuer.getSubjectPublicKeyInfo())) {
            return Optional.empty();
        }
        OcspReason reason = OcspReason.BAD_SIGNATURE;
        for (X509CertificateHolder signer : basic.getCerts()) {
            if (!isSignedBy(basic, signer.getSubjectPublicKeyInfo())) {
                continue;
            }
            if (!mayAnswerFor(signer, issuer)) {
                reason = OcspReason.UNTRUSTED_RESPONDER;
            } else if (!signer.isValidOn(Date.from(now))) {
                reason = OcspReason.RESPONDER_EXPIRED;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(reason);
    }

    private static boolean mayAnswerFor(X509CertificateHolder signer, X509CertificateHolder issuer) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(signer.getExtensions());
        return usage != null
                && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && signer.getIssuer().equals(issuer.getSubject())
                && Bc.isSignedBy(signer, issuer.getSubjectPublicKeyInfo());
    }

    private static boolean isSignedBy(BasicOCSPResp basic, SubjectPublicKeyInfo key) {
        return Guard.holds(() -> basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder().setProvider(Bc.PROVIDER).build(key)));
    }

    private static byte @Nullable [] nonceOf(BasicOCSPResp basic) {
        Extension extension = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return extension == null
                ? null
                : ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
    }

    private static OcspResult status(SingleResp single, Instant now) {
        Instant thisUpdate = single.getThisUpdate().toInstant();
        Instant nextUpdate =
                single.getNextUpdate() == null ? null : single.getNextUpdate().toInstant();
        if (thisUpdate.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            return new OcspResult.Invalid(OcspReason.NOT_YET_VALID);
        }
        if (nextUpdate != null && !nextUpdate.isAfter(now)) {
            return new OcspResult.Invalid(OcspReason.STALE);
        }
        CertificateStatus status = single.getCertStatus();
        // The library's constant for "good" is null.
        if (status == null) {
            return new OcspResult.Good(thisUpdate, nextUpdate);
        }
        if (status instanceof RevokedStatus revoked) {
            int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : -1;
            return new OcspResult.Revoked(revoked.getRevocationTime().toInstant(), reason, thisUpdate, nextUpdate);
        }
        return new OcspResult.Unknown(thisUpdate, nextUpdate);
    }

    private static boolean isSame(CertID one, CertID other) {
        return one.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(other.getHashAlgorithm().getAlgorithm())
                && one.getSerialNumber()
                        .getValue()
                        .equals(other.getSerialNumber().getValue())
                && one.getIssuerNameHash().equals(other.getIssuerNameHash())
                && one.getIssuerKeyHash().equals(other.getIssuerKeyHash());
    }

    private static boolean names(CertID id, X509Certificate certificate, X509Certificate issuer) {
        String digest = digestName(id.getHashAlgorithm().getAlgorithm());
        BigInteger serial = id.getSerialNumber().getValue();
        return digest != null
                && serial.equals(certificate.getSerialNumber())
                && Guard.holds(() -> {
                    byte[] name = Bc.holder(certificate).getIssuer().getEncoded(ASN1Encoding.DER);
                    byte[] key = Bc.holder(issuer)
                            .getSubjectPublicKeyInfo()
                            .getPublicKeyData()
                            .getBytes();
                    return MessageDigest.isEqual(
                                    Bc.digest(digest, name),
                                    id.getIssuerNameHash().getOctets())
                            && MessageDigest.isEqual(
                                    Bc.digest(digest, key),
                                    id.getIssuerKeyHash().getOctets());
                });
    }

    private static @Nullable String digestName(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(OIWObjectIdentifiers.idSHA1)) {
            return "SHA-1";
        }
        if (algorithm.equals(NISTObjectIdentifiers.id_sha256)) {
            return "SHA-256";
        }
        if (algorithm.equals(NISTObjectIdentifiers.id_sha384)) {
            return "SHA-384";
        }
        return algorithm.equals(NISTObjectIdentifiers.id_sha512) ? "SHA-512" : null;
    }
}
