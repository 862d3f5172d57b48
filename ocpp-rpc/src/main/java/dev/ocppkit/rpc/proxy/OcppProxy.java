package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.internal.Defaults;
import dev.ocppkit.rpc.internal.ProxyConfig;
import dev.ocppkit.rpc.internal.ProxyCore;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A local controller: charging stations connect to it, and it connects to the CSMS for each of them. Messages pass as they
 * are, byte by byte, so that signatures, custom data and messages of later editions stay whole; it does not judge them.
 *
 * <pre>{@code
 * OcppProxy controller = OcppProxy.builder()
 *         .upstream(URI.create("wss://csms.example/ocpp"), NettyTransport.create())
 *         .acceptAll()
 *         .interceptor(new ChargingLimitOverride(identity -> site.capOf(identity)))
 *         .build();
 * NettyServer server = NettyServer.builder(controller.binding()).port(9000).start();
 * controller.station("CS-1").ifPresent(station -> station.call(request));
 * }</pre>
 *
 * <p>A station gets in if the CSMS lets it in; its Authorization header is passed on, and it speaks the version that the CSMS
 * chose. TLS ends here, on both sides with certificates of the local controller's own. When one side is lost, the other is
 * closed, unless {@link Builder#standalone} answers in place of the CSMS. Messages are text with at most the sizes of
 * {@link RpcLimits}; a side that does not read for {@link RpcLimits#writeTimeout} is dropped.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 6, and errata 2025-09, 4.2.
 */
public final class OcppProxy {
    private final ProxyCore core;

    private OcppProxy(ProxyCore core) {
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
     * Finds a station that is connected.
     *
     * @param identity the station; the case of letters does not matter
     * @return the station with its connection of this moment, or empty
     */
    public Optional<ProxyStation> station(String identity) {
        return Optional.ofNullable(core.find(Objects.requireNonNull(identity, "identity")));
    }

    /**
     * Returns all stations that are connected.
     *
     * @return a copy, in no order
     */
    public List<ProxyStation> stations() {
        return core.stations();
    }

    /**
     * Refuses new connections and closes all others with 1001, on both sides.
     *
     * @return completed when all stations are gone
     */
    public CompletableFuture<Void> close() {
        return core.close();
    }

    /** Builds a local controller; not safe for use by several threads. */
    public static final class Builder {
        private @Nullable URI upstream;
        private @Nullable Transport transport;
        private @Nullable StationAuthenticator authenticator;
        private List<OcppVersion> versions = List.of(OcppVersion.V2_1, OcppVersion.V2_0_1);
        private final List<ProxyInterceptor> interceptors = new ArrayList<>();
        private final List<Consumer<ProxyFrame>> taps = new ArrayList<>();
        private @Nullable Standalone standalone;
        private int maxStored = 1000;
        private Duration retry = Duration.ofSeconds(30);
        private Duration callTimeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(20);
        private Executor executor = Defaults.executor();
        private TimeSource time = Defaults.time();
        private RpcLimits limits = RpcLimits.defaults();
        private Duration pingInterval = Duration.ZERO;

        private Builder() {}

        /**
         * Sets the CSMS; required.
         *
         * @param csms its URL without the identity
         * @param opens opens connections to it
         * @return this
         */
        public Builder upstream(URI csms, Transport opens) {
            upstream = Objects.requireNonNull(csms, "csms");
            transport = Objects.requireNonNull(opens, "opens");
            return this;
        }

        /**
         * Sets who decides about stations before the CSMS is asked. This or {@link #acceptAll} is required.
         *
         * @param decides the authenticator
         * @return this
         */
        public Builder authenticator(StationAuthenticator decides) {
            authenticator = Objects.requireNonNull(decides, "decides");
            return this;
        }

        /**
         * Leaves the decision about stations to the CSMS. While {@link #standalone} answers for it, every station gets in.
         *
         * @return this
         */
        public Builder acceptAll() {
            return authenticator(handshake -> StationAuthenticator.Decision.ACCEPTED);
        }

        /**
         * Sets the versions that may be spoken; default both. What a station offers beside them is not offered to the CSMS.
         *
         * @param spoken at least one
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public Builder versions(OcppVersion... spoken) {
            if (spoken.length == 0) {
                throw new IllegalArgumentException("versions must not be empty");
            }
            versions = List.of(spoken);
            return this;
        }

        /**
         * Adds one who decides about messages, behind those that were added before. The first decision that is not to forward
         * counts.
         *
         * @param decides the interceptor
         * @return this
         */
        public Builder interceptor(ProxyInterceptor decides) {
            interceptors.add(Objects.requireNonNull(decides, "decides"));
            return this;
        }

        /**
         * Adds one who sees every message that comes from either side, exactly as it is on the wire, with all its secrets. It
         * returns at once.
         *
         * @param sees the tap
         * @return this
         */
        public Builder tap(Consumer<ProxyFrame> sees) {
            taps.add(Objects.requireNonNull(sees, "sees"));
            return this;
        }

        /**
         * Keeps the connections of stations open while the CSMS is not reachable, and answers in its place.
         *
         * @param answers answers stations
         * @return this
         */
        public Builder standalone(Standalone answers) {
            standalone = Objects.requireNonNull(answers, "answers");
            return this;
        }

        /**
         * Sets how many CALLs are kept in memory for the CSMS, for each station; default 1,000. Further ones are refused, so that
         * the station keeps them.
         *
         * @param count at least 1
         * @return this
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxStored(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("count is " + count + ", but must be at least 1");
            }
            maxStored = count;
            return this;
        }

        /**
         * Sets how long to wait before connecting to the CSMS again, with {@link #standalone}; default 30 s.
         *
         * @param wait the time
         * @return this
         */
        public Builder retry(Duration wait) {
            retry = Objects.requireNonNull(wait, "wait");
            return this;
        }

        /**
         * Sets how long a CALL may stay without an answer before the next one is sent to the same side; default 30 s. An answer
         * that comes later is still passed on.
         *
         * @param timeout the time
         * @return this
         */
        public Builder callTimeout(Duration timeout) {
            callTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Sets how long the handshake with the CSMS may take; default 20 s. The station waits that long.
         *
         * @param timeout the time
         * @return this
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Sets what runs the authenticator and completes futures; default is a virtual thread for each task on
         * Java 21 and later, and before that a pool of daemon threads.
         *
         * @param runs the executor
         * @return this
         */
        public Builder executor(Executor runs) {
            executor = Objects.requireNonNull(runs, "runs");
            return this;
        }

        /**
         * Sets the clock and timers; default those of the machine.
         *
         * @param source the time
         * @return this
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets the bounds; the sizes of messages, the write timeout and the number of calls of its own that may wait for a
         * station are used.
         *
         * @param bounds the bounds
         * @return this
         */
        public Builder limits(RpcLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /**
         * Sets when either side is pinged: when nothing came from it for the interval. One that does not answer within
         * another interval counts as lost. Pings of stations and CSMS are answered here and not passed on, so without this a
         * side that is dead in one direction is only noticed when something is sent to it. Default is no pings. One timer
         * serves all connections; pings go out up to half an interval late.
         *
         * <p>Spec: OCPP 2.1 Part 4, 5.3 and 6.3.
         *
         * @param interval the interval, or zero for no pings
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder pingInterval(Duration interval) {
            if (interval.isNegative()) {
                throw new IllegalArgumentException("interval is " + interval + ", but must not be negative");
            }
            pingInterval = interval;
            return this;
        }

        /**
         * Makes the local controller.
         *
         * @return the local controller
         * @throws IllegalStateException if something required is missing
         */
        public OcppProxy build() {
            if (upstream == null || transport == null || authenticator == null) {
                throw new IllegalStateException("upstream or authenticator is missing");
            }
            return new OcppProxy(new ProxyCore(new ProxyConfig(
                    upstream,
                    transport,
                    authenticator,
                    versions,
                    List.copyOf(interceptors),
                    List.copyOf(taps),
                    standalone,
                    maxStored,
                    retry,
                    callTimeout,
                    connectTimeout,
                    executor,
                    time,
                    limits,
                    pingInterval)));
        }
    }
}
