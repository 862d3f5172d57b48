package dev.ocppkit.model.internal;

import dev.ocppkit.model.Keyword;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads and writes JSON values that no schema describes; depth is bounded by the parser. */
final class FreeValues {
    private FreeValues() {}

    static @Nullable Object read(JsonIn in, JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMembers(in, parser, new LinkedHashMap<>());
            case START_ARRAY -> readItems(in, parser);
            case VALUE_STRING -> in.string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.freeNumber();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> readMembers(
            JsonIn in, JsonParser parser, Map<String, @Nullable Object> target) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            readMember(in, parser, name, target);
        }
        return target;
    }

    /** Reads the value behind a name into a map; a second one of the same name is reported. */
    static void readMember(JsonIn in, JsonParser parser, String name, Map<String, @Nullable Object> target) {
        if (Surrogates.hasLone(name)) {
            in.report(Keyword.JSON, "half a character");
        }
        parser.nextToken();
        if (target.containsKey(name)) {
            in.duplicate();
        } else {
            target.put(name, read(in, parser));
        }
    }

    private static List<@Nullable Object> readItems(JsonIn in, JsonParser parser) {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(in, parser));
        }
        return items;
    }

    static void write(@Nullable Object value, JsonGenerator generator) {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            Surrogates.write(text, generator);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            writeMembers(map, generator);
            generator.writeEndObject();
        } else {
            throw new IllegalStateException(
                    "not a JSON value: " + value.getClass().getName());
        }
    }

    static void writeMembers(Map<?, ?> members, JsonGenerator generator) {
        members.forEach((name, value) -> {
            Surrogates.writeName((String) name, generator);
            write(value, generator);
        });
    }
}
