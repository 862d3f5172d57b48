package dev.ocppkit.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * What any OCPP server on Netty costs at least: the same WebSocket, but every message gets one canned answer and nobody looks
 * into it, except for copying the id by its position.
 */
public final class FloorCsms {
    private static final int MAX_HTTP_BODY = 8192;
    private static final int BACKLOG = 1024;

    private FloorCsms() {}

    /** Listens on the port that is the only argument, until the process is ended. */
    public static void main(String[] args) throws InterruptedException {
        Channel server = start(Ports.parse(args));
        System.out.println("listening on " + ((InetSocketAddress) server.localAddress()).getPort());
        server.closeFuture().await();
    }

    /** Opens a port, 0 for any. */
    public static Channel start(int port) {
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly()
                .channel();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private static final WebSocketServerProtocolConfig CONFIG = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/ocpp")
                .checkStartsWith(true)
                .subprotocols("ocpp2.1,ocpp2.0.1")
                .build();

        @Override
        protected void initChannel(Channel connection) {
            connection
                    .pipeline()
                    .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_HTTP_BODY),
                            new WebSocketServerProtocolHandler(CONFIG),
                            new Canned());
        }
    }

    private static final class Canned extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private static final byte[] BEFORE_ID = "[3,\"".getBytes(StandardCharsets.UTF_8);
        private static final byte[] AFTER_ID = "\",{}]".getBytes(StandardCharsets.UTF_8);
        /** Where the id begins in {@code [2,"}. */
        private static final int ID = 4;

        private static final int ID_LENGTH = 36;

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel.
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            ByteBuf request = frame.content();
            byte[] answer = new byte[BEFORE_ID.length + ID_LENGTH + AFTER_ID.length];
            System.arraycopy(BEFORE_ID, 0, answer, 0, BEFORE_ID.length);
            request.getBytes(request.readerIndex() + ID, answer, BEFORE_ID.length, ID_LENGTH);
            System.arraycopy(AFTER_ID, 0, answer, BEFORE_ID.length + ID_LENGTH, AFTER_ID.length);
            ctx.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(answer)), ctx.voidPromise());
        }
    }
}
