package dev.ocppkit.rpc.testkit;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A CSMS that decides about handshakes as a test says, and whose connections are {@link ScriptedPeer}s. Safe for use by several
 * threads.
 */
public final class ScriptedCsms implements ServerBinding {
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_FRAGMENTS = 1024;

    private final List<ScriptedPeer> peers = new ArrayList<>();
    private final List<Upgrade> upgrades = new ArrayList<>();
    private @Nullable OcppVersion version = OcppVersion.V2_1;
    private int refusal;

    /** Makes a CSMS that accepts all stations with OCPP 2.1. */
    public ScriptedCsms() {}

    /**
     * Accepts stations from now on.
     *
     * @param chosen the version to choose, whatever is offered, or null for none
     * @return this
     */
    public synchronized ScriptedCsms accept(@Nullable OcppVersion chosen) {
        version = chosen;
        refusal = 0;
        return this;
    }

    /**
     * Refuses stations from now on.
     *
     * @param status the HTTP status, 400 to 599
     * @return this
     */
    public synchronized ScriptedCsms refuse(int status) {
        refusal = status;
        return this;
    }

    /**
     * Returns the handshakes that came.
     *
     * @return a copy, in order
     */
    public synchronized List<Upgrade> upgrades() {
        return List.copyOf(upgrades);
    }

    /**
     * Returns the newest connection.
     *
     * @return the connection
     * @throws IllegalStateException if there was none
     */
    public synchronized ScriptedPeer newest() {
        if (peers.isEmpty()) {
            throw new IllegalStateException("nobody connected");
        }
        return peers.get(peers.size() - 1);
    }

    /**
     * Returns all connections there have been.
     *
     * @return a copy, in order
     */
    public synchronized List<ScriptedPeer> peers() {
        return List.copyOf(peers);
    }

    @Override
    public synchronized CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
        upgrades.add(upgrade);
        HandshakeDecision decision = refusal != 0
                ? new HandshakeDecision.Reject(refusal, Map.of())
                : new HandshakeDecision.Accept(upgrade.rawPath(), version);
        return CompletableFuture.completedFuture(decision);
    }

    @Override
    public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
        ScriptedPeer peer = new ScriptedPeer();
        synchronized (this) {
            peers.add(peer);
        }
        peer.opened(link);
        return peer;
    }

    @Override
    public int maxMessageBytes() {
        return MAX_MESSAGE;
    }

    @Override
    public int maxFragments() {
        return MAX_FRAGMENTS;
    }
}
