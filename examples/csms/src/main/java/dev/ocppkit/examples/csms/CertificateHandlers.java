package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.revocation.*;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Answers what belongs to certificates: functional blocks A and M. */
final class CertificateHandlers {
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final Orders orders;
    private final DemoAuthority authority;
    private final CertificateStatusService status;
    private final ChainStatusService chainStatus;

    CertificateHandlers(Orders orders, DemoAuthority authority, List<X509Certificate> roots) {
        this.orders = orders;
        this.authority = authority;
        IssuerDirectory issuers = IssuerDirectory.of(roots);
        status = new CertificateStatusService(new NoFetcher(), issuers, Clock.systemUTC());
        chainStatus = new ChainStatusService(new NoFetcher(), issuers, RETRY, Clock.systemUTC());
    }

    void addTo(Handlers handlers) {
        handlers.on(SignCertificateRequest.class, this::sign);
        handlers.on(
                GetCertificateStatusRequest.class,
                message -> status.answer(message.request().ocspRequestData()));
        handlers.on(
                GetCertificateChainStatusRequest.class,
                message -> chainStatus.answer(message.request().certificateStatusRequests()));
        // The answer is the work of a contract certificate pool, which a CSMS only passes on.
        handlers.keep(
                Get15118EVCertificateRequest.class,
                () -> Get15118EVCertificateResponse.builder()
                        .status(Iso15118EVCertificateStatusEnum.FAILED)
                        .exiResponse("")
                        .statusInfo(StatusInfo.of("NoContractPool"))
                        .build());
    }

    private SignCertificateResponse sign(Received<SignCertificateRequest> message) throws SQLException {
        String commonName = message.store()
                .getOrNew("station", message.identity(), "")
                .path("serialNumber")
                .asString(message.identity());
        CsrResult result = authority.check(message.request(), commonName);
        if (result instanceof CsrResult.Refused refused) {
            return SignCertificateResponse.builder()
                    .status(GenericStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.builder()
                            .reasonCode("InvalidCSR")
                            .additionalInfo(refused.reason().name())
                            .build())
                    .build();
        }
        if (message.isNew()) {
            CertificateSignedRequest signed = authority.sign(message.request(), (CsrResult.Accepted) result);
            message.context().afterReply(() -> orders.send(message.context().peer(), signed));
        }
        return SignCertificateResponse.of(GenericStatusEnum.ACCEPTED);
    }

    /**
     * Fetches nothing, so that no station can make this program open connections. A CSMS for the field puts an HTTP client
     * here that goes to the responders of its PKI only; examples/provisioning has one.
     */
    private static final class NoFetcher implements StatusFetcher {
        @Override
        public byte[] ocsp(URI responder, byte[] request) throws IOException {
            throw new IOException("This demonstration asks no responder.");
        }

        @Override
        public byte[] crl(URI location) throws IOException {
            throw new IOException("This demonstration fetches no list.");
        }
    }
}
