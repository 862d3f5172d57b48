package dev.ocppkit.rpc.testkit.conformance;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A CSMS that decides as it is told to; it knows connections by the path that was asked for. */
final class KitBinding implements ServerBinding {
    /** A connection that was taken over. */
    record Opened(Link link, RecordingListener heard) {}

    final BlockingQueue<Upgrade> upgrades = new LinkedBlockingQueue<>();
    private final Map<String, HandshakeDecision> decisions = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Opened>> opened = new ConcurrentHashMap<>();

    void decide(String rawPath, HandshakeDecision decision) {
        decisions.put(rawPath, decision);
    }

    @Override
    public CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
        upgrades.add(upgrade);
        HandshakeDecision decision = decisions.getOrDefault(
                upgrade.rawPath(), new HandshakeDecision.Accept(upgrade.rawPath(), OcppVersion.V2_1));
        return CompletableFuture.supplyAsync(() -> decision);
    }

    @Override
    public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
        RecordingListener listener = new RecordingListener();
        if (decision.version() == null) {
            link.close(1002, "no common OCPP version");
        }
        queue(decision.identity()).add(new Opened(link, listener));
        return listener;
    }

    private BlockingQueue<Opened> queue(String identity) {
        return opened.computeIfAbsent(identity, key -> new LinkedBlockingQueue<>());
    }

    Opened opened(String identity) throws InterruptedException {
        return Patience.next(queue(identity), "the connection to be taken over");
    }

    @Override
    public int maxMessageBytes() {
        return LinkCases.MAX_MESSAGE;
    }

    @Override
    public int maxFragments() {
        return LinkCases.MAX_FRAGMENTS;
    }
}
