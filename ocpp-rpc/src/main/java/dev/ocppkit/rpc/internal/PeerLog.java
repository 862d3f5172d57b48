package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.spi.Upgrade;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Logs what peers do wrong: where it comes from and what it was, never what they sent. What ends a connection or comes from
 * code of ours is logged at INFO or WARNING, what a peer can do again and again at DEBUG.
 */
final class PeerLog {
    private static final Logger LOG = System.getLogger("dev.ocppkit.rpc");

    private PeerLog() {}

    /** A handshake was answered with an HTTP status. */
    static void refused(Upgrade upgrade, int status) {
        Level level = status == 503 ? Level.DEBUG : Level.INFO;
        LOG.log(level, "A handshake from {0} was refused with HTTP status {1}.", upgrade.remote(), status);
    }

    /** A handshake was completed without a version, and the connection closed. */
    static void noCommonVersion(String identity) {
        LOG.log(Level.INFO, "{0} offered no common subprotocol and was closed.", identity);
    }

    /** Something happened on a connection. */
    static void happened(OcppConnection connection, RpcEvent event) {
        LOG.log(level(event.kind()), "{0}: {1}", connection, event);
    }

    private static Level level(RpcEvent.Kind kind) {
        return switch (kind) {
            case MESSAGE_REJECTED, TOO_MANY_BAD_FRAMES, WRITE_TIMEOUT, PEER_SILENT, WRONG_SERIAL_NUMBER -> Level.INFO;
            case HANDLER_TIMEOUT -> Level.WARNING;
            default -> Level.DEBUG;
        };
    }
}
