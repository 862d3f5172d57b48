package dev.ocppkit.rpc;

/**
 * Sees every text message exactly as it is on the wire, with all its secrets. For tools and support, not for production
 * logs.
 */
@FunctionalInterface
public interface FrameTap {
    /**
     * Sees a message. Runs on whatever thread handles it and must return at once.
     *
     * @param frame the message
     */
    void onFrame(TappedFrame frame);
}
