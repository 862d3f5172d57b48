package dev.ocppkit.rpc.station.queue;

/**
 * How much may wait for delivery.
 *
 * <p>From {@code maxMessages} or {@code maxBytes} on the charging station is running low on memory: messages that may be
 * dropped are, in the order of {@link QueueRetention}. Those that may not are taken until there is twice as much; then they
 * are refused, which the sender sees.
 *
 * <p>Spec: OCPP 2.1 Part 2, E12.FR.04 and E12.FR.05.
 *
 * @param maxMessages how many messages, at least 1; default 10,000
 * @param maxBytes how many characters of payload, at least 1; default 8 million
 */
public record QueueLimits(int maxMessages, long maxBytes) {
    private static final QueueLimits DEFAULTS = new QueueLimits(10_000, 8_000_000);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public QueueLimits {
        if (maxMessages < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("maxMessages and maxBytes must be positive");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return the limits
     */
    public static QueueLimits defaults() {
        return DEFAULTS;
    }
}
