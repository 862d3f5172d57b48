package dev.ocppkit.rpc.testing;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.spi.Upgrade;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Joins a charging station and a CSMS without a network. */
public final class InMemoryTransport implements Transport {
    private final ServerBinding server;

    /** Makes a transport to one CSMS. */
    public InMemoryTransport(ServerBinding server) {
        this.server = server;
    }

    @Override
    public CompletionStage<Link> connect(Dial dial, LinkListener listener) {
        Upgrade upgrade = new Upgrade(
                dial.uri().getRawPath(),
                List.of(String.join(", ", dial.subprotocols())),
                dial.headers().get("Authorization"),
                List.of(),
                null);
        return server.decide(upgrade).thenCompose(decision -> {
            if (decision instanceof HandshakeDecision.Reject reject) {
                return CompletableFuture.failedFuture(new ConnectFailedException(reject.status()));
            }
            HandshakeDecision.Accept accept = (HandshakeDecision.Accept) decision;
            LinkPair pair = new LinkPair(
                    accept.version() == null ? "" : accept.version().subprotocol());
            pair.client().listen(listener);
            pair.server().listen(server.accepted(accept, pair.server()));
            return CompletableFuture.completedFuture(pair.client());
        });
    }
}
