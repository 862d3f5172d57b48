package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for a WebSocket and makes the link when it is there. What subprotocol the server chose, if any, is judged by others.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.3; RFC 6455, 4.1.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which is noticed.
final class DialHandler extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Dial dial;
    private final LinkListener listener;
    private final CompletableFuture<Link> result;
    private final WebSocketClientHandshaker13 handshaker;

    DialHandler(Dial dial, LinkListener listener, CompletableFuture<Link> result) {
        this.dial = dial;
        this.listener = listener;
        this.result = result;
        this.handshaker = new Handshaker(dial, headers(dial));
    }

    private static HttpHeaders headers(Dial dial) {
        HttpHeaders headers = new DefaultHttpHeaders();
        dial.headers().forEach(headers::set);
        if (!dial.subprotocols().isEmpty()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(", ", dial.subprotocols()));
        }
        return headers;
    }

    /** Leaves what a peer does wrong to the link. */
    private static final class Handshaker extends WebSocketClientHandshaker13 {
        Handshaker(Dial dial, HttpHeaders headers) {
            // No subprotocol: Netty would refuse a server that chose none.
            super(dial.uri(), WebSocketVersion.V13, null, true, headers, dial.maxMessageBytes());
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new WebSocket13FrameDecoder(FramePipeline.decoder(maxFramePayloadLength(), false));
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        handshaker.handshake(ctx.channel());
        ctx.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            fail(
                    ctx,
                    ConnectFailedException.refused(
                            response.status().code(),
                            response.headers().get(HttpHeaderNames.RETRY_AFTER),
                            Instant.now()));
            return;
        }
        if (result.isDone()) {
            // Nobody waits any more.
            ctx.close();
            return;
        }
        ctx.channel().config().setAutoRead(false);
        String chosen = response.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, "");
        response.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        handshaker.finishHandshake(ctx.channel(), response);
        NettyLink link = new NettyLink(ctx.channel(), chosen, null);
        FramePipeline.add(ctx.pipeline(), dial.maxMessageBytes(), dial.maxFragments(), link);
        ctx.pipeline().remove(this);
        link.listen(listener);
        if (!result.complete(link)) {
            link.abort();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable reason = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        fail(ctx, new ConnectFailedException("The WebSocket could not be opened.", reason));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, new ConnectFailedException("The peer ended the connection before the handshake.", null));
        ctx.fireChannelInactive();
    }

    private void fail(ChannelHandlerContext ctx, ConnectFailedException failure) {
        ctx.close();
        result.completeExceptionally(failure);
    }
}
