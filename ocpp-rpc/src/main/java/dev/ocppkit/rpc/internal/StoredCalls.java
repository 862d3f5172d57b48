package dev.ocppkit.rpc.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * CALLs of a station that were answered without the CSMS, which gets them later, one after the other in their order. One that
 * the CSMS does not answer is sent again, a few times.
 */
final class StoredCalls {
    private static final Logger LOG = System.getLogger("dev.ocppkit.rpc");
    private static final int REMEMBERED_IDS = 64;
    private static final int ATTEMPTS = 3;

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    private record Stored(String id, byte[] frame) {}

    private final int capacity;
    private final Deque<Stored> calls = new ArrayDeque<>();
    private final Recent<Boolean> sent = new Recent<>(REMEMBERED_IDS);
    private boolean underWay;
    private int attempts;

    StoredCalls(int capacity) {
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Returns whether a late answer is about one of these. */
    boolean knows(String id) {
        return sent.get(id) != null;
    }

    /** Adds a CALL; false if there is no room for it. */
    boolean add(@Nullable String id, byte[] frame) {
        if (id == null || calls.size() >= capacity) {
            return false;
        }
        calls.addLast(new Stored(id, frame));
        return true;
    }

    /** The connection is lost: what was under way is sent again. */
    void interrupted() {
        underWay = false;
    }

    void sendNext(RelayLeg csms, Runnable then) {
        Stored next = calls.peekFirst();
        if (next == null || underWay) {
            return;
        }
        underWay = true;
        attempts++;
        sent.put(next.id(), Boolean.TRUE);
        csms.slot().submit(new CallSlot.Entry(next.id(), next.frame(), new Delivery(then), () -> {}));
    }

    private void done() {
        underWay = false;
        attempts = 0;
        calls.pollFirst();
    }

    private final class Delivery implements CallSlot.Owner {
        private final Runnable then;

        Delivery(Runnable then) {
            this.then = then;
        }

        @Override
        public void answered(byte[] reply) {
            done();
            then.run();
        }

        @Override
        public void failed(CallSlot.Failure failure) {
            underWay = false;
            if (failure == CallSlot.Failure.TIMEOUT) {
                if (attempts >= ATTEMPTS) {
                    LOG.log(Level.WARNING, "The CSMS does not answer a stored message, which is given up.");
                    done();
                }
                then.run();
            }
        }
    }
}
