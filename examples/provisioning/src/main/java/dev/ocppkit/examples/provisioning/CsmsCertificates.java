package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateSigning;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;

/** Signs certificates of charging stations (A02). */
final class CsmsCertificates {
    private final Queue<CertificateSignedStatusEnum> answers;
    private volatile CertificateSigning signing;

    CsmsCertificates(CertificateIssuer authority, Queue<CertificateSignedStatusEnum> answers) {
        this.answers = answers;
        signing = signing(authority);
    }

    private static CertificateSigning signing(CertificateIssuer authority) {
        return new CertificateSigning(authority, ChargingStation.ORGANISATION, Duration.ofDays(90), Clock.systemUTC());
    }

    /** Signs with another authority from now on. */
    void authority(CertificateIssuer authority) {
        signing = signing(authority);
    }

    void handle(OcppServer endpoint) {
        endpoint.on(SignCertificateRequest.class, this::sign);
    }

    private SignCertificateResponse sign(SignCertificateRequest request, CallContext context) {
        CertificateSigning.Decision decision = signing.sign(request, ChargingStation.SERIAL_NUMBER);
        CertificateSignedRequest signed = decision.signed();
        if (signed != null) {
            context.afterReply(() -> {
                var unused = context.peer().call(signed).thenAccept(response -> answers.add(response.status()));
            });
        }
        return decision.response();
    }
}
