package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.GetCertificateStatusEnum;
import dev.ocppkit.model.message.GetCertificateStatusResponse;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.RevocationChecker;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers GetCertificateStatus at the CSMS. It blocks as long as its fetcher does.
 *
 * <p>The status of the answer tells whether there is an OCSP response, not what it says: a response that a certificate is revoked is
 * Accepted.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06.FR.01 to M06.FR.09.
 */
public final class CertificateStatusService {
    private static final int MAX_RESULT = 18_000;

    private final StatusFetcher fetcher;
    private final IssuerDirectory issuers;
    private final Clock clock;

    /**
     * Makes a service.
     *
     * @param fetcher asks responders
     * @param issuers finds the authorities to verify responses with; those of others are passed on unverified
     * @param clock tells the time
     */
    public CertificateStatusService(StatusFetcher fetcher, IssuerDirectory issuers, Clock clock) {
        this.fetcher = fetcher;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param data GetCertificateStatusRequest.ocspRequestData
     * @return the answer
     */
    public GetCertificateStatusResponse answer(OCSPRequestData data) {
        return fetch(data)
                .filter(response -> isUsable(data, response))
                .map(response -> Base64.getEncoder().encodeToString(response))
                .filter(text -> text.length() <= MAX_RESULT)
                .map(text -> GetCertificateStatusResponse.builder()
                        .status(GetCertificateStatusEnum.ACCEPTED)
                        .ocspResult(text)
                        .build())
                .orElseGet(() -> GetCertificateStatusResponse.builder()
                        .status(GetCertificateStatusEnum.FAILED)
                        .build());
    }

    /**
     * Finds out whether a certificate is revoked, for instance for {@link dev.ocppkit.security.iso15118.ContractValidator}.
     *
     * @param data the hashes of the certificate and its responder
     * @return its status; UNKNOWN too if there is no answer, or nothing to verify it with
     */
    public RevocationChecker.Status status(OCSPRequestData data) {
        CertificateHashData certificate = OcspRequests.hashData(data);
        return issuers.issuerOf(certificate)
                .flatMap(issuer -> fetch(data)
                        .map(response -> OcspResponses.verify(response, certificate, issuer, clock.instant(), null)))
                .filter(OcspResult.Answered.class::isInstance)
                .map(OcspResult.Answered.class::cast)
                .map(OcspResult.Answered::status)
                .orElse(RevocationChecker.Status.UNKNOWN);
    }

    private Optional<byte[]> fetch(OCSPRequestData data) {
        return OcspRequests.build(data)
                .flatMap(request ->
                        httpUri(data.responderURL()).flatMap(uri -> Guard.attempt(() -> fetcher.ocsp(uri, request))));
    }

    private boolean isUsable(OCSPRequestData data, byte[] response) {
        Optional<X509Certificate> issuer = issuers.issuerOf(OcspRequests.hashData(data));
        return issuer.isPresent()
                ? OcspResponses.verify(response, OcspRequests.hashData(data), issuer.get(), clock.instant(), null)
                        instanceof OcspResult.Answered
                : OcspResponses.isWellFormed(response);
    }

    static Optional<URI> httpUri(String url) {
        return Guard.attempt(() -> URI.create(url))
                .filter(uri -> uri.getHost() != null && uri.getScheme() != null)
                .filter(uri -> uri.getScheme().toLowerCase(Locale.ROOT).matches("https?"));
    }
}
