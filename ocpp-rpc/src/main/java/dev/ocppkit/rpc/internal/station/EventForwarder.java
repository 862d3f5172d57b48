package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.RpcEvent;
import java.util.List;
import java.util.function.Consumer;

/** Passes everything on to the user's listener, and events to the station too. */
record EventForwarder(ConnectionListener user, Consumer<RpcEvent> station) implements ConnectionListener {
    @Override
    public void opened(OcppConnection connection) {
        user.opened(connection);
    }

    @Override
    public void closed(OcppConnection connection, int code, String reason) {
        user.closed(connection, code, reason);
    }

    @Override
    public void tolerated(OcppConnection connection, Action action, List<Violation> violations) {
        user.tolerated(connection, action, violations);
    }

    @Override
    public void event(OcppConnection connection, RpcEvent event) {
        station.accept(event);
        user.event(connection, event);
    }
}
