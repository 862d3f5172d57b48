package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.enumeration.GetCertificateStatusEnum;
import dev.ocppkit.model.message.GetCertificateStatusResponse;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.CertificateHashes;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OCSP responses that a charging station shows to vehicles, for its certificate and each sub-CA. Safe for use by several
 * threads.
 *
 * <p>A response is kept until its nextUpdate, and at most a week. It is due for a refresh after half of that time, so that a
 * failed one can be repeated before the old one ends.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06.FR.06, M06.FR.07, M06.FR.10.
 */
public final class OcspCache {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * Makes an empty cache.
     *
     * @param clock tells the time
     */
    public OcspCache(Clock clock) {
        this.clock = clock;
    }

    /** A response, and when to ask again. */
    private static final class Entry {
        private byte @Nullable [] der;
        private Instant end = Instant.MIN;
        private Instant due = Instant.MIN;
        private Duration retry = FIRST_RETRY;
    }

    /**
     * Takes the response of an OCSP responder.
     *
     * @param certificate the hashes of the certificate
     * @param issuer the certificate it is signed with
     * @param der the response
     * @return what it says; only an answer with nextUpdate is kept
     */
    public synchronized OcspResult put(CertificateHashData certificate, X509Certificate issuer, byte[] der) {
        Instant now = clock.instant();
        OcspResult result = OcspResponses.verify(der, certificate, issuer, now, null);
        if (!(result instanceof OcspResult.Answered answered) || answered.nextUpdate() == null) {
            failed(certificate);
            return result;
        }
        Entry entry = entry(certificate);
        Instant next = answered.nextUpdate();
        Instant latest = now.plus(WEEK);
        entry.der = der.clone();
        entry.end = next.isAfter(latest) ? latest : next;
        entry.due = now.plus(Duration.between(now, entry.end).dividedBy(2));
        entry.retry = FIRST_RETRY;
        return result;
    }

    /**
     * Takes the answer to GetCertificateStatus.
     *
     * @param certificate the hashes of the certificate
     * @param issuer the certificate it is signed with
     * @param response the answer of the CSMS
     * @return what it says; {@link OcspReason#MALFORMED} if there is nothing in it; only an answer with nextUpdate is kept
     */
    public OcspResult put(
            CertificateHashData certificate, X509Certificate issuer, GetCertificateStatusResponse response) {
        String result = response.ocspResult();
        boolean accepted = response.status() == GetCertificateStatusEnum.ACCEPTED && result != null;
        return put(
                certificate,
                issuer,
                accepted
                        ? Guard.attempt(() -> Base64.getDecoder().decode(result))
                                .orElseGet(() -> new byte[0])
                        : new byte[0]);
    }

    /**
     * Notes that there was no response. The old one stays until its end.
     *
     * @param certificate the hashes of the certificate
     */
    public synchronized void failed(CertificateHashData certificate) {
        Entry entry = entry(certificate);
        entry.due = clock.instant().plus(entry.retry);
        Duration doubled = entry.retry.multipliedBy(2);
        entry.retry = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    }

    /**
     * Returns a response to show.
     *
     * @param certificate the hashes of the certificate
     * @return a copy of the DER; empty if there is none, or it has ended
     */
    public synchronized Optional<byte[]> get(CertificateHashData certificate) {
        Entry entry = entries.get(CertificateHashes.key(certificate));
        return entry == null || entry.der == null || !clock.instant().isBefore(entry.end)
                ? Optional.empty()
                : Optional.of(Arrays.copyOf(entry.der, entry.der.length));
    }

    /**
     * Tells whether to ask the CSMS for a response now.
     *
     * @param certificate the hashes of the certificate
     * @return whether it was never asked for, or is due
     */
    public synchronized boolean isDue(CertificateHashData certificate) {
        Entry entry = entries.get(CertificateHashes.key(certificate));
        return entry == null || !clock.instant().isBefore(entry.due);
    }

    /** Forgets all responses, after the certificate was renewed. */
    public synchronized void clear() {
        entries.clear();
    }

    private Entry entry(CertificateHashData certificate) {
        return entries.computeIfAbsent(CertificateHashes.key(certificate), key -> new Entry());
    }
}
