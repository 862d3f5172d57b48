package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RejectedMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket on a channel: the last handler of its pipeline. Its fields belong to the event loop.
 *
 * <p>While messages are requested the channel reads by itself. What came with the last of them is held until it is requested
 * too, and meanwhile nothing more is read.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which is noticed.
final class NettyLink extends ChannelInboundHandlerAdapter implements Link {
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int PATIENCE_SECONDS = 5;
    private static final CompletionStage<Void> TAKEN = CompletableFuture.completedStage(null);
    private static final Set<Capability> CAPABILITIES =
            Collections.unmodifiableSet(EnumSet.of(Capability.DEFLATE, Capability.DEMAND, Capability.PING));

    private final Channel channel;
    private final String subprotocol;
    private final @Nullable TrafficCounter counter;
    private @Nullable LinkListener listener;
    private long demand;
    private @Nullable Deque<WebSocketFrame> held;
    private boolean handing;
    private boolean closeSent;
    private boolean failed;
    private int closeCode = NO_CLOSE_FRAME;
    private String closeReason = "";
    private @Nullable Throwable failure;
    private boolean ended;

    /**
     * @param counter counts what goes over the network, or null
     */
    NettyLink(Channel channel, String subprotocol, @Nullable TrafficCounter counter) {
        this.channel = channel;
        this.counter = counter;
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
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof WebSocketFrame frame)) {
            ReferenceCountUtil.release(message);
        } else if (frame instanceof PingWebSocketFrame ping) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content()));
        } else if (held == null && (demand > 0 || closeSent || !isMessage(frame))) {
            take(frame);
        } else {
            hold(frame);
        }
    }

    private static boolean isMessage(WebSocketFrame frame) {
        return frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame;
    }

    private void hold(WebSocketFrame frame) {
        if (held == null) {
            held = new ArrayDeque<>();
        }
        held.addLast(frame);
    }

    private void take(WebSocketFrame frame) {
        try {
            if (frame instanceof CloseWebSocketFrame close) {
                closed(close);
            } else if (listener != null && !closeSent) {
                deliver(frame, listener);
            }
        } finally {
            frame.release();
        }
    }

    /** Hands out what was held, as far as it is requested; who takes a message may request the next one in the middle of that. */
    private void handOut() {
        if (handing) {
            return;
        }
        handing = true;
        while (held != null && (demand > 0 || closeSent || !isMessage(held.element()))) {
            WebSocketFrame next = held.remove();
            if (held.isEmpty()) {
                held = null;
            }
            take(next);
        }
        handing = false;
    }

    private void dropHeld() {
        while (held != null && !held.isEmpty()) {
            held.remove().release();
        }
        held = null;
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
            closeAfterPatience();
        }
    }

    /** The peer may never read what was sent, or not answer it. */
    private void closeAfterPatience() {
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        adjustReading();
        ctx.fireChannelReadComplete();
    }

    /** Reads while more is wanted; after a close was sent, only to find the peer's answer. */
    private void adjustReading() {
        boolean wanted = (held == null && demand > 0) || closeSent;
        if (channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (failed) {
            return;
        }
        failed = true;
        WebSocketCloseStatus status = status(cause);
        failure = status == null ? cause : new RejectedMessageException(status.code(), cause);
        if (status == null) {
            channel.close();
        } else {
            sendClose(status.code(), status.reasonText());
        }
    }

    /**
     * Closing a socket with unread input would destroy the close frame on its way, and the peer's answer must be read,
     * whatever else was requested; so what comes is read and dropped.
     */
    private void sendClose(int code, String reason) {
        if (!closeSent) {
            closeSent = true;
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
            closeAfterPatience();
            handOut();
            adjustReading();
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
        dropHeld();
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
        return stage(channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(utf8))));
    }

    private static CompletionStage<Void> stage(ChannelFuture written) {
        if (written.isSuccess()) {
            // On the event loop the socket mostly takes the bytes at once.
            return TAKEN;
        }
        CompletableFuture<Void> result = new CompletableFuture<>();
        written.addListener((ChannelFuture done) -> complete(result, done));
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
        if (channel.eventLoop().inEventLoop()) {
            requested(messages);
        } else {
            onLoop(() -> requested(messages));
        }
    }

    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // The threads of the transport ended, and with them the connection.
            channel.close();
        }
    }

    private void requested(long messages) {
        demand += messages;
        handOut();
        adjustReading();
    }

    @Override
    public CompletionStage<Void> ping(ByteBuffer payload) {
        return stage(channel.writeAndFlush(new PingWebSocketFrame(Unpooled.wrappedBuffer(payload))));
    }

    @Override
    public void close(int code, String reason) {
        onLoop(() -> sendClose(code, reason));
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
    public Optional<Traffic> traffic() {
        return counter == null ? Optional.empty() : Optional.of(counter.traffic());
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }
}
