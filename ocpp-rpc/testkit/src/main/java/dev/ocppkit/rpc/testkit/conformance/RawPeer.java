package dev.ocppkit.rpc.testkit.conformance;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** The other end of a connection, frame by frame; it answers nothing by itself. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written shows in what does not arrive.
final class RawPeer extends SimpleChannelInboundHandler<WebSocketFrame> {
    static final EventLoopGroup THREADS = new MultiThreadIoEventLoopGroup(
            2, new DefaultThreadFactory("conformance", true), NioIoHandler.newFactory());

    /** A frame that came. */
    sealed interface Seen {}

    record Text(String text, boolean last) implements Seen {}

    record Ping(String payload) implements Seen {}

    record Pong(String payload) implements Seen {}

    record Close(int code, String reason) implements Seen {}

    record Other(String name) implements Seen {}

    private final Channel channel;
    private final BlockingQueue<Seen> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    RawPeer(Channel channel) {
        super(WebSocketFrame.class);
        this.channel = channel;
        channel.closeFuture().addListener(done -> ended.complete(null));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        frames.add(seen(frame));
    }

    private static Seen seen(WebSocketFrame frame) {
        String content = frame.content().toString(StandardCharsets.UTF_8);
        if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            return new Text(content, frame.isFinalFragment());
        }
        if (frame instanceof PingWebSocketFrame) {
            return new Ping(content);
        }
        if (frame instanceof PongWebSocketFrame) {
            return new Pong(content);
        }
        if (frame instanceof CloseWebSocketFrame close) {
            return new Close(close.statusCode(), close.reasonText() == null ? "" : close.reasonText());
        }
        return new Other(frame.getClass().getSimpleName());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    boolean compresses() {
        return channel.pipeline().names().stream().anyMatch(name -> name.contains("Deflate"));
    }

    ChannelFuture send(WebSocketFrame frame) {
        return channel.writeAndFlush(frame);
    }

    ChannelFuture sendText(String text) {
        return send(new TextWebSocketFrame(text));
    }

    /** Sends bytes as one message that says it is text. */
    void sendBytes(byte[] bytes) {
        send(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    void sendPart(byte[] bytes, boolean first, boolean last) {
        ByteBuf content = Unpooled.wrappedBuffer(bytes);
        send(first ? new TextWebSocketFrame(last, 0, content) : new ContinuationWebSocketFrame(last, 0, content));
    }

    void ping(String payload) {
        send(new PingWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), payload)));
    }

    void pong(String payload) {
        send(new PongWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), payload)));
    }

    void close(int code, String reason) {
        send(new CloseWebSocketFrame(code, reason));
    }

    void closeWithoutCode() {
        send(new CloseWebSocketFrame());
    }

    Seen next() throws InterruptedException {
        return Patience.next(frames, "a frame");
    }

    /** Returns the next text message, put together. */
    String nextText() throws InterruptedException {
        StringBuilder whole = new StringBuilder();
        while (true) {
            if (next() instanceof Text part) {
                whole.append(part.text());
                if (part.last()) {
                    return whole.toString();
                }
            }
        }
    }

    /** Returns the close frame, whatever comes before it. */
    Close nextClose() throws InterruptedException {
        while (true) {
            if (next() instanceof Close close) {
                return close;
            }
        }
    }

    boolean sawClose() {
        return frames.stream().anyMatch(Close.class::isInstance);
    }

    void stopReading() {
        channel.config().setAutoRead(false);
    }

    /** Ends the connection with a reset. */
    void reset() {
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.close();
            }
        });
    }

    /** Ends the connection as TCP does, without a close frame. */
    void hangUp() {
        channel.close();
    }

    /** Says that nothing more comes, but goes on reading. */
    void endOutput() {
        ((DuplexChannel) channel).shutdownOutput();
    }

    CompletableFuture<Void> ended() {
        return ended;
    }
}
