package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Opens WebSockets with Netty, for charging stations and for the upstream side of a local controller. It offers compression
 * (permessage-deflate) and does not follow redirects.
 *
 * <pre>{@code
 * NettyTransport transport = NettyTransport.builder().tls(sslContext).build();
 * OcppClient station = OcppClient.builder().transport(transport)...
 * }</pre>
 *
 * <p>Without TLS settings, wss uses those of the JDK. Its threads do not keep the JVM alive and run no user code.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.4; Part 2, A00.
 */
public final class NettyTransport implements Transport, AutoCloseable {
    private static final int MAX_HTTP_BODY = 8192;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final EventLoops loops;
    private final BiFunction<String, Integer, SSLEngine> engines;
    private final boolean compression;
    private final boolean contextTakeover;

    private NettyTransport(Builder builder) {
        loops = EventLoops.start("ocpp-netty-client", builder.threads, builder.nativeIo);
        engines = builder.engines == null ? NettyTransport::defaultEngine : builder.engines;
        compression = builder.compression;
        contextTakeover = builder.contextTakeover;
    }

    private static SSLEngine defaultEngine(String host, int port) {
        try {
            SSLContext context = SSLContext.getDefault();
            return Tls.clientEngine(context, Tls.parameters(context), host, port);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no usable TLS settings.", e);
        }
    }

    /**
     * Makes a transport with one thread, compression and the TLS settings of the JDK.
     *
     * @return the transport
     */
    public static NettyTransport create() {
        return builder().build();
    }

    /**
     * Starts a builder.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The timer of an attempt that is over does nothing.
    public CompletionStage<Link> connect(Dial dial, LinkListener listener) {
        CompletableFuture<Link> result = new CompletableFuture<>();
        URI uri = dial.uri();
        boolean secure = "wss".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        // An IPv6 address stands in brackets.
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        long timeoutMillis = Math.max(1, dial.connectTimeout().toMillis());
        ChannelFuture connecting = new Bootstrap()
                .group(loops.group())
                .channel(loops.client())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(timeoutMillis, Integer.MAX_VALUE))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        ChannelPipeline pipeline = channel.pipeline();
                        if (secure) {
                            pipeline.addLast(Tls.handler(engines.apply(host, port), dial.connectTimeout()));
                        }
                        pipeline.addLast(new HttpClientCodec());
                        pipeline.addLast(new HttpObjectAggregator(MAX_HTTP_BODY));
                        if (compression) {
                            pipeline.addLast(Deflate.client(dial.maxMessageBytes(), contextTakeover));
                        }
                        pipeline.addLast(new DialHandler(dial, listener, result));
                    }
                })
                .connect(new InetSocketAddress(host, port));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                result.completeExceptionally(
                        new ConnectFailedException("The peer could not be reached.", done.cause()));
            }
        });
        connecting
                .channel()
                .eventLoop()
                .schedule(() -> giveUp(connecting, result), timeoutMillis, TimeUnit.MILLISECONDS);
        return result;
    }

    private static void giveUp(ChannelFuture connecting, CompletableFuture<Link> result) {
        if (result.completeExceptionally(
                new ConnectFailedException("The peer did not complete the handshake in time.", null))) {
            var unused = connecting.channel().close();
        }
    }

    /** Ends the threads; connections that are still open are lost. */
    @Override
    public void close() {
        loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Builds a {@link NettyTransport}; not safe for use by several threads. */
    public static final class Builder {
        private @Nullable BiFunction<String, Integer, SSLEngine> engines;
        private boolean compression = true;
        private boolean contextTakeover = true;
        private boolean nativeIo = true;
        private int threads = 1;

        private Builder() {}

        /**
         * Sets TLS for wss: version 1.2 or later, with a check of the host name.
         *
         * @param context holds the trusted certificates, and the key of the station for security profile 3
         * @return this
         */
        public Builder tls(SSLContext context) {
            Objects.requireNonNull(context, "context");
            return tls((host, port) -> Tls.clientEngine(context, Tls.parameters(context), host, port));
        }

        /**
         * Sets TLS for wss with further settings.
         *
         * @param context holds the trusted certificates, and the key of the station for security profile 3
         * @param parameters for instance the cipher suites; the host name is checked unless they say how to check it
         * @return this
         */
        public Builder tls(SSLContext context, SSLParameters parameters) {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(parameters, "parameters");
            return tls((host, port) -> Tls.clientEngine(context, parameters, host, port));
        }

        /**
         * Sets what makes the TLS engine of each connection, for instance one of OpenSSL.
         *
         * @param makes takes host and port and returns an engine in client mode that checks the host name
         * @return this
         */
        public Builder tls(BiFunction<String, Integer, SSLEngine> makes) {
            engines = Objects.requireNonNull(makes, "makes");
            return this;
        }

        /**
         * Sets whether to offer compression; default yes.
         *
         * @param offered whether to offer it
         * @return this
         */
        public Builder compression(boolean offered) {
            compression = offered;
            return this;
        }

        /**
         * Sets whether the messages of the CSMS may refer, compressed, to those before them. That compresses better and
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
         * Sets how many threads read and write for all connections; default 1.
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
         * Makes the transport and starts its threads.
         *
         * @return the transport
         */
        public NettyTransport build() {
            return new NettyTransport(this);
        }
    }
}
