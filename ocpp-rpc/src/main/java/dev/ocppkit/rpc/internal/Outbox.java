package dev.ocppkit.rpc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<AnswerItem> answers = new ArrayDeque<>();
    private final Deque<SendItem> sends = new ArrayDeque<>();
    private @Nullable CloseOrder close;

    Outbox(int maxSends) {
        this.maxSends = maxSends;
    }

    void add(@Nullable InboundCall call, byte[] frame) {
        answers.addLast(new AnswerItem(call, frame));
    }

    /** Adds a SEND and returns the one that had to make room for it, or null. */
    @Nullable
    OutboundSend add(OutboundSend send) {
        SendItem displaced = sends.size() < maxSends ? null : sends.pollFirst();
        sends.addLast(new SendItem(send));
        return displaced == null ? null : displaced.send();
    }

    void close(CloseOrder order) {
        close = order;
    }

    @Nullable
    Item poll() {
        Item answer = answers.pollFirst();
        return answer != null ? answer : sends.pollFirst();
    }

    /** Returns the order to close, once. */
    @Nullable
    CloseOrder takeCloseOrder() {
        CloseOrder order = close;
        close = null;
        return order;
    }

    long bytes() {
        long sum = 0;
        for (Item item : answers) {
            sum += item.frame().length;
        }
        for (Item item : sends) {
            sum += item.frame().length;
        }
        return sum;
    }

    boolean isEmpty() {
        return answers.isEmpty() && sends.isEmpty();
    }
}
