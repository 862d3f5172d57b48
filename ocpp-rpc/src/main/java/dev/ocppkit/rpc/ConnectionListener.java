package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Violation;
import java.util.List;

/** Hears of connections. All methods run on the executor of the endpoint and do nothing by default. */
public interface ConnectionListener {
    /**
     * Hears of a new connection; messages of the peer are handled after this returns.
     *
     * @param connection the connection
     */
    default void opened(OcppConnection connection) {}

    /**
     * Hears of the end of a connection.
     *
     * @param connection the connection
     * @param code the WebSocket close code; 1006 if there was none
     * @param reason the text that came with it, maybe empty; the peer may have chosen it
     */
    default void closed(OcppConnection connection, int code, String reason) {}

    /**
     * Hears of a message that breaks rules and was accepted, or sent, all the same.
     *
     * @param connection the connection
     * @param action the action of the message
     * @param violations the broken rules
     */
    default void tolerated(OcppConnection connection, Action action, List<Violation> violations) {}

    /**
     * Hears of something that no handler and no caller sees.
     *
     * @param connection the connection
     * @param event what happened
     */
    default void event(OcppConnection connection, RpcEvent event) {}
}
