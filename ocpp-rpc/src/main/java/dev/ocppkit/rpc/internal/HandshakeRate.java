package dev.ocppkit.rpc.internal;

/** Bounds how many handshakes are looked at per second: a stock that time fills again. Safe for use by several threads. */
final class HandshakeRate {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private double stock;
    private long filledAt;

    HandshakeRate(int perSecond, long now) {
        this.perSecond = perSecond;
        this.stock = perSecond;
        this.filledAt = now;
    }

    /** Takes one; returns false if there is none left. */
    synchronized boolean take(long now) {
        stock = Math.min(perSecond, stock + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (stock < 1) {
            return false;
        }
        stock--;
        return true;
    }
}
