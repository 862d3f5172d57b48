package dev.ocppkit.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One station: shakes hands, boots, and then sends the next request whenever it has an answer, while it may. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which ends the measurement.
final class Station extends ByteToMessageDecoder {
    private static final ByteBuf END_OF_HEADERS =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));
    private static final byte[] SWITCHING = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);
    private static final int FINAL_TEXT = 0x81;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final long IDS_PER_STATION = 10_000_000;

    private final int number;
    private final Fleet fleet;
    private boolean open;
    private boolean waiting;
    private long sent;

    Station(int number, Fleet fleet) {
        this.number = number;
        this.fleet = fleet;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String request = "GET /ocpp/LOAD-" + number + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: ocpp2.1\r\n\r\n";
        ctx.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII), ctx.voidPromise());
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (open) {
            readAnswer(ctx, in);
        } else {
            readHandshake(ctx, in);
        }
    }

    private void readHandshake(ChannelHandlerContext ctx, ByteBuf in) {
        int end = ByteBufUtil.indexOf(END_OF_HEADERS, in);
        if (end < 0) {
            return;
        }
        byte[] status = new byte[SWITCHING.length];
        in.readBytes(status);
        in.readerIndex(end + END_OF_HEADERS.readableBytes());
        if (!Arrays.equals(status, SWITCHING)) {
            fleet.failed();
            ctx.close();
            return;
        }
        open = true;
        send(ctx);
    }

    private void readAnswer(ChannelHandlerContext ctx, ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        int start = in.readerIndex();
        int header = 2;
        int length = in.getUnsignedByte(start + 1);
        if (length == TWO_BYTES_FOLLOW) {
            header += 2;
            if (in.readableBytes() < header) {
                return;
            }
            length = in.getUnsignedShort(start + 2);
        }
        if (in.readableBytes() < header + length) {
            return;
        }
        boolean result = in.getUnsignedByte(start) == FINAL_TEXT && in.getByte(start + header + 1) == '3';
        in.skipBytes(header + length);
        if (!result) {
            fleet.failed();
            ctx.close();
            return;
        }
        if (fleet.answered(sent == 1)) {
            send(ctx);
        } else {
            waiting = true;
        }
    }

    /** Sends the next request if the station is waiting for leave to do so. */
    void resume(ChannelHandlerContext ctx) {
        if (waiting) {
            waiting = false;
            send(ctx);
        }
    }

    private void send(ChannelHandlerContext ctx) {
        CannedRequest request = Mix.request(number, sent);
        ByteBuf buffer = ctx.alloc().ioBuffer(request.size());
        request.writeTo(buffer, number * IDS_PER_STATION + sent);
        sent++;
        ctx.writeAndFlush(buffer, ctx.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fleet.failed();
        ctx.close();
    }
}
