package dev.ocppkit.rpc.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CALLs of the peer that are being handled, with their frames and the moments at which their handlers are too late. */
final class InProgress {
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    private record Handling(InboundCall call, byte[] frame, long deadline) {}

    private final Map<String, Handling> calls = new LinkedHashMap<>();
    private long bytes;

    void add(InboundCall call, byte[] frame, long deadline) {
        // Session lets no CALL in that has the id of another one.
        calls.put(call.messageId(), new Handling(call, frame, deadline));
        bytes += frame.length;
    }

    /** Removes a CALL and returns its frame, or null if it is not being handled any more. */
    byte @Nullable [] remove(InboundCall call) {
        Handling handled = calls.get(call.messageId());
        if (handled == null || handled.call() != call) {
            return null;
        }
        calls.remove(call.messageId());
        bytes -= handled.frame().length;
        return handled.frame();
    }

    /** Returns what forbids a further CALL with an id, or null. */
    @Nullable
    Finding clash(String messageId, byte[] frame) {
        Handling other = calls.isEmpty() ? null : calls.get(messageId);
        if (other == null) {
            return null;
        }
        return Arrays.equals(other.frame(), frame) ? Finding.CALL_REPEATED : Finding.CALL_ID_IN_USE;
    }

    /** Removes those whose handlers are too late. */
    List<InboundCall> expire(long now) {
        List<InboundCall> expired = List.of();
        // All have the same time from their arrival, so the first is over first.
        Iterator<Handling> all = calls.values().iterator();
        while (all.hasNext()) {
            Handling next = all.next();
            if (now - next.deadline() < 0) {
                break;
            }
            all.remove();
            bytes -= next.frame().length;
            expired = expired.isEmpty() ? new ArrayList<>() : expired;
            expired.add(next.call());
        }
        return expired;
    }

    List<InboundCall> clear() {
        List<InboundCall> all = calls.values().stream().map(Handling::call).toList();
        calls.clear();
        bytes = 0;
        return all;
    }

    long untilDeadline(long now) {
        if (calls.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Iterator<Handling> first = calls.values().iterator();
        return first.next().deadline() - now;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    long bytes() {
        return bytes;
    }
}
