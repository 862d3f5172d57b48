package dev.ocppkit.rpc.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a server transport needs of whoever takes its connections; see {@link dev.ocppkit.rpc.OcppServer#binding}. */
public interface ServerBinding extends HandshakePolicy {
    /**
     * Takes over a connection whose handshake is complete.
     *
     * @param decision what was decided about it
     * @param link the connection
     * @return hears what happens on it from now on; messages are requested when it is ready for them
     */
    LinkListener accepted(HandshakeDecision.Accept decision, Link link);

    /**
     * Returns the greatest message to take, in bytes after decompression; a greater one closes the connection with 1009.
     *
     * @return the bound
     */
    int maxMessageBytes();

    /**
     * Returns the greatest number of fragments of a message.
     *
     * @return the bound
     */
    int maxFragments();

    /**
     * Returns whether connections should count what goes over the network; see {@link Link#traffic}.
     *
     * @return whether somebody wants to know
     */
    default boolean wantsTraffic() {
        return false;
    }

    /**
     * Refuses new connections and closes all others with 1001. Called by a transport that is being stopped.
     *
     * @return completed when all are closed
     */
    default CompletionStage<Void> close() {
        return CompletableFuture.completedFuture(null);
    }
}
