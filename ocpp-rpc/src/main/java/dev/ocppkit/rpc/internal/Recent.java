package dev.ocppkit.rpc.internal;

import org.jspecify.annotations.Nullable;

/** Remembers something about the last few message ids. Adding is cheap, finding looks at all of them. */
final class Recent<V> {
    private final int capacity;
    private String @Nullable [] ids;
    private @Nullable Object[] values = {};
    private int next;

    Recent(int capacity) {
        this.capacity = capacity;
    }

    void put(String messageId, V value) {
        String[] all = ids;
        if (all == null) {
            // Many connections never need it.
            all = new String[capacity];
            ids = all;
            values = new Object[capacity];
        }
        all[next] = messageId;
        values[next] = value;
        next = (next + 1) % capacity;
    }

    /** Returns what was put last under an id, or null. */
    @Nullable
    @SuppressWarnings("unchecked")
    V get(String messageId) {
        String[] all = ids;
        for (int i = 1; all != null && i <= capacity; i++) {
            int index = (next - i + capacity) % capacity;
            if (messageId.equals(all[index])) {
                return (V) values[index];
            }
        }
        return null;
    }
}
