package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.RawSubprotocol;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about handshakes and keeps the connections of a CSMS, one per identity.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1 and 3.3.
 */
public final class ServerCore implements ServerBinding {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "10";

    private final EndpointConfig config;
    private final Handlers handlers;
    private final StationAuthenticator authenticator;
    private final RawConnections raw;
    private final AtomicLong epochs = new AtomicLong();
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final HandshakeRate handshakes;
    private final Rules rules;
    private final Liveness.Policy liveness;
    private final Sweep sweep;
    private volatile boolean closed;

    /**
     * What is demanded of stations beyond their credentials.
     *
     * @param path what stands in front of the identity in the path of the request, with a slash at the end; null for anything
     * @param pingAfter how long nothing may come from a station before it is pinged, and then how long the ping may stay
     *     unanswered; 0 for no pings
     * @param silentAfter how long nothing may come from a station at all; 0 for ever
     * @param checksSerialNumber whether the serial number in BootNotifications must be that of the client certificate
     */
    public record Rules(@Nullable String path, Duration pingAfter, Duration silentAfter, boolean checksSerialNumber) {}

    /**
     * Makes a server without connections.
     *
     * @param config what its connections share
     * @param handlers the handlers
     * @param authenticator decides about stations
     * @param subprotocols takes stations that speak something else
     * @param rules what else is demanded of stations
     */
    public ServerCore(
            EndpointConfig config,
            Handlers handlers,
            StationAuthenticator authenticator,
            Map<String, RawSubprotocol> subprotocols,
            Rules rules) {
        this.raw = new RawConnections(subprotocols);
        this.config = config;
        this.handlers = handlers;
        this.authenticator = authenticator;
        this.handshakes = new HandshakeRate(
                config.limits().maxHandshakesPerSecond(), config.time().nanoTime());
        this.rules = rules;
        this.liveness = new Liveness.Policy(rules.pingAfter(), rules.silentAfter());
        this.sweep = new Sweep(config.time(), liveness.period(), this::lookAfterAll);
    }

    private boolean lookAfterAll() {
        connections.values().forEach(connection -> connection.lookAfter(liveness));
        return !connections.isEmpty();
    }

    @Override
    public CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
        return decideUncounted(upgrade).thenApply(decision -> {
            int status = decision instanceof HandshakeDecision.Reject reject ? reject.status() : SWITCHING_PROTOCOLS;
            config.metrics().handshake(status);
            if (status != SWITCHING_PROTOCOLS) {
                PeerLog.refused(upgrade, status);
            }
            return decision;
        });
    }

    private CompletionStage<HandshakeDecision> decideUncounted(Upgrade upgrade) {
        Optional<String> identity = IdentityPaths.identity(upgrade.rawPath(), rules.path());
        if (identity.isEmpty()) {
            return CompletableFuture.completedFuture(reject(NOT_FOUND));
        }
        if (closed || !handshakes.take(config.time().nanoTime())) {
            return CompletableFuture.completedFuture(busy());
        }
        CompletableFuture<HandshakeDecision> decision = new CompletableFuture<>();
        try {
            config.executor().execute(() -> decision.complete(decide(upgrade, identity.get())));
        } catch (RejectedExecutionException e) {
            decision.complete(busy());
        }
        return decision;
    }

    private HandshakeDecision decide(Upgrade upgrade, String identity) {
        HandshakeDecision refusal = Admission.refusal(authenticator, upgrade, identity);
        if (refusal == null && isFull(identity)) {
            refusal = busy();
        }
        return refusal != null
                ? refusal
                : accept(
                        identity,
                        Negotiation.choose(upgrade.protocolHeaders(), config.versions(), raw.subprotocols())
                                .orElse(null),
                        rules.checksSerialNumber() ? SerialNumbers.of(upgrade.certificates()) : null);
    }

    private static HandshakeDecision accept(String identity, @Nullable String token, @Nullable String serialNumber) {
        OcppVersion version =
                token == null ? null : OcppVersion.fromSubprotocol(token).orElse(null);
        return new HandshakeDecision.Accept(identity, version, token, serialNumber);
    }

    /** A station that is connected already takes no further place. */
    private boolean isFull(String identity) {
        return connections.size() >= config.limits().maxConnections()
                && !connections.containsKey(IdentityPaths.key(identity));
    }

    private static HandshakeDecision busy() {
        return new HandshakeDecision.Reject(UNAVAILABLE, Map.of("Retry-After", RETRY_AFTER_SECONDS));
    }

    private static HandshakeDecision reject(int status) {
        return new HandshakeDecision.Reject(status, Map.of());
    }

    @Override
    public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
        OcppVersion version = decision.version();
        if (version == null && decision.subprotocol() != null) {
            return raw.opened(decision.subprotocol(), decision.identity(), link);
        }
        if (version == null) {
            config.metrics().noCommonVersion();
            PeerLog.noCommonVersion(decision.identity());
            // Part 4, 3.3: the handshake is completed and the connection closed at once.
            ClosingHandshake.begin(link, config.time(), CloseCodes.PROTOCOL_ERROR, "no common OCPP version");
            return new DeferredListener();
        }
        String key = IdentityPaths.key(decision.identity());
        Connection[] self = new Connection[1];
        Connection connection = new Connection(
                config,
                handlers,
                decision.identity(),
                version,
                epochs.incrementAndGet(),
                link,
                () -> connections.remove(key, self[0]));
        self[0] = connection;
        connection.expectSerialNumber(decision.serialNumber());
        // The newest connection wins: the station knows best that the old one is dead.
        Connection old = connections.put(key, connection);
        if (old != null) {
            old.close(CloseCodes.POLICY_VIOLATION, "replaced");
        }
        connection.start(() -> {});
        sweep.wake();
        if (closed) {
            connection.close(CloseCodes.GOING_AWAY, "");
        }
        return connection;
    }

    @Override
    public boolean wantsTraffic() {
        return !config.metrics().equals(RpcMetrics.NONE);
    }

    @Override
    public int maxMessageBytes() {
        return config.limits().maxMessageBytes();
    }

    @Override
    public int maxFragments() {
        return config.limits().maxFragments();
    }

    /**
     * Finds the connection of a station.
     *
     * @param identity the station, in any spelling of its letters
     * @return the connection, or null
     */
    public @Nullable Connection find(String identity) {
        return connections.get(IdentityPaths.key(identity));
    }

    /**
     * Returns all connections.
     *
     * @return a copy
     */
    public List<OcppConnection> connections() {
        return List.copyOf(connections.values());
    }

    /**
     * Refuses new connections and closes all others.
     *
     * @return completed when all are closed
     */
    @Override
    public CompletableFuture<Void> close() {
        closed = true;
        Stream<CompletableFuture<Void>> ours = connections.values().stream().map(connection -> {
            connection.close(CloseCodes.GOING_AWAY, "");
            return connection.closedFuture();
        });
        return CompletableFuture.allOf(Stream.concat(ours, raw.close().stream()).toArray(CompletableFuture[]::new));
    }

    private void closeAll() {
        connections.values().forEach(connection -> connection.close(CloseCodes.GOING_AWAY, ""));
    }

    /**
     * Refuses new connections, lets all others end what is under way, and closes them.
     *
     * @param atMost when those are closed that are not done
     * @return completed when all are closed
     */
    public CompletableFuture<Void> drain(Duration atMost) {
        closed = true;
        for (Connection connection : connections.values()) {
            connection.closeWhenIdle(CloseCodes.GOING_AWAY, "");
        }
        Stream<CompletableFuture<Void>> ends = connections.values().stream().map(Connection::closedFuture);
        CompletableFuture<Void> done = CompletableFuture.allOf(
                Stream.concat(ends, raw.close().stream()).toArray(CompletableFuture[]::new));
        Runnable timer = config.time().schedule(atMost, this::closeAll);
        Stages.whenDone(done, (all, failure) -> timer.run());
        return done;
    }
}
