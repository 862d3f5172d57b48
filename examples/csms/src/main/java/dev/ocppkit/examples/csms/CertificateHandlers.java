package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.CertificateBlock;
import dev.ocppkit.csms.Received;
import dev.ocppkit.csms.StoredHandlers;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.pki.*;
import dev.ocppkit.security.revocation.*;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers what belongs to certificates: functional blocks A and M. An operator has a certificate authority elsewhere. */
final class CertificateHandlers {
    static final Duration VALIDITY = Duration.ofDays(365);
    private static final String ORGANISATION = "Demo CSO";
    private static final Duration RETRY = Duration.ofMinutes(5);

    private CertificateHandlers() {}

    /**
     * Adds the handlers.
     *
     * @param isDevelopment whether stations prove nothing anyway, so that any well-formed request is signed
     */
    static void addTo(
            StoredHandlers<Store> handlers,
            Orders orders,
            StationAuthority authority,
            boolean isDevelopment,
            List<X509Certificate> roots) {
        // Nothing is fetched, so that no station can make this program open connections. A CSMS for the field puts an
        // HTTP
        // client here that goes to the responders of its PKI only: HttpStatusFetcher of ocpp-security-http.
        StatusFetcher fetcher = StatusFetcher.none();
        Clock clock = Clock.systemUTC();
        IssuerDirectory issuers = IssuerDirectory.of(roots);
        new CertificateBlock<Store>(
                        authority,
                        message -> isDevelopment
                                ? StationAuthority.checkWithoutSubject(message.request())
                                : authority.check(message.request(), serialNumber(message)),
                        orders::send,
                        new CertificateStatusService(fetcher, issuers, clock),
                        new ChainStatusService(fetcher, issuers, RETRY, clock),
                        clock)
                .addTo(handlers);
        // The answer is the work of a contract certificate pool, which a CSMS only passes on.
        handlers.keep(
                Get15118EVCertificateRequest.class,
                () -> Get15118EVCertificateResponse.builder()
                        .status(Iso15118EVCertificateStatusEnum.FAILED)
                        .exiResponse("")
                        .statusInfo(StatusInfo.of("NoContractPool"))
                        .build());
    }

    private static String serialNumber(Received<Store, ?> message) {
        return message.store()
                .getOrNew("station", message.identity(), "")
                .path("serialNumber")
                .asString(message.identity());
    }

    /** An authority of its own, which is kept in the database. */
    static StationAuthority ownAuthority(Store store) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        ObjectNode kept = store.getOrNew("authority", "", "");
        if (!kept.has("pem")) {
            var root = new CertificateIssuer.Subject(
                    ORGANISATION, "Demo station root", now, now.plus(VALIDITY.multipliedBy(10)));
            CertificateIssuer made = CertificateIssuer.root(root, KeySpec.EC_P256, random);
            store.put(
                    "authority",
                    "",
                    "",
                    kept.put("pem", new String(made.secretPem().characters())));
        }
        CertificateIssuer issuer = CertificateIssuer.fromPem(kept.get("pem").asString(), random);
        return new StationAuthority(issuer, ORGANISATION, VALIDITY);
    }
}
