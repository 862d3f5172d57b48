package dev.ocppkit.rpc.testkit.conformance;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens connections to a server transport, with any handshake. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written shows in what does not arrive.
final class RawClient {
    private static final int MAX_HTTP = 65_536;
    private static final int MAX_FRAME = 8_000_000;

    /**
     * What a server answered.
     *
     * @param peer the connection, or null if there is none
     */
    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable RawPeer peer) {
        RawPeer open() {
            if (peer == null) {
                throw new AssertionError("The handshake was refused with status " + status + ".");
            }
            return peer;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final URI endpoint;
    private final String rawPath;
    private final HttpHeaders headers = new DefaultHttpHeaders();
    private boolean deflate;
    private boolean masked = true;
    private @Nullable String dropped;

    /**
     * Prepares a connection.
     *
     * @param endpoint the URL of the server
     * @param rawPath what to ask for, sent as it is
     */
    RawClient(URI endpoint, String rawPath) {
        this.endpoint = endpoint;
        this.rawPath = rawPath;
    }

    RawClient header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    RawClient protocols(String... lines) {
        List.of(lines).forEach(line -> headers.add(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, line));
        return this;
    }

    RawClient deflate() {
        deflate = true;
        return this;
    }

    RawClient unmasked() {
        masked = false;
        return this;
    }

    /** Leaves a header out that every handshake must have. */
    RawClient without(String header) {
        dropped = header;
        return this;
    }

    Answer connect() throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        var connecting = new Bootstrap()
                .group(RawPeer.THREADS)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_HTTP));
                        if (deflate) {
                            channel.pipeline().addLast(new WebSocketClientCompressionHandler(MAX_FRAME));
                        }
                        channel.pipeline().addLast(new Handshake(answer));
                    }
                })
                .connect(endpoint.getHost(), endpoint.getPort());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                answer.completeExceptionally(done.cause());
            }
        });
        return Patience.await(answer, "the answer to a handshake");
    }

    /** Asks for what it is told to, and opens the connection whatever subprotocol the server chose. */
    private final class Handshake extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final CompletableFuture<Answer> answer;
        private final WebSocketClientHandshaker13 handshaker;

        Handshake(CompletableFuture<Answer> answer) {
            this.answer = answer;
            this.handshaker =
                    new WebSocketClientHandshaker13(
                            endpoint, WebSocketVersion.V13, null, true, headers, MAX_FRAME, masked, true) {
                        @Override
                        protected FullHttpRequest newHandshakeRequest() {
                            FullHttpRequest request =
                                    super.newHandshakeRequest().setUri(rawPath);
                            if (dropped != null) {
                                request.headers().remove(dropped);
                            }
                            return request;
                        }
                    };
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            var unused = handshaker.handshake(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            Map<String, String> answered = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().forEach(header -> answered.put(header.getKey(), header.getValue()));
            int status = response.status().code();
            if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                answer.complete(new Answer(status, answered, null));
                ctx.close();
                return;
            }
            // Whether the choice is right is for the test to say.
            response.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
            RawPeer peer = new RawPeer(ctx.channel());
            ctx.pipeline().addLast(peer);
            handshaker.finishHandshake(ctx.channel(), response);
            answer.complete(new Answer(status, answered, peer));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            // Some servers refuse what is no HTTP at all by hanging up.
            answer.complete(new Answer(0, Map.of(), null));
            ctx.fireChannelInactive();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            answer.completeExceptionally(cause);
            ctx.close();
        }
    }
}
