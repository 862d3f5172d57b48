package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.GetCertificateStatusRequest;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.http.FetchPolicy;
import dev.ocppkit.security.http.HttpStatusFetcher;
import dev.ocppkit.security.iso15118.ContractDecision;
import dev.ocppkit.security.iso15118.ContractQueue;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.IssuerDirectory;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Contracts of vehicles: hands them out (M01), asks for their status (M06), and judges them (C07). */
final class CsmsContracts {
    /** Stands for the contract pools, which make EXI that the CSMS does not look into. */
    private static final List<byte[]> POOL = List.of(
            "EXI of contract 1".getBytes(StandardCharsets.UTF_8),
            "EXI of contract 2".getBytes(StandardCharsets.UTF_8),
            "EXI of contract 3".getBytes(StandardCharsets.UTF_8));

    private final ContractQueue queue = new ContractQueue(Clock.systemUTC(), Duration.ofMinutes(1), 1000);
    private final CertificateStatusService status;
    private final ContractValidator contracts;

    CsmsContracts(X509Certificate authority, String responder) {
        // The responder of the demonstration is on this computer; a real CSMS has no reason to allow private addresses.
        StatusFetcher fetcher = new HttpStatusFetcher(FetchPolicy.of(responder).withPrivateAddresses());
        status = new CertificateStatusService(fetcher, IssuerDirectory.of(List.of(authority)), Clock.systemUTC());
        contracts = new ContractValidator(
                () -> List.of(authority),
                (certificate, issuer, at) -> RevocationChecker.Status.UNKNOWN,
                status::status,
                Clock.systemUTC());
    }

    void handle(OcppServer endpoint) {
        endpoint.on(Get15118EVCertificateRequest.class, (request, context) -> {
            StationIdentity station = new StationIdentity(context.peer().identity());
            return queue.next(station, request).orElseGet(() -> queue.begin(station, request, POOL));
        });
        endpoint.on(GetCertificateStatusRequest.class, (request, context) -> status.answer(request.ocspRequestData()));
        endpoint.on(AuthorizeRequest.class, (request, context) -> authorize(request));
    }

    /** Who has a contract is known from elsewhere; here everybody who shows one that is valid. */
    private AuthorizeResponse authorize(AuthorizeRequest request) {
        ContractDecision decision = contracts.judge(request, AuthorizationStatusEnum.ACCEPTED);
        return AuthorizeResponse.builder()
                .idTokenInfo(IdTokenInfo.of(decision.idTokenStatus()))
                .certificateStatus(decision.certificateStatus())
                .build();
    }
}
