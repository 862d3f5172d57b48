package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.pki.*;
import dev.ocppkit.security.revocation.*;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers what belongs to certificates: functional blocks A and M. An operator has a certificate authority elsewhere. */
final class CertificateHandlers {
    static final String ORGANISATION = "Demo CSO";
    static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final Orders orders;
    private final StationAuthority authority;
    private final boolean isDevelopment;
    private final CertificateStatusService status;
    private final ChainStatusService chainStatus;

    /**
     * Makes the handlers.
     *
     * @param isDevelopment whether stations prove nothing anyway, so that any well-formed request is signed
     */
    CertificateHandlers(Orders orders, StationAuthority authority, boolean isDevelopment, List<X509Certificate> roots) {
        this.orders = orders;
        this.authority = authority;
        this.isDevelopment = isDevelopment;
        // Nothing is fetched, so that no station can make this program open connections. A CSMS for the field puts an
        // HTTP
        // client here that goes to the responders of its PKI only; examples/provisioning has one.
        IssuerDirectory issuers = IssuerDirectory.of(roots);
        status = new CertificateStatusService(StatusFetcher.none(), issuers, Clock.systemUTC());
        chainStatus = new ChainStatusService(StatusFetcher.none(), issuers, RETRY, Clock.systemUTC());
    }

    /** An authority of its own, which is kept in the database. */
    static StationAuthority ownAuthority(Database database) throws SQLException {
        return database.run(store -> {
            ObjectNode kept = store.getOrNew("authority", "", "");
            if (kept.isEmpty()) {
                Instant now = Instant.now();
                CertificateIssuer made = CertificateIssuer.root(
                        new CertificateIssuer.Subject(
                                ORGANISATION, "Demo station root", now, now.plus(VALIDITY.multipliedBy(10))),
                        KeySpec.EC_P256,
                        new SecureRandom());
                byte[] key = PemKeys.write(made.key()).octets();
                kept.put("certificate", made.pem()).put("key", new String(key, StandardCharsets.UTF_8));
                store.put("authority", "", "", kept);
            }
            List<X509Certificate> certificates =
                    PemCertificates.read(kept.get("certificate").asString()).orThrow();
            CertificateIssuer issuer = CertificateIssuer.of(
                    certificates.get(0), PemKeys.read(kept.get("key").asString(), null), new SecureRandom());
            return new StationAuthority(issuer, ORGANISATION, VALIDITY);
        });
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
        SignCertificateRequest request = message.request();
        String serialNumber = message.store()
                .getOrNew("station", message.identity(), "")
                .path("serialNumber")
                .asString(message.identity());
        CsrResult result =
                isDevelopment ? StationAuthority.checkWithoutSubject(request) : authority.check(request, serialNumber);
        if (result instanceof CsrResult.Accepted accepted && message.isNew()) {
            CertificateSignedRequest signed = authority.sign(request, accepted, Instant.now());
            message.context().afterReply(() -> orders.send(message.context().peer(), signed));
        }
        return StationAuthority.answer(result);
    }
}
