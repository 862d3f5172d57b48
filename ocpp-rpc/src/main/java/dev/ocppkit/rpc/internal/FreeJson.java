package dev.ocppkit.rpc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Error details, whose members are free, as plain Java: texts, numbers, booleans, null, lists and maps. */
public final class FreeJson {
    private static final int MAX_DEPTH = 64;

    private FreeJson() {}

    /**
     * Copies an object.
     *
     * @param members its members
     * @return an immutable copy in the same order
     * @throws IllegalArgumentException if a value is of a type that JSON does not have
     */
    public static Map<String, @Nullable Object> copy(Map<String, ?> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name, copy(value, 1)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("details are nested too deeply");
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(copy(item, depth + 1)));
            return Collections.unmodifiableList(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, item) -> members.put(String.valueOf(name), copy(item, depth + 1)));
            return Collections.unmodifiableMap(members);
        }
        throw new IllegalArgumentException(
                "details hold a " + value.getClass().getName() + ", which JSON does not have");
    }

    static void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((name, item) -> {
                out.writeName((String) name);
                write(out, item);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(item -> write(out, item));
            out.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else {
            out.writeString((String) value);
        }
    }

    /** Reads the value that the parser stands on; the parser bounds its depth and lengths. */
    static @Nullable Object read(JsonParser in) {
        JsonToken token = in.currentToken();
        return switch (token) {
            case START_OBJECT -> readObject(in);
            case START_ARRAY -> readArray(in);
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT -> new BigDecimal(new BigInteger(in.getString()));
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser in) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            members.put(name, read(in));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> readArray(JsonParser in) {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(in));
        }
        return Collections.unmodifiableList(items);
    }
}
