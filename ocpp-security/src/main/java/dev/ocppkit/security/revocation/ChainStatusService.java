package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateStatus;
import dev.ocppkit.model.datatype.CertificateStatusRequestInfo;
import dev.ocppkit.model.enumeration.CertificateStatusEnum;
import dev.ocppkit.model.enumeration.CertificateStatusSourceEnum;
import dev.ocppkit.model.message.GetCertificateChainStatusResponse;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.RevocationChecker;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers GetCertificateChainStatus at the CSMS (OCPP 2.1). It blocks as long as its fetcher does.
 *
 * <p>The addresses of a certificate are tried in their order until one answers. A response or list must be signed for the
 * authority of the certificate, so certificates of unknown authorities are Failed.
 *
 * <p>Spec: OCPP 2.1 Part 2, M07.FR.01 to M07.FR.08.
 */
public final class ChainStatusService {
    private static final Duration WEEK = Duration.ofDays(7);

    private final StatusFetcher fetcher;
    private final IssuerDirectory issuers;
    private final Duration retry;
    private final Clock clock;

    /**
     * Makes a service.
     *
     * @param fetcher asks responders and gets lists
     * @param issuers finds the authorities
     * @param retry when a charging station may ask again after Failed
     * @param clock tells the time
     */
    public ChainStatusService(StatusFetcher fetcher, IssuerDirectory issuers, Duration retry, Clock clock) {
        this.fetcher = fetcher;
        this.issuers = issuers;
        this.retry = retry;
        this.clock = clock;
    }

    /** What one address told. */
    private record Finding(
            CertificateStatusEnum status, @Nullable Instant nextUpdate) {}

    /**
     * Answers a request.
     *
     * @param requests GetCertificateChainStatusRequest.certificateStatusRequests
     * @return the answer, one status per request and in the same order
     */
    public GetCertificateChainStatusResponse answer(List<CertificateStatusRequestInfo> requests) {
        return GetCertificateChainStatusResponse.of(
                requests.stream().map(this::status).toList());
    }

    private CertificateStatus status(CertificateStatusRequestInfo request) {
        Instant now = clock.instant();
        Finding finding = find(request, now).orElse(new Finding(CertificateStatusEnum.FAILED, now.plus(retry)));
        Instant latest = now.plus(WEEK);
        Instant next =
                finding.nextUpdate() == null || finding.nextUpdate().isAfter(latest) ? latest : finding.nextUpdate();
        return CertificateStatus.builder()
                .certificateHashData(request.certificateHashData())
                .source(request.source())
                .status(finding.status())
                .nextUpdate(next)
                .build();
    }

    private Optional<Finding> find(CertificateStatusRequestInfo request, Instant now) {
        Optional<X509Certificate> issuer = issuers.issuerOf(request.certificateHashData());
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        for (String url : request.urls()) {
            Optional<Finding> finding = request.source() == CertificateStatusSourceEnum.CRL
                    ? crl(url, request.certificateHashData(), issuer.get(), now)
                    : ocsp(url, request.certificateHashData(), issuer.get(), now);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> ocsp(String url, CertificateHashData data, X509Certificate issuer, Instant now) {
        Optional<byte[]> response = CertificateStatusService.httpUri(url)
                .flatMap(uri -> OcspRequests.build(data, null)
                        .flatMap(request -> Guard.attempt(() -> fetcher.ocsp(uri, request))));
        return response.flatMap(der -> {
            OcspResult result = OcspResponses.verify(der, data, issuer, now, null);
            if (!(result instanceof OcspResult.Answered answered)) {
                return Optional.empty();
            }
            return Optional.of(new Finding(wireStatus(answered.status()), answered.nextUpdate()));
        });
    }

    /** FAILED has no counterpart: it says that nobody gave an answer that may be believed. */
    private static CertificateStatusEnum wireStatus(RevocationChecker.Status status) {
        return switch (status) {
            case GOOD -> CertificateStatusEnum.GOOD;
            case REVOKED -> CertificateStatusEnum.REVOKED;
            case UNKNOWN -> CertificateStatusEnum.UNKNOWN;
        };
    }

    private Optional<Finding> crl(String url, CertificateHashData data, X509Certificate issuer, Instant now) {
        Optional<URI> location = Guard.attempt(() -> URI.create(url))
                .filter(uri -> uri.getHost() != null && uri.getScheme() != null)
                .filter(uri -> uri.getScheme().toLowerCase(Locale.ROOT).matches("https?|ftp"));
        return location.flatMap(uri -> Guard.attempt(() -> fetcher.crl(uri))).flatMap(der -> {
            if (!(Crls.verify(der, issuer, now) instanceof CrlResult.Verified list)) {
                return Optional.empty();
            }
            return Guard.attempt(() -> new BigInteger(data.serialNumber(), 16))
                    .map(serial -> new Finding(
                            list.revoked().contains(serial)
                                    ? CertificateStatusEnum.REVOKED
                                    : CertificateStatusEnum.GOOD,
                            list.nextUpdate()));
        });
    }
}
