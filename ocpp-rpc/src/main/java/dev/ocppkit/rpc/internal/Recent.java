package dev.ocppkit.rpc.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers something about the last few message ids. */
final class Recent<V> {
    private final int capacity;
    private final Map<String, V> values = new LinkedHashMap<>();

    Recent(int capacity) {
        this.capacity = capacity;
    }

    void put(String messageId, V value) {
        values.remove(messageId);
        values.put(messageId, value);
        if (values.size() > capacity) {
            values.remove(values.keySet().iterator().next());
        }
    }

    @Nullable
    V get(String messageId) {
        return values.get(messageId);
    }
}
