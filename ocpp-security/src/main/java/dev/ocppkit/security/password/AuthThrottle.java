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
    private final long cost;
    private final long most;
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
     * @param perAttempt after which time one more is allowed, counted in whole milliseconds, at least 1 ms
     * @throws IllegalArgumentException if one of them is not positive
     * @throws ArithmeticException if they amount to more than 290 million years
     */
    public AuthThrottle(Clock clock, int burst, Duration perAttempt) {
        if (burst < 1 || perAttempt.isNegative() || perAttempt.isZero()) {
            throw new IllegalArgumentException("burst must be at least 1 and perAttempt positive");
        }
        this.clock = clock;
        cost = Math.max(1, perAttempt.toMillis());
        most = Math.multiplyExact(burst, cost);
    }

    /** The time saved up for attempts, and when that was so; whole milliseconds, so that nothing is lost by rounding. */
    private static final class Bucket {
        private long saved;
        private long millis;

        Bucket(long saved, long millis) {
            this.saved = saved;
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
        Bucket bucket = buckets.computeIfAbsent(key, absent -> new Bucket(most, now));
        long passed = Math.min(most, Math.max(0, now - bucket.millis));
        bucket.saved = Math.min(most, bucket.saved + passed);
        bucket.millis = now;
        if (bucket.saved < cost) {
            return false;
        }
        bucket.saved -= cost;
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
            bucket.saved = Math.min(most, bucket.saved + cost);
        }
    }
}
