package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.proxy.ProxyStation;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the stations of a local controller together with the CSMS: a station gets in if the CSMS lets it in, and with
 * the version that the CSMS chose.
 *
 * <p>Spec: OCPP 2.1 Part 4, 6.2 and 6.3.
 */
public final class ProxyCore implements ServerBinding, Relay.Owner {
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String AUTHORIZATION = "Authorization";
    /** How long a transport may take from the decision to the connection. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    private final ProxyConfig config;
    private final IdentityHashMap<HandshakeDecision.Accept, Relay> decided = new IdentityHashMap<>();
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Map<Relay, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final Liveness.Policy liveness;
    private final Sweep sweep;
    private volatile boolean closed;

    /**
     * Makes a local controller without stations.
     *
     * @param config what its relays share
     */
    public ProxyCore(ProxyConfig config) {
        this.config = config;
        this.liveness = new Liveness.Policy(config.pingAfter(), Duration.ZERO);
        this.sweep = new Sweep(config.time(), liveness.period(), this::lookAfterAll);
    }

    private boolean lookAfterAll() {
        relays.values().forEach(relay -> relay.lookAfter(liveness));
        return !relays.isEmpty();
    }

    /**
     * Finds a station.
     *
     * @param identity the station, in any spelling of its letters
     * @return the station, or null if it is not connected
     */
    public @Nullable ProxyStation find(String identity) {
        return relays.get(IdentityPaths.key(identity));
    }

    /**
     * Returns all stations that are connected.
     *
     * @return a copy
     */
    public List<ProxyStation> stations() {
        return List.copyOf(relays.values());
    }

    @Override
    public CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
        Optional<String> identity = IdentityPaths.identity(upgrade.rawPath());
        if (identity.isEmpty()) {
            return CompletableFuture.completedFuture(reject(NOT_FOUND));
        }
        CompletableFuture<HandshakeDecision> decision = new CompletableFuture<>();
        try {
            config.executor().execute(() -> decide(upgrade, identity.get(), decision));
        } catch (RejectedExecutionException e) {
            decision.complete(reject(UNAVAILABLE));
        }
        return decision;
    }

    private static HandshakeDecision reject(int status) {
        return new HandshakeDecision.Reject(status, Map.of());
    }

    private void decide(Upgrade upgrade, String identity, CompletableFuture<HandshakeDecision> decision) {
        HandshakeDecision.Reject refusal = Admission.refusal(config.authenticator(), upgrade, identity);
        if (refusal != null || closed) {
            decision.complete(refusal == null ? reject(UNAVAILABLE) : refusal);
            return;
        }
        List<OcppVersion> offered = Negotiation.offered(upgrade.protocolHeaders(), config.versions());
        if (offered.isEmpty()) {
            decision.complete(new HandshakeDecision.Accept(identity, null));
            return;
        }
        Map<String, String> passedOn =
                upgrade.authorization() == null ? Map.of() : Map.of(AUTHORIZATION, upgrade.authorization());
        DeferredListener early = new DeferredListener();
        Stages.whenDone(connect(identity, offered, passedOn, early), (link, failure) -> {
            if (failure == null) {
                decision.complete(connected(identity, offered, passedOn, link, early));
            } else {
                decision.complete(unreachable(identity, offered, passedOn, failure));
            }
        });
    }

    private CompletionStage<Link> connect(
            String identity, List<OcppVersion> offered, Map<String, String> passedOn, LinkListener listener) {
        return config.transport()
                .connect(
                        new Dial(
                                IdentityPaths.url(config.upstream(), identity),
                                offered.stream().map(OcppVersion::subprotocol).toList(),
                                passedOn,
                                config.connectTimeout(),
                                config.limits().maxMessageBytes(),
                                config.limits().maxFragments()),
                        listener);
    }

    private HandshakeDecision connected(
            String identity,
            List<OcppVersion> offered,
            Map<String, String> passedOn,
            Link link,
            DeferredListener early) {
        Optional<OcppVersion> version = Negotiation.check(link.subprotocol(), offered);
        if (version.isEmpty()) {
            refuse(link);
            return new HandshakeDecision.Accept(identity, null);
        }
        Relay relay = new Relay(config, this, identity, version.get());
        RelayLeg leg = relay.newUpstream();
        relay.upstream(leg, link);
        early.passTo(leg);
        return awaiting(relay, passedOn);
    }

    private void refuse(Link link) {
        ClosingHandshake.begin(link, config.time(), CloseCodes.PROTOCOL_ERROR, "no common OCPP version");
    }

    private HandshakeDecision unreachable(
            String identity, List<OcppVersion> offered, Map<String, String> passedOn, Throwable failure) {
        Throwable cause = Stages.cause(failure);
        if (cause instanceof ConnectFailedException failed
                && failed.httpStatus().isPresent()
                && failed.httpStatus().getAsInt() < 500) {
            // What the CSMS thinks of the station is not for us to change.
            int status = failed.httpStatus().getAsInt();
            return reject(status >= 400 ? status : UNAVAILABLE);
        }
        if (config.standalone() == null) {
            return reject(UNAVAILABLE);
        }
        return awaiting(new Relay(config, this, identity, offered.get(0)), passedOn);
    }

    private HandshakeDecision.Accept awaiting(Relay relay, Map<String, String> passedOn) {
        HandshakeDecision.Accept decision = new HandshakeDecision.Accept(relay.identity(), relay.version());
        headers.put(relay, passedOn);
        synchronized (decided) {
            decided.put(decision, relay);
        }
        var unused = config.time().schedule(HANDSHAKE, () -> {
            if (taken(decision) != null) {
                // The station did not wait for the answer.
                headers.remove(relay);
                relay.close(CloseCodes.GOING_AWAY, "");
            }
        });
        return decision;
    }

    private @Nullable Relay taken(HandshakeDecision.Accept decision) {
        synchronized (decided) {
            return decided.remove(decision);
        }
    }

    @Override
    public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
        Relay relay = taken(decision);
        if (relay == null) {
            refuse(link);
            return new DeferredListener();
        }
        Relay old = relays.put(IdentityPaths.key(relay.identity()), relay);
        if (old != null) {
            old.close(CloseCodes.POLICY_VIOLATION, "replaced");
        }
        relay.start(link);
        sweep.wake();
        if (closed) {
            relay.close(CloseCodes.GOING_AWAY, "");
        }
        return relay.stationLeg();
    }

    @Override
    public void reconnect(Relay relay) {
        var unused = config.time().schedule(config.retry(), () -> {
            Map<String, String> passedOn = headers.get(relay);
            if (passedOn == null) {
                // The station is gone.
                return;
            }
            DeferredListener early = new DeferredListener();
            Stages.whenDone(connect(relay.identity(), List.of(relay.version()), passedOn, early), (link, failure) -> {
                if (failure != null) {
                    reconnect(relay);
                } else if (!link.subprotocol().equals(relay.version().subprotocol())) {
                    refuse(link);
                    reconnect(relay);
                } else {
                    RelayLeg leg = relay.newUpstream();
                    relay.upstreamAgain(leg, link);
                    early.passTo(leg);
                }
            });
        });
    }

    @Override
    public void ended(Relay relay) {
        headers.remove(relay);
        relays.remove(IdentityPaths.key(relay.identity()), relay);
    }

    @Override
    public int maxMessageBytes() {
        return config.limits().maxMessageBytes();
    }

    @Override
    public int maxFragments() {
        return config.limits().maxFragments();
    }

    @Override
    public CompletableFuture<Void> close() {
        closed = true;
        return CompletableFuture.allOf(relays.values().stream()
                .map(relay -> {
                    relay.close(CloseCodes.GOING_AWAY, "");
                    return relay.closedFuture();
                })
                .toArray(CompletableFuture[]::new));
    }
}
