package dev.ocppkit.model.json;

import dev.ocppkit.model.internal.JsonValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lenient reader found and no record has a place for, by JSON pointer, so that it can be written back.
 *
 * @param members the unknown members: pointer of the object, then name and value, which is plain Java as in
 *     {@link dev.ocppkit.model.CustomData}
 * @param enumTexts the texts that an enumeration does not have, by their own pointer; the record has
 *     {@code UNRECOGNIZED}, or a constant that only the other version has, there
 */
public record Extras(Map<String, Map<String, @Nullable Object>> members, Map<String, String> enumTexts) {
    private static final Extras NONE = new Extras(Map.of(), Map.of());

    /** Copies the maps. */
    public Extras {
        Map<String, Map<String, @Nullable Object>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, @Nullable Object>> object : members.entrySet()) {
            copy.put(object.getKey(), JsonValues.copyObject(object.getValue(), object.getKey()));
        }
        members = Collections.unmodifiableMap(copy);
        enumTexts = Collections.unmodifiableMap(new LinkedHashMap<>(enumTexts));
    }

    /**
     * Returns the empty extras.
     *
     * @return extras without content
     */
    public static Extras none() {
        return NONE;
    }

    /**
     * Returns whether there is nothing.
     *
     * @return whether both maps are empty
     */
    public boolean isEmpty() {
        return members.isEmpty() && enumTexts.isEmpty();
    }
}
