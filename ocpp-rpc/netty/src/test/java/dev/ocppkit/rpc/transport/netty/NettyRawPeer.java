package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.vectors.RawPeer;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A station or CSMS made of bare Netty, which sends any bytes. */
final class NettyRawPeer extends RawPeer implements AutoCloseable {
    private static final int HUGE = 1 << 26;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final CompletableFuture<Channel> open = new CompletableFuture<>();
    private Channel server;

    /** Opens a connection. */
    static NettyRawPeer dial(URI url, String subprotocol) {
        NettyRawPeer peer = new NettyRawPeer();
        new Bootstrap()
                .group(peer.threads)
                .channel(NioSocketChannel.class)
                .handler(peer.pipeline(channel -> channel.pipeline()
                        .addLast(new HttpClientCodec(), new HttpObjectAggregator(HUGE))
                        .addLast(new WebSocketClientProtocolHandler(
                                WebSocketClientHandshakerFactory.newHandshaker(
                                        url, WebSocketVersion.V13, subprotocol, false, new DefaultHttpHeaders(), HUGE),
                                false,
                                false))))
                .connect(url.getHost(), url.getPort())
                .syncUninterruptibly();
        peer.awaitOpen();
        return peer;
    }

    /** Opens a port for one connection. */
    static NettyRawPeer listen() {
        NettyRawPeer peer = new NettyRawPeer();
        peer.server = new ServerBootstrap()
                .group(peer.threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(peer.pipeline(channel -> channel.pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(HUGE))
                        .addLast(new WebSocketServerProtocolHandler(
                                "/ocpp", "ocpp2.1,ocpp2.0.1", false, HUGE, false, true))))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        return peer;
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    void awaitOpen() {
        open.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private ChannelInitializer<Channel> pipeline(Consumer<Channel> first) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                first.accept(channel);
                channel.pipeline().addLast(new WebSocketFrameAggregator(HUGE), new Frames());
            }
        };
    }

    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete
                    || event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open.complete(ctx.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                received(text.text());
            } else if (frame instanceof CloseWebSocketFrame close) {
                closed(close.statusCode());
                ctx.writeAndFlush(close.retain());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            closed(1006);
        }
    }

    @Override
    public void text(byte[] message) {
        open.join().writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)));
    }

    @Override
    public void binary(byte[] message) {
        open.join().writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
