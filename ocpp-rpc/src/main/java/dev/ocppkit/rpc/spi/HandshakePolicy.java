package dev.ocppkit.rpc.spi;

import java.util.concurrent.CompletionStage;

/** Decides about handshakes; shared by all server transports. */
@FunctionalInterface
public interface HandshakePolicy {
    /**
     * Decides about a handshake.
     *
     * @param upgrade the request
     * @return the decision, made on another thread; never fails
     */
    CompletionStage<HandshakeDecision> decide(Upgrade upgrade);
}
