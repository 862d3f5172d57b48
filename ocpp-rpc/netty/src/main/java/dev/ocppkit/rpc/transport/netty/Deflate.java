package dev.ocppkit.rpc.transport.netty;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;

/**
 * Negotiates compression.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.4; RFC 7692.
 */
final class Deflate {
    private static final int LEVEL = 6;
    private static final int GREATEST_WINDOW = 15;

    private Deflate() {}

    /**
     * Returns a handler that accepts compression.
     *
     * @param maxBytes greatest size of an inflated message
     * @param takeover whether stations may refer to earlier messages, which compresses better and takes more memory
     */
    static ChannelHandler server(int maxBytes, boolean takeover) {
        return new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(
                LEVEL,
                ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
                GREATEST_WINDOW,
                true,
                !takeover,
                maxBytes));
    }

    /**
     * Returns a handler that offers compression.
     *
     * @param maxBytes greatest size of an inflated message
     * @param takeover whether the server may refer to earlier messages
     */
    static ChannelHandler client(int maxBytes, boolean takeover) {
        return new WebSocketClientExtensionHandler(new PerMessageDeflateClientExtensionHandshaker(
                LEVEL,
                ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
                GREATEST_WINDOW,
                true,
                !takeover,
                maxBytes));
    }
}
