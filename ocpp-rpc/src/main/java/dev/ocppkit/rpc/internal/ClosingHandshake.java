package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;

/** Ends connections, whether or not the peer, or a transport of somebody else, plays its part. */
final class ClosingHandshake {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private ClosingHandshake() {}

    /** Closes a connection, and drops it if that has not come to its end in time. */
    static void begin(Link link, TimeSource time, int code, String reason) {
        link.close(code, reason);
        var unused = time.schedule(TIMEOUT, link::abort);
    }
}
