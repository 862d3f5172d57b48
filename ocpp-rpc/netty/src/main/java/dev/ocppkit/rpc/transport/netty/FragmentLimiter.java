package dev.ocppkit.rpc.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** Bounds the number of fragments of a message; their sizes are bounded elsewhere, and empty ones have none. */
final class FragmentLimiter extends ChannelInboundHandlerAdapter {
    private final int maxFragments;
    private int fragments;

    FragmentLimiter(int maxFragments) {
        this.maxFragments = maxFragments;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ContinuationWebSocketFrame frame) {
            fragments++;
            if (fragments >= maxFragments) {
                ReferenceCountUtil.release(message);
                ctx.fireExceptionCaught(new TooLongFrameException("too many fragments"));
                return;
            }
            if (((WebSocketFrame) frame).isFinalFragment()) {
                fragments = 0;
            }
        }
        ctx.fireChannelRead(message);
    }
}
