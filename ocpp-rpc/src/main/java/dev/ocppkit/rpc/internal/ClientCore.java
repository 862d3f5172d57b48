package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens the connection of a charging station. */
public final class ClientCore {
    private final EndpointConfig config;
    private final Handlers handlers;
    private final AtomicLong epochs = new AtomicLong();
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();

    /**
     * Whom to connect to, and as whom.
     *
     * @param identity the charging station
     * @param endpoint the URL of the CSMS, without the identity
     * @param transport opens connections
     * @param password for Basic authentication, or null
     * @param connectTimeout how long a handshake may take
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    public record Target(
            String identity, URI endpoint, Transport transport, byte @Nullable [] password, Duration connectTimeout) {
        /**
         * Checks the identity.
         *
         * @throws IllegalArgumentException if it is not allowed
         */
        public Target {
            if (!IdentityPaths.isIdentity(identity)) {
                throw new IllegalArgumentException("identity is no identifier of at most 48 characters");
            }
        }

        /** Leaves out the password. */
        @Override
        public String toString() {
            return "Target[" + endpoint + "]";
        }
    }

    /**
     * Makes a client that is not connected.
     *
     * @param config what its connections share
     * @param handlers the handlers
     */
    public ClientCore(EndpointConfig config, Handlers handlers) {
        this.config = config;
        this.handlers = handlers;
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
     * @param target whom to connect to
     * @return the connection; fails with a ConnectFailedException
     */
    public CompletableFuture<Connection> connect(Target target) {
        DeferredListener listener = new DeferredListener();
        Map<String, String> headers = new HashMap<>();
        byte[] password = target.password();
        if (password != null) {
            headers.put("Authorization", BasicAuth.header(target.identity(), password));
        }
        Dial dial = new Dial(
                IdentityPaths.url(target.endpoint(), target.identity()),
                config.versions().stream().map(OcppVersion::subprotocol).toList(),
                headers,
                target.connectTimeout(),
                config.limits().maxMessageBytes(),
                config.limits().maxFragments());
        CompletableFuture<Connection> result = new CompletableFuture<>();
        target.transport().connect(dial, listener).whenComplete((link, failure) -> {
            if (failure != null) {
                config.executor().execute(() -> result.completeExceptionally(asConnectFailure(failure)));
            } else {
                opened(target.identity(), link, listener, result);
            }
        });
        return result;
    }

    private static ConnectFailedException asConnectFailure(Throwable failure) {
        Throwable cause = Stages.cause(failure);
        return cause instanceof ConnectFailedException known
                ? known
                : new ConnectFailedException("The connection could not be opened.", cause);
    }

    private void opened(String identity, Link link, DeferredListener listener, CompletableFuture<Connection> result) {
        Optional<OcppVersion> version = Negotiation.check(link.subprotocol(), config.versions());
        if (version.isEmpty()) {
            ClosingHandshake.begin(link, config.time(), CloseCodes.PROTOCOL_ERROR, "no common OCPP version");
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
