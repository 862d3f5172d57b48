package dev.ocppkit.rpc.spi;

import java.util.concurrent.CompletionStage;

/**
 * Opens WebSocket connections.
 *
 * <p>Implementations do not follow redirects and complete the handshake even if the peer chose no subprotocol: the caller
 * judges that.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3.
 */
@FunctionalInterface
public interface Transport {
    /**
     * Opens a connection.
     *
     * @param dial where to and how
     * @param listener hears what happens on it; no message before the first {@link Link#request}
     * @return the open connection; fails with a {@link dev.ocppkit.rpc.ConnectFailedException}
     */
    CompletionStage<Link> connect(Dial dial, LinkListener listener);
}
