package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.spi.ServerBinding;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An open port that charging stations connect to.
 *
 * <pre>{@code
 * try (NettyServer server = NettyServer.builder(csms).port(9000).start()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>It speaks HTTP/1.1 and, after the upgrade, WebSocket with text messages, compressed if the station asks for that
 * (permessage-deflate). It reads from a connection only as fast as its messages are handled. Its threads do not keep the JVM
 * alive and run no user code.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.4.
 */
public final class NettyServer implements AutoCloseable {
    private static final int MAX_HTTP_BODY = 8192;
    private static final int BACKLOG = 1024;
    private static final Duration QUIET = Duration.ofMillis(0);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final ServerBinding binding;
    private final Channel channel;
    private final EventLoopGroup threads;

    private NettyServer(ServerBinding binding, Channel channel, EventLoopGroup threads) {
        this.binding = binding;
        this.channel = channel;
        this.threads = threads;
    }

    /**
     * Starts a builder.
     *
     * @param csms takes the connections
     * @return the builder
     */
    public static Builder builder(OcppServer csms) {
        return builder(csms.binding());
    }

    /**
     * Starts a builder.
     *
     * @param binding takes the connections
     * @return the builder
     */
    public static Builder builder(ServerBinding binding) {
        return new Builder(Objects.requireNonNull(binding, "binding"));
    }

    /**
     * Returns the address of the port.
     *
     * @return the address; its port is the one that was chosen if port 0 was asked for
     */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /**
     * Returns the number of the port.
     *
     * @return the port
     */
    public int port() {
        return address().getPort();
    }

    /**
     * Closes the port, then all connections of the CSMS with 1001, and waits up to 5 s until they are closed. The CSMS cannot
     * be used after that.
     */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        binding.close()
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(null, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        threads.shutdownGracefully(QUIET.toMillis(), SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }

    /** Sets what comes before the WebSocket; the rest is added after the handshake. */
    private static final class HttpInitializer extends ChannelInitializer<Channel> {
        private final ServerBinding binding;
        private final Duration handshakeTimeout;
        private final @Nullable Supplier<SSLEngine> engines;
        private final boolean contextTakeover;

        HttpInitializer(ServerBinding binding, Builder builder) {
            this.binding = binding;
            this.handshakeTimeout = builder.handshakeTimeout;
            this.engines = builder.engines;
            this.contextTakeover = builder.contextTakeover;
        }

        @Override
        protected void initChannel(Channel connection) {
            ChannelPipeline pipeline = connection.pipeline();
            pipeline.addLast(
                    UpgradeHandler.TIMEOUT, new ReadTimeoutHandler(handshakeTimeout.toMillis(), TimeUnit.MILLISECONDS));
            if (engines != null) {
                pipeline.addLast(Tls.handler(engines.get(), handshakeTimeout));
            }
            pipeline.addLast(new HttpServerCodec());
            pipeline.addLast(new HttpObjectAggregator(MAX_HTTP_BODY));
            pipeline.addLast(Deflate.server(binding.maxMessageBytes(), contextTakeover));
            pipeline.addLast(new UpgradeHandler(binding));
        }
    }

    /** Builds a {@link NettyServer}; not safe for use by several threads. */
    public static final class Builder {
        private final ServerBinding binding;
        private InetSocketAddress address = new InetSocketAddress(0);
        private Duration handshakeTimeout = Duration.ofSeconds(30);
        private int threads = Runtime.getRuntime().availableProcessors();
        private @Nullable Supplier<SSLEngine> engines;
        private boolean contextTakeover = true;
        private boolean nativeIo = true;

        private Builder(ServerBinding binding) {
            this.binding = binding;
        }

        /**
         * Sets the port on all network interfaces; default 0, which lets the system choose one.
         *
         * @param port 0 to 65535
         * @return this
         * @throws IllegalArgumentException if it is not a port
         */
        public Builder port(int port) {
            return address(new InetSocketAddress(port));
        }

        /**
         * Sets the address to listen on.
         *
         * @param local the network interface and the port
         * @return this
         */
        public Builder address(InetSocketAddress local) {
            address = Objects.requireNonNull(local, "local");
            return this;
        }

        /**
         * Sets how long a connection may be silent before its handshake is complete; default 30 s.
         *
         * @param timeout the time
         * @return this
         */
        public Builder handshakeTimeout(Duration timeout) {
            handshakeTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Sets how many threads read and write; default is the number of processors.
         *
         * @param count at least 1
         * @return this
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("count is " + count + ", but must be at least 1");
            }
            threads = count;
            return this;
        }

        /**
         * Serves wss instead of ws, with TLS 1.2 or later. The certificates of stations are not asked for.
         *
         * @param context holds the key and certificates of the CSMS
         * @return this
         */
        public Builder tls(SSLContext context) {
            return tls(context, Tls.parameters(context));
        }

        /**
         * Serves wss instead of ws, with further settings.
         *
         * <p>Spec: OCPP 2.1 Part 2, A00.FR.313 to A00.FR.323 and A00.FR.402.
         *
         * @param context holds the key and certificates of the CSMS, and the trusted certificates for security profile 3
         * @param parameters for instance the versions and cipher suites; with {@link SSLParameters#setNeedClientAuth} the
         *     stations need a certificate, which {@link dev.ocppkit.rpc.Handshake#certificates} hands to the authenticator
         * @return this
         */
        public Builder tls(SSLContext context, SSLParameters parameters) {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(parameters, "parameters");
            return tls(() -> Tls.serverEngine(context, parameters));
        }

        /**
         * Serves wss instead of ws, with an engine that is made for each connection. So certificates can be renewed while the
         * server runs, and OpenSSL can be used.
         *
         * @param makes returns an engine in server mode
         * @return this
         */
        public Builder tls(Supplier<SSLEngine> makes) {
            engines = Objects.requireNonNull(makes, "makes");
            return this;
        }

        /**
         * Sets whether the messages of stations may refer, compressed, to those before them. That compresses better and
         * costs memory for each connection; default yes.
         *
         * @param allowed whether they may
         * @return this
         */
        public Builder contextTakeover(boolean allowed) {
            contextTakeover = allowed;
            return this;
        }

        /**
         * Sets whether to use epoll where netty-transport-native-epoll is present; default yes.
         *
         * @param allowed whether to use it
         * @return this
         */
        public Builder nativeIo(boolean allowed) {
            nativeIo = allowed;
            return this;
        }

        /**
         * Opens the port.
         *
         * @return the open server
         * @throws UncheckedIOException if the address cannot be listened on
         */
        @SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for the end of the threads.
        public NettyServer start() {
            EventLoops loops = EventLoops.start("ocpp-netty", threads, nativeIo);
            ChannelFuture bound = new ServerBootstrap()
                    .group(loops.group())
                    .channel(loops.server())
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.SO_KEEPALIVE, true)
                    .childHandler(new HttpInitializer(binding, this))
                    .bind(address)
                    .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                loops.group().shutdownGracefully();
                throw new UncheckedIOException(new IOException("Cannot listen on " + address + ".", bound.cause()));
            }
            return new NettyServer(binding, bound.channel(), loops.group());
        }
    }
}
