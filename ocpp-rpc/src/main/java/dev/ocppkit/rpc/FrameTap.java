package dev.ocppkit.rpc;

import java.util.Objects;

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

    /**
     * Returns a tap that shows each message to this one, then to another.
     *
     * @param next the other one
     * @return both
     */
    default FrameTap andThen(FrameTap next) {
        Objects.requireNonNull(next, "next");
        return frame -> {
            onFrame(frame);
            next.onFrame(frame);
        };
    }
}
