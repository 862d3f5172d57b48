package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.PemCertificates;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs certificates of charging stations (A02). */
final class CsmsCertificates {
    private final Csms csms;
    private volatile CertificateIssuer authority;

    CsmsCertificates(Csms csms, DemoPki pki) {
        this.csms = csms;
        authority = pki.authority("station-sub");
    }

    static CertificateIssuer.Subject subject(String commonName) {
        Instant begin = Instant.now().minus(Duration.ofMinutes(5));
        return new CertificateIssuer.Subject(
                ChargingStation.ORGANISATION, commonName, begin, begin.plus(Duration.ofDays(90)));
    }

    /** Signs with another authority from now on. */
    void authority(CertificateIssuer issuer) {
        authority = issuer;
    }

    void handle(OcppServer endpoint) {
        endpoint.on(SignCertificateRequest.class, this::sign);
    }

    private SignCertificateResponse sign(SignCertificateRequest request, CallContext context) {
        // The name is that of the registered station, never one out of the request.
        CsrResult result =
                CsrVerifier.check(request.csr(), ChargingStation.SERIAL_NUMBER, ChargingStation.ORGANISATION);
        if (!(result instanceof CsrResult.Accepted accepted)) {
            return SignCertificateResponse.builder()
                    .status(GenericStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("InvalidCSR"))
                    .build();
        }
        context.afterReply(() -> {
            var unused = context.peer()
                    .call(CertificateSignedRequest.builder()
                            .certificateChain(chain(accepted.key()))
                            .certificateType(request.certificateType())
                            .requestId(request.requestId())
                            .build())
                    .thenAccept(response -> csms.signed.add(response.status()));
        });
        return SignCertificateResponse.of(GenericStatusEnum.ACCEPTED);
    }

    private String chain(PublicKey key) {
        CertificateIssuer issuer = authority;
        return PemCertificates.write(List.of(
                issuer.issue(CertificateProfile.STATION, subject(ChargingStation.SERIAL_NUMBER), key, List.of()),
                issuer.certificate()));
    }
}
