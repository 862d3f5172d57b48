package dev.ocppkit.csms;

import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.RpcEvent;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Logs when stations connect and disconnect and what goes wrong on their connections, and tells the store of it: a station that
 * connects was heard of, whether or not it says anything.
 *
 * <pre>{@code
 * OcppServer csms = OcppServer.builder().listener(new StoredConnections<>(store, Clock.systemUTC())).build();
 * }</pre>
 *
 * @param <S> an open transaction of the database
 */
public final class StoredConnections<S> implements ConnectionListener {
    private static final System.Logger LOG = System.getLogger(StoredConnections.class.getName());

    private final MessageStore<S> store;
    private final InstantSource clock;

    /**
     * Makes a listener.
     *
     * @param store hears of stations; {@link MessageStore#committed} follows each opened and each closed connection
     * @param clock tells the time
     */
    public StoredConnections(MessageStore<S> store, InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Logs it and keeps that the station was heard of; if the database fails, that is logged and the connection stays. */
    @Override
    public void opened(OcppConnection connection) {
        String identity = connection.identity();
        LOG.log(
                Level.INFO,
                "{0} is connected, OCPP {1}",
                identity,
                connection.version().number());
        try {
            boolean unused = store.inTransaction(transaction -> {
                store.heard(transaction, identity, connection.version(), clock.instant());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The database failed", e);
        }
        store.committed(identity);
    }

    @Override
    public void closed(OcppConnection connection, int code, String reason) {
        LOG.log(Level.INFO, "{0} is disconnected ({1,number,#})", connection.identity(), code);
        store.committed(connection.identity());
    }

    @Override
    public void event(OcppConnection connection, RpcEvent event) {
        LOG.log(Level.WARNING, connection.identity() + ": " + event, event.cause());
    }
}
