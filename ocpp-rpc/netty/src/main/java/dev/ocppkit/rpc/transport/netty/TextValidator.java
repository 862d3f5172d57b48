package dev.ocppkit.rpc.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Checks that text is UTF-8. Most messages are ASCII in one fragment, which is seen eight bytes at a time; the rest is looked
 * at byte by byte.
 */
final class TextValidator extends Utf8FrameValidator {
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private boolean fragmented;

    TextValidator() {
        super(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (!fragmented
                && message instanceof TextWebSocketFrame text
                && text.isFinalFragment()
                && isAscii(text.content())) {
            ctx.fireChannelRead(message);
            return;
        }
        if (message instanceof WebSocketFrame frame && !isControl(frame)) {
            fragmented = !frame.isFinalFragment();
        }
        super.channelRead(ctx, message);
    }

    private static boolean isControl(WebSocketFrame frame) {
        return frame instanceof PingWebSocketFrame
                || frame instanceof PongWebSocketFrame
                || frame instanceof CloseWebSocketFrame;
    }

    static boolean isAscii(ByteBuf text) {
        int i = text.readerIndex();
        int end = text.writerIndex();
        long seen = 0;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            seen |= text.getLong(i);
        }
        for (; i < end; i++) {
            seen |= text.getByte(i);
        }
        return (seen & NOT_ASCII) == 0;
    }
}
