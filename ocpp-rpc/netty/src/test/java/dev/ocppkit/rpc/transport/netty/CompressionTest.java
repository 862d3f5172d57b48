package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.RpcLimits;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the WebSocket of the JDK cannot send: compressed messages, and bytes that are no text. */
@Timeout(60)
class CompressionTest {
    private static final int MAX_MESSAGE = 100_000;

    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .limits(RpcLimits.defaults().toBuilder()
                    .maxMessageBytes(MAX_MESSAGE)
                    .build())
            .build();
    private final NettyServer server = NettyServer.builder(csms)
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .start();
    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<Boolean> compressed = new CompletableFuture<>();

    @AfterEach
    void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        server.close();
    }

    /** Keeps what the CSMS sends, and looks whether the handshake added an inflater to the pipeline. */
    private final class Recorder extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                compressed.complete(ctx.pipeline().names().stream().anyMatch(name -> name.contains("Deflate")));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                texts.add(text.text());
            } else if (frame instanceof CloseWebSocketFrame close) {
                closeCode.complete(close.statusCode());
            }
        }
    }

    private Channel connect() throws Exception {
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://localhost:" + server.port() + "/ocpp/s"))
                .version(WebSocketVersion.V13)
                .subprotocol("ocpp2.1")
                .allowExtensions(true)
                .customHeaders(new DefaultHttpHeaders())
                .handleCloseFrames(false)
                .dropPongFrames(true)
                .build();
        Channel channel = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel ch) {
                        ch.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(8192),
                                        new WebSocketClientCompressionHandler(MAX_MESSAGE),
                                        new WebSocketClientProtocolHandler(config),
                                        new Recorder());
                    }
                })
                .connect(server.address())
                .sync()
                .channel();
        assertThat(compressed.get(30, TimeUnit.SECONDS)).isTrue();
        return channel;
    }

    @Test
    void compressedMessagesAreUnderstoodAndAnswered() throws Exception {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(now));
        Channel station = connect();
        for (int i = 0; i < 3; i++) {
            station.writeAndFlush(new TextWebSocketFrame("[2,\"" + i + "\",\"Heartbeat\",{}]"));

            assertThat(texts.poll(30, TimeUnit.SECONDS))
                    .isEqualTo("[3,\"" + i + "\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        }
    }

    @Test
    void aMessageThatIsSmallOnlyWhileItIsCompressedClosesWith1009() throws Exception {
        connect().writeAndFlush(new TextWebSocketFrame("x".repeat(20 * MAX_MESSAGE)));

        assertThat(closeCode.get(30, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void bytesThatAreNoUtf8CloseWith1007() throws Exception {
        ByteBuf bytes = Unpooled.wrappedBuffer("[2,\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));
        connect().writeAndFlush(new TextWebSocketFrame(bytes));

        assertThat(closeCode.get(30, TimeUnit.SECONDS)).isEqualTo(1007);
    }
}
