package dev.ocppkit.rpc.transport.netty;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/** What stands between the codec and the link, on either side. */
final class FramePipeline {
    private FramePipeline() {}

    static WebSocketDecoderConfig decoder(int maxMessageBytes, boolean masked) {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(maxMessageBytes)
                .expectMaskedFrames(masked)
                .allowExtensions(true)
                .closeOnProtocolViolation(false)
                .build();
    }

    static void add(ChannelPipeline pipeline, int maxMessageBytes, int maxFragments, NettyLink link) {
        pipeline.addLast(new FragmentLimiter(maxFragments));
        // Text is checked after it was inflated, fragment by fragment.
        pipeline.addLast(new TextValidator());
        pipeline.addLast(new WebSocketFrameAggregator(maxMessageBytes));
        pipeline.addLast(link);
    }
}
