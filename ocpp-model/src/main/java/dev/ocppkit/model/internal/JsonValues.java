package dev.ocppkit.model.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free JSON values as plain Java: texts, booleans, decimals, null, lists and maps, all immutable. */
public final class JsonValues {
    /** How deep free values may nest; a value that holds itself is thus found too. */
    private static final int MAX_DEPTH = 500;

    private JsonValues() {}

    /**
     * Copies an object.
     *
     * @param members its members
     * @param place where the object stands, for messages
     * @return an immutable copy in the same order
     * @throws IllegalArgumentException if a value is of a type that JSON does not have
     */
    public static Map<String, @Nullable Object> copyObject(Map<String, @Nullable Object> members, String place) {
        return object(members, place, 0);
    }

    /**
     * Copies a value.
     *
     * @param value any JSON value as Java, or null
     * @param place where the value stands, for messages
     * @return an immutable copy
     * @throws IllegalArgumentException if it is of a type that JSON does not have
     */
    public static @Nullable Object copy(@Nullable Object value, String place) {
        return copy(value, place, 0);
    }

    private static @Nullable Object copy(@Nullable Object value, String place, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(place + " is nested too deeply");
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number, place);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            for (Object item : list) {
                items.add(copy(item, place + "[]", depth + 1));
            }
            return Collections.unmodifiableList(items);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, place, depth + 1);
        }
        throw new IllegalArgumentException(
                place + " holds a " + value.getClass().getName() + ", which is no JSON value");
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> members, String place, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException(place + " has a member name that is no text");
            }
            copy.put(text, copy(value, place + "." + text, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static BigDecimal number(Number value, String place) {
        if (value instanceof BigDecimal decimal) {
            return Decimals.normalise(decimal);
        }
        if (value instanceof BigInteger integer) {
            return Decimals.normalise(new BigDecimal(integer));
        }
        if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(value.doubleValue())) {
                throw new IllegalArgumentException(place + " is not a finite number");
            }
            return Decimals.normalise(new BigDecimal(value.toString()));
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(value.longValue());
        }
        throw new IllegalArgumentException(
                place + " holds a " + value.getClass().getName() + ", which is no JSON number");
    }
}
