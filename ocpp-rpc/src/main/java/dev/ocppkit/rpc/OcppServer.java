package dev.ocppkit.rpc;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.internal.CurrentPeer;
import dev.ocppkit.rpc.internal.Handlers;
import dev.ocppkit.rpc.internal.ServerCore;
import dev.ocppkit.rpc.spi.ServerBinding;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A CSMS: takes connections of charging stations, answers their requests and sends them its own.
 *
 * <pre>{@code
 * OcppServer csms = OcppServer.builder().basicAuth((identity, password) -> secrets.match(identity, password)).build();
 * csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
 * }</pre>
 *
 * <p>It opens no port itself: give it to a server transport, for instance {@code NettyServer} of ocpp-rpc-netty. All
 * versions share one port, one table of handlers and one table of stations. A station that connects again replaces its old
 * connection.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapters 3 and 4.
 */
public final class OcppServer extends OcppEndpoint {
    private final ServerCore core;

    private OcppServer(Handlers handlers, ServerCore core) {
        super(handlers);
        this.core = core;
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
     * Returns what a server transport needs.
     *
     * @return the binding
     */
    public ServerBinding binding() {
        return core;
    }

    /**
     * Returns a station, connected or not. Each message goes over the connection that the station has at that moment.
     *
     * @param identity the station; the case of letters does not matter
     * @return the station
     */
    public Peer station(String identity) {
        Objects.requireNonNull(identity, "identity");
        return new CurrentPeer(identity, () -> core.find(identity));
    }

    /**
     * Returns the connections that there are.
     *
     * @return a copy, in no order
     */
    public List<OcppConnection> connections() {
        return core.connections();
    }

    /**
     * Returns the connection of a station.
     *
     * @param identity the station; the case of letters does not matter
     * @return its connection now; empty if it has none that is open
     */
    public Optional<OcppConnection> connection(String identity) {
        return Optional.<OcppConnection>ofNullable(core.find(identity)).filter(OcppConnection::isOpen);
    }

    /**
     * Refuses new connections and closes all others with 1001.
     *
     * @return completed when all are closed
     */
    public CompletableFuture<Void> close() {
        return core.close();
    }

    /**
     * Refuses new connections and begins nothing new on the others: CALLs that wait are not sent, CALLs that come are not
     * handled. A connection is closed with 1001 when what is under way on it has ended, or when the time is up.
     *
     * @param atMost when connections are closed that are not done
     * @return completed when all are closed
     */
    public CompletableFuture<Void> drain(Duration atMost) {
        return core.drain(Objects.requireNonNull(atMost, "atMost"));
    }

    /** Builds a CSMS; not safe for use by several threads. */
    public static final class Builder extends OcppEndpoint.Builder<Builder> {
        private @Nullable StationAuthenticator authenticator;
        private final Map<String, RawSubprotocol> subprotocols = new HashMap<>();
        private Duration pingInterval = Duration.ZERO;
        private Duration idleTimeout = Duration.ZERO;
        private boolean checksSerialNumber = true;
        private @Nullable String path;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets who decides about stations. One of this, {@link #basicAuth} and {@link #acceptAll} is required.
         *
         * @param decides the authenticator
         * @return this
         */
        public Builder authenticator(StationAuthenticator decides) {
            authenticator = Objects.requireNonNull(decides, "decides");
            return this;
        }

        /**
         * Demands HTTP Basic authentication from every station.
         *
         * @param check tells whether an identity has a password, given as UTF-8; compares in constant time
         * @return this
         */
        public Builder basicAuth(BiPredicate<String, byte[]> check) {
            Objects.requireNonNull(check, "check");
            return authenticator(handshake -> handshake
                            .password()
                            .filter(password -> check.test(handshake.identity(), password))
                            .isPresent()
                    ? StationAuthenticator.Decision.ACCEPTED
                    : StationAuthenticator.Decision.BAD_CREDENTIALS);
        }

        /**
         * Lets every station in, for tests and behind a gateway that authenticates.
         *
         * @return this
         */
        public Builder acceptAll() {
            return authenticator(handshake -> StationAuthenticator.Decision.ACCEPTED);
        }

        /**
         * Gives stations that speak something else to a handler, for instance {@code ocpp1.6}. The first token that a
         * station offers and that somebody speaks decides.
         *
         * @param token what stands in Sec-WebSocket-Protocol
         * @param handler takes the connections
         * @return this
         * @throws IllegalArgumentException if the token is that of a version which this library speaks
         */
        public Builder subprotocol(String token, RawSubprotocol handler) {
            if (OcppVersion.fromSubprotocol(token).isPresent()) {
                throw new IllegalArgumentException(token + " is spoken by this library");
            }
            subprotocols.put(token, Objects.requireNonNull(handler, "handler"));
            return this;
        }

        /**
         * Sets when stations are pinged: when nothing came from one for the interval. One that does not answer within
         * another interval is given up, so that a connection that is dead only in one direction is noticed. Default is no
         * pings: stations ping by themselves, as their WebSocketPingInterval says. One timer serves all connections; pings
         * go out up to half an interval late.
         *
         * <p>Spec: OCPP 2.1 Part 4, 5.3.
         *
         * @param interval the interval, or zero for no pings
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder pingInterval(Duration interval) {
            pingInterval = notNegative(interval, "interval");
            return this;
        }

        /**
         * Sets how long a station may send neither a message nor the answer to a ping before its connection is given up;
         * default for ever. Without {@link #pingInterval} it must be longer than stations may be quiet, and transports do
         * not tell of the pings that they answer.
         *
         * @param timeout the time, or zero for ever
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder idleTimeout(Duration timeout) {
            idleTimeout = notNegative(timeout, "timeout");
            return this;
        }

        /**
         * Sets whether the serial number in a BootNotification, if there is one, must be the common name of the client
         * certificate, if there is one; default true. A station with another one is answered SecurityError and its
         * connection is closed with 1008.
         *
         * <p>Spec: OCPP 2.1 Part 2, B01.FR.11 and B01.FR.12.
         *
         * @param checked whether to check
         * @return this
         */
        public Builder serialNumberCheck(boolean checked) {
            checksSerialNumber = checked;
            return this;
        }

        /**
         * Sets the path of the URL below which stations connect, for instance {@code /ocpp} for
         * {@code wss://csms.example/ocpp/{identity}}; those that use another one are answered 404. Default is any path.
         *
         * <p>Spec: OCPP 2.1 Part 4, 3.1.1.
         *
         * @param begin the path in front of the identity, as it is sent; a slash at its end does not matter
         * @return this
         * @throws IllegalArgumentException if it does not begin with a slash
         */
        public Builder path(String begin) {
            if (!begin.startsWith("/")) {
                throw new IllegalArgumentException("the path must begin with '/'");
            }
            path = begin.endsWith("/") ? begin : begin + "/";
            return this;
        }

        private static Duration notNegative(Duration value, String name) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " is " + value + ", but must not be negative");
            }
            return value;
        }

        /**
         * Makes the CSMS.
         *
         * @return the CSMS
         * @throws IllegalStateException if nobody decides about stations
         */
        public OcppServer build() {
            if (authenticator == null) {
                throw new IllegalStateException("authenticator is missing");
            }
            Handlers handlers = new Handlers();
            ServerCore core = new ServerCore(
                    config(MessageSender.CSMS),
                    handlers,
                    authenticator,
                    Map.copyOf(subprotocols),
                    new ServerCore.Rules(path, pingInterval, idleTimeout, checksSerialNumber));
            return new OcppServer(handlers, core);
        }
    }
}
