package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket on a channel: the last handler of its pipeline, behind one that hands out a message per read. Its fields
 * belong to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which is noticed.
final class NettyLink extends SimpleChannelInboundHandler<WebSocketFrame> implements Link {
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int LINGER_SECONDS = 2;

    private final Channel channel;
    private final String subprotocol;
    private @Nullable LinkListener listener;
    private long demand;
    private boolean readScheduled;
    private boolean closeSent;
    private boolean failed;
    private int closeCode = NO_CLOSE_FRAME;
    private String closeReason = "";
    private @Nullable Throwable failure;
    private boolean ended;

    NettyLink(Channel channel, String subprotocol) {
        this.channel = channel;
        this.subprotocol = subprotocol;
    }

    /** Sets who hears of the connection; called on the event loop. */
    void listen(LinkListener heard) {
        listener = heard;
        if (!channel.isActive()) {
            end();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            closed(close);
        } else if (frame instanceof PingWebSocketFrame ping) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (listener != null && !closeSent) {
            deliver(frame, listener);
        }
        scheduleRead();
    }

    private void deliver(WebSocketFrame frame, LinkListener target) {
        if (frame instanceof TextWebSocketFrame) {
            demand--;
            target.onText(copy(frame.content()));
        } else if (frame instanceof BinaryWebSocketFrame) {
            demand--;
            target.onBinary(ByteBuffer.allocate(0));
        } else if (frame instanceof PongWebSocketFrame) {
            target.onPong(copy(frame.content()));
        }
    }

    private static ByteBuffer copy(ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void closed(CloseWebSocketFrame close) {
        closeCode = close.statusCode() < 0 ? WebSocketCloseStatus.EMPTY.code() : close.statusCode();
        closeReason = close.reasonText() == null ? "" : close.reasonText();
        if (closeSent) {
            channel.close();
        } else {
            closeSent = true;
            channel.writeAndFlush(close.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        scheduleRead();
        ctx.fireChannelReadComplete();
    }

    /** Reads on, if that is wanted, but not at once: the message that asks for the next one is still on the stack. */
    private void scheduleRead() {
        if (!readScheduled && (demand > 0 || closeSent)) {
            readScheduled = true;
            channel.eventLoop().execute(() -> {
                readScheduled = false;
                channel.read();
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (failed) {
            return;
        }
        failed = true;
        failure = cause;
        WebSocketCloseStatus status = status(cause);
        if (status == null) {
            channel.close();
        } else if (!closeSent) {
            closeSent = true;
            channel.writeAndFlush(new CloseWebSocketFrame(status.code(), status.reasonText()));
            // Closing a socket with unread input would destroy the close frame on its way, so what comes is read and
            // dropped.
            channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            scheduleRead();
        }
    }

    /** Returns what the peer did wrong, or null if the connection itself is lost. */
    private static @Nullable WebSocketCloseStatus status(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof CorruptedWebSocketFrameException corrupted) {
                return corrupted.closeStatus();
            }
            if (t instanceof TooLongFrameException || t instanceof DecompressionException) {
                return WebSocketCloseStatus.MESSAGE_TOO_BIG;
            }
        }
        return null;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    private void end() {
        if (!ended && listener != null) {
            ended = true;
            listener.onClosed(closeCode, closeReason, failure);
        }
    }

    @Override
    public CompletionStage<Void> sendText(ByteBuffer utf8) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(utf8)))
                .addListener((ChannelFuture done) -> complete(result, done));
        return result;
    }

    private static void complete(CompletableFuture<Void> result, ChannelFuture done) {
        if (done.isSuccess()) {
            result.complete(null);
        } else {
            result.completeExceptionally(done.cause());
        }
    }

    @Override
    public void request(long messages) {
        channel.eventLoop().execute(() -> {
            demand += messages;
            scheduleRead();
        });
    }

    @Override
    public CompletionStage<Void> ping(ByteBuffer payload) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        channel.writeAndFlush(new PingWebSocketFrame(Unpooled.wrappedBuffer(payload)))
                .addListener((ChannelFuture done) -> complete(result, done));
        return result;
    }

    @Override
    public void close(int code, String reason) {
        channel.eventLoop().execute(() -> {
            if (!closeSent) {
                closeSent = true;
                channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
                // The peer's answer must be read, whatever else was requested.
                scheduleRead();
            }
        });
    }

    @Override
    public void abort() {
        channel.close();
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.DEFLATE, Capability.DEMAND, Capability.PING);
    }
}
