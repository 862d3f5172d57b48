package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens the connection of a charging station. */
public final class ClientCore {
    private final EndpointConfig config;
    private final Handlers handlers;
    private final String identity;
    private final URI url;
    private final Transport transport;
    private final byte @Nullable [] password;
    private final Duration connectTimeout;
    private final AtomicLong epochs = new AtomicLong();
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();

    /**
     * Makes a client that is not connected.
     *
     * @param config what its connections share
     * @param handlers the handlers
     * @param identity the charging station
     * @param endpoint the URL of the CSMS, without the identity
     * @param transport opens connections
     * @param password for Basic authentication, or null
     * @param connectTimeout how long a handshake may take
     */
    public ClientCore(
            EndpointConfig config,
            Handlers handlers,
            String identity,
            URI endpoint,
            Transport transport,
            byte @Nullable [] password,
            Duration connectTimeout) {
        if (!IdentityPaths.isIdentity(identity)) {
            throw new IllegalArgumentException("identity is no identifier of at most 48 characters");
        }
        this.config = config;
        this.handlers = handlers;
        this.identity = identity;
        this.url = IdentityPaths.url(endpoint, identity);
        this.transport = transport;
        this.password = password == null ? null : password.clone();
        this.connectTimeout = connectTimeout;
    }

    /**
     * Returns the connection.
     *
     * @return the connection, or null if there is none
     */
    public @Nullable Connection current() {
        return current.get();
    }

    /**
     * Connects once.
     *
     * @return the connection; fails with a ConnectFailedException
     */
    public CompletableFuture<OcppConnection> connect() {
        DeferredListener listener = new DeferredListener();
        Map<String, String> headers = new HashMap<>();
        if (password != null) {
            headers.put("Authorization", BasicAuth.header(identity, password));
        }
        Dial dial = new Dial(
                url,
                config.versions().stream().map(OcppVersion::subprotocol).toList(),
                headers,
                connectTimeout,
                config.limits().maxMessageBytes(),
                config.limits().maxFragments());
        CompletableFuture<OcppConnection> result = new CompletableFuture<>();
        transport.connect(dial, listener).whenComplete((link, failure) -> {
            if (failure != null) {
                config.executor().execute(() -> result.completeExceptionally(asConnectFailure(failure)));
            } else {
                opened(link, listener, result);
            }
        });
        return result;
    }

    private static ConnectFailedException asConnectFailure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ConnectFailedException known
                ? known
                : new ConnectFailedException("The connection could not be opened.", cause);
    }

    private void opened(Link link, DeferredListener listener, CompletableFuture<OcppConnection> result) {
        Optional<OcppVersion> version = Negotiation.check(link.subprotocol(), config.versions());
        if (version.isEmpty()) {
            link.close(CloseCodes.PROTOCOL_ERROR, "no common OCPP version");
            config.time().schedule(Duration.ofSeconds(5), link::abort);
            config.executor()
                    .execute(() -> result.completeExceptionally(
                            new ConnectFailedException("The peer speaks no OCPP version that was offered.", null)));
            return;
        }
        Connection[] self = new Connection[1];
        Connection connection = new Connection(
                config,
                handlers,
                identity,
                version.get(),
                epochs.incrementAndGet(),
                link,
                () -> current.compareAndSet(self[0], null));
        self[0] = connection;
        Connection old = current.getAndSet(connection);
        if (old != null) {
            old.close(CloseCodes.NORMAL, "replaced");
        }
        listener.passTo(connection);
        connection.start(() -> result.complete(connection));
    }
}
