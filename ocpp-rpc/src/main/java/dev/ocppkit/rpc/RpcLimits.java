package dev.ocppkit.rpc;

import dev.ocppkit.model.json.ReadLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * Bounds on what peers may cost, whatever they do: all bounds of the library, for each connection and, the last three, for all
 * connections of a CSMS together.
 *
 * @param maxMessageBytes greatest size of a message in bytes, after decompression; a greater one closes the connection
 *     with 1009; default 1 MiB
 * @param maxFragments greatest number of fragments of one message; default 1024
 * @param payload bounds on the JSON of a payload; defaults of {@link ReadLimits}
 * @param maxQueuedCalls how many CALLs wait for their turn; a further one is not sent; default 256
 * @param maxQueuedSends how many SENDs wait for the transport; a further one displaces the oldest; default 256
 * @param maxQueuedInbound how many messages of the peer wait for handlers before reading stops; default 16
 * @param maxQueuedInboundWhileCalling the same while an answer of the peer is awaited, for which must be read on; default
 *     1024
 * @param badFrames how many messages without readable id are tolerated in {@code badFrameWindow}; one more closes the
 *     connection with 1008; default 20
 * @param badFrameWindow length of that window; default 60 s
 * @param handlerTimeout how long a CALL of the peer may take before it is answered with InternalError; default 25 s
 * @param writeTimeout how long the transport may take for one message before the connection is closed with 1008; default 30 s
 * @param maxConnections how many stations may be connected at once; a further one is answered with 503, unless it replaces its
 *     old connection; default 100,000
 * @param maxHandshakesPerSecond how many handshakes are looked at per second, and at once after a quiet second; a further one
 *     is answered with 503; default 5,000
 * @param maxBufferedBytes how many bytes of frames all connections together may hold that wait for handlers, for their turn or
 *     for the transport; above it no CALL or SEND is taken (QUEUE_FULL) and no connection that holds any reads on; default
 *     256 MiB
 */
public record RpcLimits(
        int maxMessageBytes,
        int maxFragments,
        ReadLimits payload,
        int maxQueuedCalls,
        int maxQueuedSends,
        int maxQueuedInbound,
        int maxQueuedInboundWhileCalling,
        int badFrames,
        Duration badFrameWindow,
        Duration handlerTimeout,
        Duration writeTimeout,
        int maxConnections,
        int maxHandshakesPerSecond,
        long maxBufferedBytes) {
    private static final int MIB = 1 << 20;
    private static final RpcLimits DEFAULTS = new RpcLimits(
            MIB,
            1024,
            ReadLimits.defaults(),
            256,
            256,
            16,
            1024,
            20,
            Duration.ofSeconds(60),
            Duration.ofSeconds(25),
            Duration.ofSeconds(30),
            100_000,
            5_000,
            256L * MIB);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is less than 1 or a duration not positive
     */
    public RpcLimits {
        requirePositive(maxMessageBytes, "maxMessageBytes");
        requirePositive(maxFragments, "maxFragments");
        Objects.requireNonNull(payload, "payload");
        requirePositive(maxQueuedCalls, "maxQueuedCalls");
        requirePositive(maxQueuedSends, "maxQueuedSends");
        requirePositive(maxQueuedInbound, "maxQueuedInbound");
        requirePositive(maxQueuedInboundWhileCalling, "maxQueuedInboundWhileCalling");
        requirePositive(badFrames, "badFrames");
        requirePositive(badFrameWindow, "badFrameWindow");
        requirePositive(handlerTimeout, "handlerTimeout");
        requirePositive(writeTimeout, "writeTimeout");
        requirePositive(maxConnections, "maxConnections");
        requirePositive(maxHandshakesPerSecond, "maxHandshakesPerSecond");
        requirePositive(maxBufferedBytes, "maxBufferedBytes");
    }

    /**
     * Returns the default bounds.
     *
     * @return the values named at the components
     */
    public static RpcLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Starts a change of these bounds.
     *
     * @return a builder that holds them
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 1");
        }
    }

    private static void requirePositive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
        }
    }

    /** Builds {@link RpcLimits}; not safe for use by several threads. */
    public static final class Builder {
        private int maxMessageBytes;
        private int maxFragments;
        private ReadLimits payload;
        private int maxQueuedCalls;
        private int maxQueuedSends;
        private int maxQueuedInbound;
        private int maxQueuedInboundWhileCalling;
        private int badFrames;
        private Duration badFrameWindow;
        private Duration handlerTimeout;
        private Duration writeTimeout;
        private int maxConnections;
        private int maxHandshakesPerSecond;
        private long maxBufferedBytes;

        private Builder(RpcLimits from) {
            maxMessageBytes = from.maxMessageBytes;
            maxFragments = from.maxFragments;
            payload = from.payload;
            maxQueuedCalls = from.maxQueuedCalls;
            maxQueuedSends = from.maxQueuedSends;
            maxQueuedInbound = from.maxQueuedInbound;
            maxQueuedInboundWhileCalling = from.maxQueuedInboundWhileCalling;
            badFrames = from.badFrames;
            badFrameWindow = from.badFrameWindow;
            handlerTimeout = from.handlerTimeout;
            writeTimeout = from.writeTimeout;
            maxConnections = from.maxConnections;
            maxHandshakesPerSecond = from.maxHandshakesPerSecond;
            maxBufferedBytes = from.maxBufferedBytes;
        }

        /**
         * Sets {@link RpcLimits#maxMessageBytes}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxMessageBytes(int value) {
            maxMessageBytes = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxFragments}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxFragments(int value) {
            maxFragments = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#payload}.
         *
         * @param value the value
         * @return this
         */
        public Builder payload(ReadLimits value) {
            payload = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxQueuedCalls}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxQueuedCalls(int value) {
            maxQueuedCalls = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxQueuedSends}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxQueuedSends(int value) {
            maxQueuedSends = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxQueuedInbound}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxQueuedInbound(int value) {
            maxQueuedInbound = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxQueuedInboundWhileCalling}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxQueuedInboundWhileCalling(int value) {
            maxQueuedInboundWhileCalling = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#badFrames}.
         *
         * @param value the value
         * @return this
         */
        public Builder badFrames(int value) {
            badFrames = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#badFrameWindow}.
         *
         * @param value the value
         * @return this
         */
        public Builder badFrameWindow(Duration value) {
            badFrameWindow = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#handlerTimeout}.
         *
         * @param value the value
         * @return this
         */
        public Builder handlerTimeout(Duration value) {
            handlerTimeout = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#writeTimeout}.
         *
         * @param value the value
         * @return this
         */
        public Builder writeTimeout(Duration value) {
            writeTimeout = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxConnections}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxHandshakesPerSecond}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxHandshakesPerSecond(int value) {
            maxHandshakesPerSecond = value;
            return this;
        }

        /**
         * Sets {@link RpcLimits#maxBufferedBytes}.
         *
         * @param value the value
         * @return this
         */
        public Builder maxBufferedBytes(long value) {
            maxBufferedBytes = value;
            return this;
        }

        /**
         * Makes the bounds.
         *
         * @return the bounds
         * @throws IllegalArgumentException if a number is less than 1 or a duration not positive
         */
        public RpcLimits build() {
            return new RpcLimits(
                    maxMessageBytes,
                    maxFragments,
                    payload,
                    maxQueuedCalls,
                    maxQueuedSends,
                    maxQueuedInbound,
                    maxQueuedInboundWhileCalling,
                    badFrames,
                    badFrameWindow,
                    handlerTimeout,
                    writeTimeout,
                    maxConnections,
                    maxHandshakesPerSecond,
                    maxBufferedBytes);
        }
    }
}
