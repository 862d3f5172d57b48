package dev.ocppkit.rpc;

import org.jspecify.annotations.Nullable;

/**
 * Sees and may replace the bytes of every frame; see {@link Interceptor} for the order. For the repair of peers whose frames
 * are broken in a known way, for instance.
 *
 * <p>Called on the thread of the transport: it must not block. The arrays must not be changed.
 */
public interface FrameInterceptor {
    /**
     * Sees a frame before it is read.
     *
     * @param connection the connection
     * @param frame one text message as UTF-8
     * @return the frame to read, or null to drop it; an exception drops it too
     */
    default byte @Nullable [] inbound(OcppConnection connection, byte[] frame) {
        return frame;
    }

    /**
     * Sees a frame before it is written.
     *
     * @param connection the connection
     * @param frame one text message as UTF-8
     * @return the frame to write; an exception aborts the connection, since nobody knows what would be lost
     */
    default byte[] outbound(OcppConnection connection, byte[] frame) {
        return frame;
    }
}
