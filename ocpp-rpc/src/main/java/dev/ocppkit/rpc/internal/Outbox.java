package dev.ocppkit.rpc.internal;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, apart from CALLs: answers first, then SENDs in their order. A close comes after all of it.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1 (a SEND does not wait for CALLs).
 */
final class Outbox {
    /** Something to write. */
    sealed interface Item {
        byte[] frame();
    }

    record CallItem(OutboundCall call) implements Item {
        @Override
        public byte[] frame() {
            return call.frame();
        }
    }

    record SendItem(OutboundSend send) implements Item {
        @Override
        public byte[] frame() {
            return send.frame();
        }
    }

    /**
     * An answer.
     *
     * @param call the CALL that a handler answered, or null if none did
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    record AnswerItem(@Nullable InboundCall call, byte[] frame) implements Item {}

    /** A close, which is no frame of ours. */
    record CloseOrder(int code, String reason) {}

    private final int maxSends;
    private final ShortQueue<AnswerItem> answers = new ShortQueue<>();
    private final ShortQueue<SendItem> sends = new ShortQueue<>();
    private long bytes;
    private @Nullable CloseOrder close;

    Outbox(int maxSends) {
        this.maxSends = maxSends;
    }

    void add(@Nullable InboundCall call, byte[] frame) {
        answers.add(new AnswerItem(call, frame));
        bytes += frame.length;
    }

    /** Adds a SEND and returns the one that had to make room for it, or null. */
    @Nullable
    OutboundSend add(OutboundSend send) {
        SendItem displaced = sends.size() < maxSends ? null : sends.poll();
        sends.add(new SendItem(send));
        bytes += send.frame().length - (displaced == null ? 0 : displaced.frame().length);
        return displaced == null ? null : displaced.send();
    }

    void close(CloseOrder order) {
        close = order;
    }

    @Nullable
    Item poll() {
        Item answer = answers.poll();
        Item next = answer != null ? answer : sends.poll();
        bytes -= next == null ? 0 : next.frame().length;
        return next;
    }

    /** Returns the order to close, once. */
    @Nullable
    CloseOrder takeCloseOrder() {
        CloseOrder order = close;
        close = null;
        return order;
    }

    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return answers.isEmpty() && sends.isEmpty();
    }
}
