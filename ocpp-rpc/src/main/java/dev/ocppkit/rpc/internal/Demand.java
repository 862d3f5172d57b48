package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.spi.Link;

/**
 * Asks the transport for messages, unless the handlers are behind. While an answer is awaited it is read on much further,
 * because a handler may be waiting for that answer. Some messages are requested ahead, so that the transport need not stop
 * and go with each. When all connections together hold too much, only those that hold nothing read on.
 */
final class Demand {
    private final Link link;
    private final RpcLimits limits;
    private final SharedBuffers buffers;
    private boolean begun;
    private int requested;
    private long held;

    Demand(Link link, RpcLimits limits, SharedBuffers buffers) {
        this.link = link;
        this.limits = limits;
        this.buffers = buffers;
    }

    void begin() {
        begun = true;
    }

    void received() {
        requested--;
    }

    /**
     * Takes stock and asks for more.
     *
     * @param bytes what the connection holds
     * @param waiting how many messages wait for handlers
     * @param awaitsAnswer whether an answer is awaited
     */
    void update(long bytes, int waiting, boolean awaitsAnswer) {
        buffers.change(bytes - held);
        held = bytes;
        int few = limits.maxQueuedInbound();
        int bound = awaitsAnswer ? limits.maxQueuedInboundWhileCalling() : few;
        int ahead = buffers.isHalfFull() ? 1 : few;
        boolean mustWait = bytes > 0 && !awaitsAnswer && buffers.isFull();
        int wanted = mustWait ? 0 : Math.min(ahead, bound - waiting);
        if (begun && requested <= wanted / 2 && requested < wanted) {
            int count = wanted - requested;
            requested = wanted;
            link.request(count);
        }
    }
}
