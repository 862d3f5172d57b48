package dev.ocppkit.rpc;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.internal.ClientCore;
import dev.ocppkit.rpc.internal.Connection;
import dev.ocppkit.rpc.internal.CurrentPeer;
import dev.ocppkit.rpc.internal.Handlers;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A charging station: connects to its CSMS, sends requests and answers those of the CSMS.
 *
 * <pre>{@code
 * OcppClient station = OcppClient.builder()
 *         .identity("CS-1")
 *         .endpoint(URI.create("wss://csms.example/ocpp"))
 *         .transport(JdkWebSocketTransport.create())
 *         .build();
 * station.on(ResetRequest.class, (request, context) -> ResetResponse.of(ResetStatusEnum.ACCEPTED));
 * station.connect().join();
 * BootNotificationResponse boot = station.call(bootNotification).join();
 * }</pre>
 *
 * <p>As a {@link Peer} it stands for the CSMS: each message goes over the connection that there is at that moment.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapters 3 and 4.
 */
public final class OcppClient extends OcppEndpoint implements Peer {
    private final ClientCore core;
    private final ClientCore.Target target;
    private final Peer csms;

    private OcppClient(Handlers handlers, ClientCore core, ClientCore.Target target) {
        super(handlers);
        this.core = core;
        this.target = target;
        this.csms = new CurrentPeer(target.identity(), core::current);
    }

    /**
     * Starts a builder.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Connects once and negotiates a version. An older connection is closed when the new one is open.
     *
     * @return the connection; fails with a {@link ConnectFailedException}
     */
    public CompletableFuture<OcppConnection> connect() {
        return core.connect(target).thenApply(connection -> connection);
    }

    /**
     * Returns the connection.
     *
     * @return the connection, or empty if there is none
     */
    public Optional<OcppConnection> connection() {
        return Optional.ofNullable(core.current());
    }

    /**
     * Closes the connection with 1000, if there is one.
     *
     * @return completed when it is closed
     */
    public CompletableFuture<Void> close() {
        Connection current = core.current();
        if (current == null) {
            return CompletableFuture.completedFuture(null);
        }
        current.close(1000, "");
        return current.closedFuture();
    }

    @Override
    public String identity() {
        return csms.identity();
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(
            OcppRequest<R> request, CallOptions options) {
        return csms.callOutcome(request, options);
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request) {
        return csms.callOutcome(request);
    }

    @Override
    public CompletableFuture<Void> send(OcppSend message) {
        return csms.send(message);
    }

    /** Builds a charging station; not safe for use by several threads. */
    public static final class Builder extends OcppEndpoint.Builder<Builder> {
        private @Nullable String identity;
        private @Nullable URI endpoint;
        private @Nullable Transport transport;
        private byte @Nullable [] password;
        private Duration connectTimeout = Duration.ofSeconds(30);

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the identity of the station; required.
         *
         * @param id at most 48 letters, digits and {@code * - _ = + | @ .}
         * @return this
         */
        public Builder identity(String id) {
            identity = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the URL of the CSMS, without the identity; required.
         *
         * @param url a URL with scheme ws or wss and without query
         * @return this
         * @throws IllegalArgumentException if it is not such a URL
         */
        public Builder endpoint(URI url) {
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((!scheme.equals("ws") && !scheme.equals("wss")) || url.getHost() == null) {
                throw new IllegalArgumentException("endpoint must be a URL with scheme ws or wss");
            }
            if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("endpoint must have no query, fragment or user");
            }
            endpoint = url;
            return this;
        }

        /**
         * Sets what opens connections; required.
         *
         * @param opens the transport
         * @return this
         */
        public Builder transport(Transport opens) {
            transport = Objects.requireNonNull(opens, "opens");
            return this;
        }

        /**
         * Sends HTTP Basic authentication with the identity as user name.
         *
         * <p>Spec: OCPP 2.1 Part 2, A00.FR.203 and A00.FR.204.
         *
         * @param secret the password
         * @return this
         */
        public Builder basicAuth(String secret) {
            password = secret.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        /**
         * Sets how long a handshake may take; default 30 s.
         *
         * @param timeout the time
         * @return this
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Makes the charging station; it does not connect yet.
         *
         * @return the charging station
         * @throws IllegalStateException if something required is missing
         * @throws IllegalArgumentException if the identity is not allowed
         */
        public OcppClient build() {
            if (identity == null || endpoint == null || transport == null) {
                throw new IllegalStateException("identity, endpoint or transport is missing");
            }
            Handlers handlers = new Handlers();
            ClientCore.Target target = new ClientCore.Target(identity, endpoint, transport, password, connectTimeout);
            return new OcppClient(handlers, new ClientCore(config(MessageSender.CHARGING_STATION), handlers), target);
        }
    }
}
