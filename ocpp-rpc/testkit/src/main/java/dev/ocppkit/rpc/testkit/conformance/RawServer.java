package dev.ocppkit.rpc.testkit.conformance;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A port that answers the handshakes of a client transport as it is told to. */
final class RawServer implements AutoCloseable {
    private static final int MAX_HTTP = 65_536;
    private static final int MAX_FRAME = 8_000_000;

    /**
     * How to answer a handshake.
     *
     * @param status 101 to accept it, 0 to be silent
     * @param subprotocol the one to name, or null for none
     * @param deflate whether to agree on compression
     * @param greeting a text that follows the handshake at once, or null
     */
    record Plan(
            int status,
            @Nullable String subprotocol,
            Map<String, String> headers,
            boolean deflate,
            @Nullable String greeting) {
        static Plan accept(@Nullable String subprotocol) {
            return new Plan(101, subprotocol, Map.of(), false, null);
        }

        static Plan refuse(int status) {
            return new Plan(status, null, Map.of(), false, null);
        }
    }

    /** A handshake that came. */
    record Request(
            String uri,
            List<String> protocols,
            @Nullable String authorization,
            @Nullable String extensions) {}

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<RawPeer> peers = new LinkedBlockingQueue<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Channel port;

    RawServer() {
        port = new ServerBootstrap()
                .group(RawPeer.THREADS)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_HTTP));
                        channel.pipeline().addLast(new Handshake());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    URI endpoint() {
        return URI.create("ws://localhost:" + ((InetSocketAddress) port.localAddress()).getPort());
    }

    void plan(String path, Plan plan) {
        plans.put(path, plan);
    }

    @Override
    public void close() {
        port.close().syncUninterruptibly();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What cannot be written shows in what does not arrive.
    private final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {
        private boolean recorded;

        private void record(FullHttpRequest request) {
            if (!recorded) {
                recorded = true;
                HttpHeaders headers = request.headers();
                requests.add(new Request(
                        request.uri(),
                        headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL),
                        headers.get(HttpHeaderNames.AUTHORIZATION),
                        headers.get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            record(request);
            Plan plan = Objects.requireNonNull(plans.get(request.uri()), request.uri());
            if (plan.status() == 101) {
                accept(ctx, request, plan);
            } else if (plan.status() != 0) {
                var response = new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(plan.status()), Unpooled.EMPTY_BUFFER);
                plan.headers().forEach((name, value) -> response.headers().set(name, value));
                response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
                ctx.writeAndFlush(response);
            }
        }

        private void accept(ChannelHandlerContext ctx, FullHttpRequest request, Plan plan) {
            if (plan.deflate() && ctx.pipeline().get(WebSocketServerExtensionHandler.class) == null) {
                // The handler looks at the request once more, now that the plan is known.
                ctx.pipeline()
                        .addBefore(
                                ctx.name(),
                                null,
                                new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(
                                        6,
                                        ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
                                        15,
                                        true,
                                        false,
                                        MAX_FRAME)));
                ctx.pipeline().context(HttpObjectAggregator.class).fireChannelRead(request.retain());
                return;
            }
            HttpHeaders headers = new DefaultHttpHeaders();
            if (plan.subprotocol() != null) {
                headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, plan.subprotocol());
            }
            WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(MAX_FRAME)
                    .allowExtensions(true)
                    .withUTF8Validator(false)
                    .build();
            RawPeer peer = new RawPeer(ctx.channel());
            ctx.pipeline().addLast(peer);
            new WebSocketServerHandshaker13(request.uri(), null, config)
                    .handshake(ctx.channel(), request, headers, ctx.newPromise())
                    .addListener(done -> {
                        if (plan.greeting() != null) {
                            peer.sendText(plan.greeting());
                        }
                        ctx.pipeline().remove(this);
                        peers.add(peer);
                    });
        }
    }
}
