package dev.ocppkit.rpc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue that mostly holds nothing or one thing, of which a server has several for each connection: the memory for more is
 * taken when it is needed.
 */
final class ShortQueue<T> {
    private @Nullable T first;
    private @Nullable Deque<T> rest;

    void add(T last) {
        if (first == null) {
            first = last;
            return;
        }
        if (rest == null) {
            rest = new ArrayDeque<>();
        }
        rest.addLast(last);
    }

    @Nullable
    T poll() {
        T result = first;
        first = rest == null ? null : rest.pollFirst();
        return result;
    }

    void removeIf(Predicate<T> condition) {
        if (rest != null) {
            rest.removeIf(condition);
        }
        if (first != null && condition.test(first)) {
            poll();
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return first == null ? 0 : 1 + (rest == null ? 0 : rest.size());
    }
}
