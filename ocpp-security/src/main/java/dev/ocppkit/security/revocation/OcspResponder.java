package dev.ocppkit.security.revocation;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.Signatures;
import dev.ocppkit.security.pki.CertificateIssuer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Answers OCSP requests for the certificates of an authority of one's own, for tests, demonstrations and small operators. It has no
 * network: give it the body of a request and send what it returns as {@code application/ocsp-response}.
 *
 * <p>It says Good of every serial number that is not revoked, also of those that were never issued, and Unknown of the certificates of
 * other authorities. A nonce is repeated. What is revoked is kept in memory.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: RFC 6960; OCPP 2.1 Part 2, M06.
 */
public final class OcspResponder {
    private static final int MAX_REQUEST = 8192;
    private static final int MAX_CERTIFICATES = 16;

    private final CertificateIssuer authority;
    private final Duration validity;
    private final Clock clock;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    /**
     * Makes a responder.
     *
     * @param authority whose certificates it knows, and who signs its answers
     * @param validity how long an answer may be kept, positive
     * @param clock tells the time
     * @throws IllegalArgumentException if the validity is not positive
     */
    public OcspResponder(CertificateIssuer authority, Duration validity, Clock clock) {
        if (validity.isZero() || validity.isNegative()) {
            throw new IllegalArgumentException("validity must be positive");
        }
        this.authority = Objects.requireNonNull(authority, "authority");
        this.validity = validity;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Says from now on that a certificate is revoked, as of now.
     *
     * @param certificate one that the authority has issued
     */
    public void revoke(X509Certificate certificate) {
        revoked.putIfAbsent(certificate.getSerialNumber(), clock.instant());
    }

    /**
     * Answers a request.
     *
     * @param request the DER of the request, as received
     * @return the DER of the answer; it says malformedRequest if the request cannot be read, is longer than 8192 octets or asks for
     *     more than 16 certificates
     * @throws OcppSecurityException if the key of the authority cannot sign
     */
    public byte[] answer(byte[] request) {
        Optional<OCSPReq> parsed = request.length > MAX_REQUEST
                ? Optional.empty()
                : Guard.attempt(() -> new OCSPReq(request))
                        .filter(one -> one.getRequestList().length <= MAX_CERTIFICATES);
        try {
            return parsed.isEmpty()
                    ? new OCSPRespBuilder()
                            .build(OCSPRespBuilder.MALFORMED_REQUEST, null)
                            .getEncoded()
                    : answer(parsed.get());
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new OcppSecurityException("The OCSP response cannot be signed with this key.", e);
        }
    }

    private byte[] answer(OCSPReq request) throws OCSPException, OperatorCreationException, IOException {
        X509CertificateHolder issuer = Bc.holder(authority.certificate());
        Instant now = clock.instant();
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
        for (Req one : request.getRequestList()) {
            builder.addResponse(
                    one.getCertID(), status(one.getCertID(), issuer), Date.from(now), Date.from(now.plus(validity)));
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        String algorithm =
                Signatures.forX509(authority.key(), authority.certificate().getPublicKey(), false);
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder(algorithm).build(authority.key()),
                                new X509CertificateHolder[0],
                                Date.from(now)))
                .getEncoded();
    }

    private CertificateStatus status(CertificateID certificate, X509CertificateHolder issuer) {
        boolean known = Guard.holds(() -> certificate.matchesIssuer(
                issuer,
                new JcaDigestCalculatorProviderBuilder()
                        .setProvider(Bc.PROVIDER)
                        .build()));
        if (!known) {
            return new UnknownStatus();
        }
        Instant since = revoked.get(certificate.getSerialNumber());
        return since == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(since));
    }
}
