package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.spi.Upgrade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Joins charging stations and a CSMS without a network. Safe for use by several threads.
 *
 * <p>A handshake takes twice the latency; then the station has its connection.
 */
public final class InMemoryTransport implements Transport {
    private final ServerBinding server;
    private final TimeSource time;
    private final RandomGenerator random;
    private final List<LinkPair> links = new ArrayList<>();
    private volatile LinkConditions conditions;
    private volatile boolean offline;

    /**
     * Makes a transport to one CSMS that delivers everything at once.
     *
     * @param server the CSMS
     */
    public InMemoryTransport(ServerBinding server) {
        this(server, new VirtualTime(), LinkConditions.PERFECT, new Random(0));
    }

    /**
     * Makes a transport to one CSMS.
     *
     * @param server the CSMS
     * @param time delays messages
     * @param conditions those of new connections; can be changed later
     * @param random decides what the conditions leave to chance
     */
    public InMemoryTransport(ServerBinding server, TimeSource time, LinkConditions conditions, RandomGenerator random) {
        this.server = Objects.requireNonNull(server, "server");
        this.time = Objects.requireNonNull(time, "time");
        this.conditions = Objects.requireNonNull(conditions, "conditions");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Changes the conditions of the connections that are opened from now on.
     *
     * @param changed the conditions
     */
    public void conditions(LinkConditions changed) {
        conditions = Objects.requireNonNull(changed, "changed");
    }

    /**
     * Makes the CSMS unreachable, or reachable again. Connections that there are stay as they are.
     *
     * @param unreachable whether to fail all attempts to connect
     */
    public void offline(boolean unreachable) {
        offline = unreachable;
    }

    /**
     * Returns the connections that are open, the newest last.
     *
     * @return a copy
     */
    public List<LinkPair> links() {
        synchronized (links) {
            links.removeIf(link -> !link.isOpen());
            return List.copyOf(links);
        }
    }

    @Override
    public CompletionStage<Link> connect(Dial dial, LinkListener listener) {
        CompletableFuture<Link> result = new CompletableFuture<>();
        LinkPair probe = new LinkPair("", time, conditions, random);
        probe.runAfter(probe.delay(), () -> {
            if (offline) {
                result.completeExceptionally(new ConnectFailedException("The peer is not reachable.", null));
                return;
            }
            var unused = server.decide(upgrade(dial)).whenComplete((decision, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(new ConnectFailedException("The handshake failed.", failure));
                } else {
                    probe.runAfter(probe.delay(), () -> act(decision, listener, result));
                }
            });
        });
        return result;
    }

    private static Upgrade upgrade(Dial dial) {
        List<String> protocols =
                dial.subprotocols().isEmpty() ? List.of() : List.of(String.join(", ", dial.subprotocols()));
        return new Upgrade(dial.uri().getRawPath(), protocols, dial.headers().get("Authorization"), List.of(), null);
    }

    private void act(HandshakeDecision decision, LinkListener listener, CompletableFuture<Link> result) {
        if (decision instanceof HandshakeDecision.Reject reject) {
            result.completeExceptionally(ConnectFailedException.refused(
                    reject.status(), reject.headers().get("Retry-After"), Instant.EPOCH));
        } else if (decision instanceof HandshakeDecision.Accept accept) {
            String subprotocol = accept.subprotocol() == null ? "" : accept.subprotocol();
            LinkPair pair = new LinkPair(subprotocol, time, conditions, random);
            synchronized (links) {
                links.removeIf(link -> !link.isOpen());
                links.add(pair);
            }
            pair.client().listen(listener);
            pair.server().listen(server.accepted(accept, pair.server()));
            result.complete(pair.client());
        }
    }
}
