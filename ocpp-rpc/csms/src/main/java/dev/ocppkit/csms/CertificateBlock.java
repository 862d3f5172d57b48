package dev.ocppkit.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.GetCertificateChainStatusRequest;
import dev.ocppkit.model.message.GetCertificateStatusRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.rpc.Peer;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.StationAuthority;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.ChainStatusService;
import java.time.Clock;
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
