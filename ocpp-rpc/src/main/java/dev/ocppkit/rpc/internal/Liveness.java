package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.Link;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * When something came from a peer last, and whether a ping waits for its answer. Times are nanoseconds. Written by the
 * transport, read by any thread.
 *
 * <p>Spec: OCPP 2.1 Part 4, 5.3 (pings of the server are allowed and answered).
 */
final class Liveness {
    /**
     * When to look after a peer.
     *
     * @param pingAfter how long nothing may come before a ping is sent, and then how long the ping may stay unanswered; 0 for
     *     no pings
     * @param silentAfter how long nothing may come at all; 0 for ever
     */
    record Policy(Duration pingAfter, Duration silentAfter) {
        static final Policy NONE = new Policy(Duration.ZERO, Duration.ZERO);

        boolean isOff() {
            return pingAfter.isZero() && silentAfter.isZero();
        }

        /** Returns how often to look, so that nothing is noticed more than half as late again. */
        Duration period() {
            boolean onlyOne = pingAfter.isZero() || silentAfter.isZero();
            Duration shorter = onlyOne
                    ? pingAfter.plus(silentAfter)
                    : (pingAfter.compareTo(silentAfter) < 0 ? pingAfter : silentAfter);
            return shorter.dividedBy(2);
        }
    }

    /** What to do about a peer. */
    enum Verdict {
        FINE,
        PING,
        SILENT
    }

    private volatile long lastReceived;
    private volatile long pingedAt;
    private volatile boolean pinging;

    Liveness(long now) {
        lastReceived = now;
    }

    long lastReceived() {
        return lastReceived;
    }

    void received(long now) {
        lastReceived = now;
    }

    void pinged(long now) {
        pingedAt = now;
        pinging = true;
    }

    /** Pings the peer; a link that cannot send even that is given up. */
    void ping(Link link, long now) {
        pinged(now);
        Stages.whenDone(link.ping(ByteBuffer.allocate(0)), (done, failure) -> {
            if (failure != null) {
                link.abort();
            }
        });
    }

    /** Takes a pong; returns how long the ping took that it answers. */
    OptionalLong pong(long now) {
        lastReceived = now;
        if (!pinging) {
            return OptionalLong.empty();
        }
        pinging = false;
        return OptionalLong.of(now - pingedAt);
    }

    Verdict verdict(Policy policy, boolean canPing, long now) {
        long quiet = now - lastReceived;
        if (!policy.silentAfter().isZero() && quiet >= policy.silentAfter().toNanos()) {
            return Verdict.SILENT;
        }
        long interval = policy.pingAfter().toNanos();
        if (interval == 0 || !canPing || quiet < interval) {
            return Verdict.FINE;
        }
        boolean unanswered = pinging && lastReceived - pingedAt < 0;
        if (!unanswered) {
            return Verdict.PING;
        }
        return now - pingedAt >= interval ? Verdict.SILENT : Verdict.FINE;
    }
}
