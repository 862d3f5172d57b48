package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets the CSMS decide about a handshake before it is answered. Handles one request; on the way reading stops, so that
 * nothing is read that belongs to the WebSocket before it is there.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.3; RFC 6455, 4.2.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the channel, which is noticed.
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String TIMEOUT = "handshake-timeout";

    private static final String WEBSOCKET_VERSION = "13";
    private static final int KEY_LENGTH = 24;

    private final ServerBinding binding;
    private boolean busy;

    UpgradeHandler(ServerBinding binding) {
        this.binding = binding;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (busy) {
            ctx.close();
            return;
        }
        busy = true;
        ctx.channel().config().setAutoRead(false);
        HttpResponseStatus refusal = check(request);
        if (refusal != null) {
            reject(ctx, refusal, Map.of());
            return;
        }
        request.retain();
        binding.decide(upgrade(ctx, request))
                .whenComplete((decision, failure) -> ctx.executor().execute(() -> {
                    try {
                        act(ctx, request, decision, failure);
                    } finally {
                        request.release();
                    }
                }));
    }

    private static @Nullable HttpResponseStatus check(FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        if (request.decoderResult().isFailure() || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                || !WEBSOCKET_VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return HttpResponseStatus.UPGRADE_REQUIRED;
        }
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        return key == null || key.strip().length() != KEY_LENGTH ? HttpResponseStatus.BAD_REQUEST : null;
    }

    private static Upgrade upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
        return new Upgrade(
                request.uri(),
                request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL),
                request.headers().get(HttpHeaderNames.AUTHORIZATION),
                Tls.peerCertificates(ctx.channel()),
                ctx.channel().remoteAddress() instanceof InetSocketAddress address ? address : null);
    }

    private void act(
            ChannelHandlerContext ctx,
            FullHttpRequest request,
            @Nullable HandshakeDecision decision,
            @Nullable Throwable failure) {
        if (!ctx.channel().isActive()) {
            return;
        }
        if (failure != null || decision == null) {
            reject(ctx, HttpResponseStatus.INTERNAL_SERVER_ERROR, Map.of());
        } else if (decision instanceof HandshakeDecision.Reject reject) {
            reject(ctx, HttpResponseStatus.valueOf(reject.status()), reject.headers());
        } else if (decision instanceof HandshakeDecision.Accept accept) {
            accept(ctx, request, accept);
        }
    }

    private static void reject(ChannelHandlerContext ctx, HttpResponseStatus status, Map<String, String> headers) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        headers.forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WEBSOCKET_VERSION);
        }
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private void accept(ChannelHandlerContext ctx, FullHttpRequest request, HandshakeDecision.Accept decision) {
        HttpHeaders headers = new DefaultHttpHeaders();
        String subprotocol = decision.subprotocol() == null ? "" : decision.subprotocol();
        if (!subprotocol.isEmpty()) {
            // Netty's own choice sees only the first header line.
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, subprotocol);
        }
        WebSocketServerHandshaker13 handshaker = new WebSocketServerHandshaker13(
                request.uri(), null, FramePipeline.decoder(binding.maxMessageBytes(), true));
        handshaker.handshake(ctx.channel(), request, headers, ctx.newPromise()).addListener(done -> {
            if (done.isSuccess()) {
                upgraded(ctx, decision, subprotocol);
            } else {
                ctx.close();
            }
        });
    }

    private void upgraded(ChannelHandlerContext ctx, HandshakeDecision.Accept decision, String subprotocol) {
        ChannelPipeline pipeline = ctx.pipeline();
        TrafficCounter counter = binding.wantsTraffic() ? new TrafficCounter() : null;
        NettyLink link = new NettyLink(ctx.channel(), subprotocol, counter);
        pipeline.remove(TIMEOUT);
        if (counter != null) {
            counter.addTo(pipeline);
        }
        FramePipeline.add(pipeline, binding.maxMessageBytes(), binding.maxFragments(), link);
        pipeline.remove(this);
        link.listen(binding.accepted(decision, link));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A broken or silent connection before its handshake is nobody's business.
        ctx.close();
    }
}
