package dev.ocppkit.model.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lenient reader keeps aside while it reads. */
public final class Leftovers {
    private final Map<String, Map<String, @Nullable Object>> members = new LinkedHashMap<>();
    private final Map<String, String> enumTexts = new LinkedHashMap<>();

    boolean addMember(String object, String name, @Nullable Object value) {
        Map<String, @Nullable Object> own = members.computeIfAbsent(object, key -> new LinkedHashMap<>());
        if (own.containsKey(name)) {
            return false;
        }
        own.put(name, value);
        return true;
    }

    void addEnumText(String pointer, String text) {
        enumTexts.put(pointer, text);
    }

    /** Returns the unknown members by the pointer of their object. */
    public Map<String, Map<String, @Nullable Object>> members() {
        return members;
    }

    /** Returns the unknown enum texts by pointer. */
    public Map<String, String> enumTexts() {
        return enumTexts;
    }
}
