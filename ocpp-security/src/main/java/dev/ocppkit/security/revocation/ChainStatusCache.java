package dev.ocppkit.security.revocation;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateStatus;
import dev.ocppkit.model.datatype.CertificateStatusRequestInfo;
import dev.ocppkit.model.enumeration.CertificateStatusEnum;
import dev.ocppkit.security.pki.CertificateHashes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a charging station knows about certificates of vehicles (OCPP 2.1). Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, M07.FR.09 to M07.FR.11.
 */
public final class ChainStatusCache {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MAX_ENTRIES = 10_000;

    private final Clock clock;
    private final Map<String, Known> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /**
     * Makes an empty cache.
     *
     * @param clock tells the time
     */
    public ChainStatusCache(Clock clock) {
        this.clock = clock;
    }

    private record Known(CertificateStatusEnum status, Instant end) {}

    /**
     * Keeps the statuses of a response, each until its nextUpdate and at most a week. Failed ones are not kept.
     *
     * @param statuses GetCertificateChainStatusResponse.certificateStatus
     */
    public synchronized void put(List<CertificateStatus> statuses) {
        Instant latest = clock.instant().plus(WEEK);
        for (CertificateStatus one : statuses) {
            if (one.status() != CertificateStatusEnum.FAILED && one.status() != CertificateStatusEnum.UNRECOGNIZED) {
                Instant end = one.nextUpdate().isAfter(latest) ? latest : one.nextUpdate();
                entries.put(CertificateHashes.key(one.certificateHashData()), new Known(one.status(), end));
            }
        }
    }

    /**
     * Returns what is known about a certificate.
     *
     * @param certificate its hashes
     * @return its status; empty if it is not known, or not any more
     */
    public synchronized Optional<CertificateStatusEnum> get(CertificateHashData certificate) {
        return Optional.ofNullable(entries.get(CertificateHashes.key(certificate)))
                .filter(entry -> clock.instant().isBefore(entry.end()))
                .map(Known::status);
    }

    /**
     * Returns what must be asked for.
     *
     * @param wanted the certificates that a vehicle has shown
     * @return those whose status is not known
     */
    public synchronized List<CertificateStatusRequestInfo> missing(List<CertificateStatusRequestInfo> wanted) {
        return wanted.stream()
                .filter(one -> get(one.certificateHashData()).isEmpty())
                .toList();
    }
}
