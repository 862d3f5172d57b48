package dev.ocppkit.security.iso15118;

import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import dev.ocppkit.security.StationIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the contracts of a vehicle at the CSMS until its charging station has fetched all of them. Safe for use by several
 * threads; the number of vehicles and the time are limited.
 *
 * <p>A vehicle of ISO 15118-20 can take several contracts, and a response has room for one. The charging station repeats the
 * same request for each further one, which is how they are told apart: by station and request.
 *
 * <pre>{@code
 * csms.on(Get15118EVCertificateRequest.class, (request, context) ->
 *         queue.next(station, request).orElseGet(() -> queue.begin(station, request, pool.ask(request))));
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2, M01.FR.02 to M01.FR.07.
 */
public final class ContractQueue {
    private static final int MAX_RESPONSE = 17_000;

    private final Clock clock;
    private final Duration timeout;
    private final Map<Key, Session> sessions;

    /** The same station with the same request. */
    private record Key(StationIdentity station, Get15118EVCertificateRequest request) {}

    /** What is left for a vehicle. */
    private record Session(Deque<String> responses, Instant until) {}

    /**
     * Makes a queue.
     *
     * @param clock tells the time
     * @param timeout how long a charging station may take until it asks for the next contract, positive
     * @param maxSessions for how many vehicles contracts are kept at most, at least 1; the oldest ones are dropped
     */
    public ContractQueue(Clock clock, Duration timeout, int maxSessions) {
        if (timeout.isZero() || timeout.isNegative() || maxSessions < 1) {
            throw new IllegalArgumentException("timeout and maxSessions must be positive");
        }
        this.clock = clock;
        this.timeout = timeout;
        sessions = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Session> eldest) {
                return size() > maxSessions;
            }
        };
    }

    /**
     * Answers a repeated request.
     *
     * @param station who asks
     * @param request what it asks
     * @return the next contract with how many remain after it; empty if none is kept for this request, which is then a new one
     */
    public synchronized Optional<Get15118EVCertificateResponse> next(
            StationIdentity station, Get15118EVCertificateRequest request) {
        dropLate();
        Key key = new Key(station, request);
        Session session = sessions.remove(key);
        return session == null ? Optional.empty() : Optional.of(take(key, session.responses()));
    }

    /**
     * Answers a new request and keeps what does not fit into the response. Of ISO 15118-2, where
     * maximumContractCertificateChains is absent, only the first contract is used.
     *
     * <p>What the specification calls the total number of available contracts (M01.FR.04) is counted as the definition of
     * remainingContracts has it: those that further requests can get. It never tells of more than the vehicle takes.
     *
     * @param station who asks
     * @param request what it asks
     * @param responses the EXI responses of all contract pools, prioritised contracts first; empty if there is no contract
     * @return the first contract with how many remain; Failed if there is none or one does not fit into its field
     */
    public synchronized Get15118EVCertificateResponse begin(
            StationIdentity station, Get15118EVCertificateRequest request, List<byte[]> responses) {
        dropLate();
        Key key = new Key(station, request);
        sessions.remove(key);
        Integer most = request.maximumContractCertificateChains();
        Deque<String> encoded = new ArrayDeque<>();
        for (byte[] exi : responses.subList(0, Math.min(responses.size(), most == null ? 1 : Math.max(1, most)))) {
            if (exi.length == 0 || exi.length > MAX_RESPONSE / 4 * 3) {
                return failed();
            }
            encoded.add(Base64.getEncoder().encodeToString(exi));
        }
        return encoded.isEmpty() ? failed() : take(key, encoded);
    }

    /**
     * Drops what is kept for a charging station, for instance when its vehicle has left.
     *
     * @param station the charging station
     */
    public synchronized void drop(StationIdentity station) {
        sessions.keySet().removeIf(key -> key.station().equals(station));
    }

    private Get15118EVCertificateResponse take(Key key, Deque<String> responses) {
        String exi = responses.removeFirst();
        if (!responses.isEmpty()) {
            sessions.put(key, new Session(responses, clock.instant().plus(timeout)));
        }
        @Nullable
        Integer remaining = key.request().maximumContractCertificateChains() == null ? null : responses.size();
        return Get15118EVCertificateResponse.builder()
                .status(Iso15118EVCertificateStatusEnum.ACCEPTED)
                .exiResponse(exi)
                .remainingContracts(remaining)
                .build();
    }

    /** The field is required even if there is nothing to tell the vehicle. */
    private static Get15118EVCertificateResponse failed() {
        return Get15118EVCertificateResponse.builder()
                .status(Iso15118EVCertificateStatusEnum.FAILED)
                .exiResponse("")
                .build();
    }

    /** Sessions are in the order in which they end, since each was put last with the same timeout. */
    private void dropLate() {
        Instant now = clock.instant();
        Iterator<Session> all = sessions.values().iterator();
        while (all.hasNext() && !now.isBefore(all.next().until())) {
            all.remove();
        }
    }
}
