package dev.ocppkit.security.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Tells which certificates must be renewed soon. Pure; ask once a day.
 *
 * <p>Spec: OCPP 2.1 Part 2, A03.FR.02.
 */
public final class ExpiryWatch {
    /** How long before its end a certificate is renewed: a month. */
    public static final Duration DEFAULT_LEAD = Duration.ofDays(30);

    private ExpiryWatch() {}

    /**
     * Returns the certificates that end soon, or have ended.
     *
     * @param certificates the certificates
     * @param now the time
     * @param lead how long before its end a certificate is renewed
     * @return those to renew, in the same order
     */
    public static List<X509Certificate> due(Collection<X509Certificate> certificates, Instant now, Duration lead) {
        return certificates.stream()
                .filter(one -> !now.plus(lead).isBefore(one.getNotAfter().toInstant()))
                .toList();
    }
}
