package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Link;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what passes between the network, or TLS, and the codec of WebSocket frames. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which is noticed.
final class TrafficCounter extends ChannelDuplexHandler {
    private static final String FIRST_OF_CODEC = "wsencoder";

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** Counts from now on; the handshake is complete. */
    void addTo(ChannelPipeline pipeline) {
        pipeline.addBefore(FIRST_OF_CODEC, "traffic", this);
    }

    Link.Traffic traffic() {
        return new Link.Traffic(received.get(), sent.get());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            received.addAndGet(bytes.readableBytes());
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            sent.addAndGet(bytes.readableBytes());
        }
        ctx.write(message, promise);
    }
}
