package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.security.pki.*;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Answers what belongs to certificates: functional blocks A and M. An operator has a certificate authority elsewhere. */
final class CertificateHandlers {
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final String ORGANISATION = "Demo CSO";

    private CertificateHandlers() {}

    /**
     * Adds the handlers.
     *
     * @param isDevelopment whether stations prove nothing anyway, so that any well-formed request is signed
     */
    static void addTo(
            StoredHandlers<Store> handlers,
            StoredCalls<Store> calls,
            StationAuthority authority,
            boolean isDevelopment,
            List<X509Certificate> roots) {
        // Nothing is fetched, so that no station can make this program open connections. A CSMS for the field puts an
        // HTTP client here that goes to the responders of its PKI only: HttpStatusFetcher of ocpp-security-http.
        StatusFetcher fetcher = StatusFetcher.none();
        CertificateBlock.<Store>of(
                        authority,
                        message -> isDevelopment
                                ? StationAuthority.checkWithoutSubject(message.request())
                                : authority.check(message.request(), serialNumber(message)),
                        calls::send,
                        fetcher,
                        roots,
                        Clock.systemUTC())
                .addTo(handlers);
    }

    private static String serialNumber(Received<Store, ?> message) {
        return message.store()
                .getOrNew("station", message.identity(), "")
                .path("serialNumber")
                .asString(message.identity());
    }

    /** That of the demo PKI if there is one, otherwise an own one, which is kept in the database. */
    static StationAuthority authority(Optional<DemoPki> pki, Database database) {
        return pki.map(given -> given.stationAuthority(VALIDITY))
                .orElseGet(() -> database.run(CertificateHandlers::ownAuthority));
    }

    private static StationAuthority ownAuthority(Store store) {
        SecureRandom random = new SecureRandom();
        Optional<ObjectNode> kept = store.get("authority", "", "");
        if (kept.isPresent()) {
            String pem = kept.get().get("pem").asString();
            return new StationAuthority(CertificateIssuer.fromPem(pem, random), ORGANISATION, VALIDITY);
        }
        StationAuthority made = StationAuthority.ofNewRoot(ORGANISATION, VALIDITY, Instant.now(), random);
        String pem = new String(made.issuer().secretPem().characters());
        store.put("authority", "", "", Json.object().put("pem", pem));
        return made;
    }
}
