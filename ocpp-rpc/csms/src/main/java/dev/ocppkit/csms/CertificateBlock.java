package dev.ocppkit.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import dev.ocppkit.model.message.GetCertificateChainStatusRequest;
import dev.ocppkit.model.message.GetCertificateStatusRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.rpc.Peer;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.StationAuthority;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.ChainStatusService;
import dev.ocppkit.security.revocation.IssuerDirectory;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Certificates at a CSMS: signs those of stations and tells the status of others.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02, A03, M06.
 *
 * @param <S> an open transaction of the database
 */
public final class CertificateBlock<S> {
    /** How long a responder that did not answer is not asked again about a chain. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final StationAuthority authority;
    private final Function<Received<S, SignCertificateRequest>, CsrResult> check;
    private final BiConsumer<Peer, OcppRequest<?>> sender;
    private final CertificateStatusService status;
    private final ChainStatusService chainStatus;
    private final Clock clock;

    /**
     * Makes the block.
     *
     * @param authority signs requests
     * @param check judges a request, for instance with {@link StationAuthority#check} and the serial number that the CSMS knows
     *     of the station
     * @param sender sends the certificate after the answer
     * @param status answers GetCertificateStatus
     * @param chainStatus answers GetCertificateChainStatus of OCPP 2.1
     * @param clock tells the time from which certificates are valid
     */
    public CertificateBlock(
            StationAuthority authority,
            Function<Received<S, SignCertificateRequest>, CsrResult> check,
            BiConsumer<Peer, OcppRequest<?>> sender,
            CertificateStatusService status,
            ChainStatusService chainStatus,
            Clock clock) {
        this.authority = Objects.requireNonNull(authority, "authority");
        this.check = Objects.requireNonNull(check, "check");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.status = Objects.requireNonNull(status, "status");
        this.chainStatus = Objects.requireNonNull(chainStatus, "chainStatus");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Makes the block with what it needs to tell the status of certificates.
     *
     * @param authority signs requests
     * @param check judges a request, see the constructor
     * @param sender sends the certificate after the answer
     * @param fetcher asks responders, or {@link StatusFetcher#none}
     * @param roots the authorities whose certificates are asked about
     * @param clock tells the time
     * @param <S> an open transaction of the database
     * @return the block
     */
    public static <S> CertificateBlock<S> of(
            StationAuthority authority,
            Function<Received<S, SignCertificateRequest>, CsrResult> check,
            BiConsumer<Peer, OcppRequest<?>> sender,
            StatusFetcher fetcher,
            List<X509Certificate> roots,
            Clock clock) {
        IssuerDirectory issuers = IssuerDirectory.of(roots);
        return new CertificateBlock<>(
                authority,
                check,
                sender,
                new CertificateStatusService(fetcher, issuers, clock),
                new ChainStatusService(fetcher, issuers, RETRY, clock),
                clock);
    }

    /**
     * Answers a request for the contract certificate of a vehicle at a CSMS that has no pool of them to pass it on to.
     *
     * <p>Spec: OCPP 2.1 Part 2, M01 and M02.
     *
     * @return Failed, with the reason NoContractPool
     */
    public static Get15118EVCertificateResponse noContractPool() {
        return Get15118EVCertificateResponse.builder()
                .status(Iso15118EVCertificateStatusEnum.FAILED)
                .exiResponse("")
                .statusInfo(StatusInfo.of("NoContractPool"))
                .build();
    }

    /**
     * Adds the handlers of SignCertificate, GetCertificateStatus and GetCertificateChainStatus.
     *
     * @param handlers where to
     */
    public void addTo(StoredHandlers<S> handlers) {
        handlers.on(SignCertificateRequest.class, this::sign);
        handlers.on(
                GetCertificateStatusRequest.class,
                message -> status.answer(message.request().ocspRequestData()));
        handlers.on(
                GetCertificateChainStatusRequest.class,
                message -> chainStatus.answer(message.request().certificateStatusRequests()));
    }

    private SignCertificateResponse sign(Received<S, SignCertificateRequest> message) {
        CsrResult result = check.apply(message);
        if (result instanceof CsrResult.Accepted accepted && message.isNew()) {
            CertificateSignedRequest signed = authority.sign(message.request(), accepted, clock.instant());
            message.context().afterReply(() -> sender.accept(message.context().peer(), signed));
        }
        return StationAuthority.answer(result);
    }
}
