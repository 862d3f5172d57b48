package dev.ocppkit.security.password;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits how often passwords are tried, by source address and by identity: checking one is expensive on purpose, which makes it a
 * target. Safe for use by several threads; its table has a fixed size.
 */
public final class AuthThrottle {
    private static final int MAX_ENTRIES = 10_000;

    private final Clock clock;
    private final int burst;
    private final Duration perAttempt;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /**
     * Makes a throttle.
     *
     * @param clock tells the time
     * @param burst how many attempts are allowed at once, at least 1
     * @param perAttempt after which time one more is allowed
     */
    public AuthThrottle(Clock clock, int burst, Duration perAttempt) {
        if (burst < 1 || perAttempt.isNegative() || perAttempt.isZero()) {
            throw new IllegalArgumentException("burst must be at least 1 and perAttempt positive");
        }
        this.clock = clock;
        this.burst = burst;
        this.perAttempt = perAttempt;
    }

    /** How many attempts are left, and when that was so. */
    private static final class Bucket {
        private double left;
        private long millis;

        Bucket(double left, long millis) {
            this.left = left;
            this.millis = millis;
        }
    }

    /**
     * Takes one attempt.
     *
     * @param key the address, or the identity
     * @return whether there was one left
     */
    public synchronized boolean tryAttempt(String key) {
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(key, absent -> new Bucket(burst, now));
        double regained = Math.max(0, now - bucket.millis) / (double) perAttempt.toMillis();
        bucket.left = Math.min(burst, bucket.left + regained);
        bucket.millis = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left -= 1;
        return true;
    }

    /**
     * Gives an attempt back after a success, so that a charging station that reconnects often is not shut out.
     *
     * @param key the address, or the identity
     */
    public synchronized void succeeded(String key) {
        Bucket bucket = buckets.get(key);
        if (bucket != null) {
            bucket.left = Math.min(burst, bucket.left + 1);
        }
    }
}
