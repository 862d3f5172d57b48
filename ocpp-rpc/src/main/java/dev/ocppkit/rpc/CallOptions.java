package dev.ocppkit.rpc;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a CALL may take, and which goes first.
 *
 * <p>Immutable. The {@code with} methods return changed copies.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1 (the timeout is left to the implementation).
 */
public final class CallOptions {
    private static final CallOptions DEFAULTS = new CallOptions(Duration.ofSeconds(30), Duration.ofSeconds(120), null);

    private final Duration timeout;
    private final Duration queueTimeout;
    private final @Nullable CallPriority priority;

    private CallOptions(Duration timeout, Duration queueTimeout, @Nullable CallPriority priority) {
        this.timeout = timeout;
        this.queueTimeout = queueTimeout;
        this.priority = priority;
    }

    /**
     * Returns the default: 30 s for the answer, 120 s in the queue.
     *
     * @return the options
     */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the default with another time for the answer.
     *
     * @param timeout the time
     * @return the options
     * @throws IllegalArgumentException if it is not positive
     */
    public static CallOptions within(Duration timeout) {
        return DEFAULTS.withTimeout(timeout);
    }

    /**
     * Returns how long is waited for the answer.
     *
     * @return the time from when the transport has taken the frame
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns how long the CALL may wait for its turn.
     *
     * @return the time from when it was handed over until it is its turn to be written
     */
    public Duration queueTimeout() {
        return queueTimeout;
    }

    /**
     * Changes how long is waited for the answer.
     *
     * @param value the time
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withTimeout(Duration value) {
        return new CallOptions(requirePositive(value, "timeout"), queueTimeout, priority);
    }

    /**
     * Changes how long the CALL may wait for its turn.
     *
     * @param value the time
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withQueueTimeout(Duration value) {
        return new CallOptions(timeout, requirePositive(value, "queueTimeout"), priority);
    }

    /**
     * Returns which CALL goes first.
     *
     * @return the priority, or empty if {@link CallPriority#of} decides
     */
    public Optional<CallPriority> priority() {
        return Optional.ofNullable(priority);
    }

    /**
     * Changes which CALL goes first.
     *
     * @param value the priority
     * @return the changed copy
     */
    public CallOptions withPriority(CallPriority value) {
        return new CallOptions(timeout, queueTimeout, Objects.requireNonNull(value, "value"));
    }

    private static Duration requirePositive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
        }
        return value;
    }

    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", queueTimeout=" + queueTimeout + ", priority="
                + (priority == null ? "by action" : priority) + "]";
    }
}
