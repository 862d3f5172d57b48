package dev.ocppkit.security.redaction;

import dev.ocppkit.security.internal.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON as maps, lists, texts, and everything else as it was written. */
final class Tree {
    private Tree() {}

    /** A number, true, false or null. */
    record Literal(String text) {}

    static Object read(byte[] utf8) {
        try (JsonParser parser = Json.reader(utf8)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("empty");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one value");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            default -> new Literal(parser.getString());
        };
    }

    static String write(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.writer(out)) {
            write(value, generator);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(Object value, JsonGenerator generator) {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            object.forEach((name, member) -> {
                generator.writeName(String.valueOf(name));
                write(member, generator);
            });
            generator.writeEndObject();
        } else if (value instanceof List<?> array) {
            generator.writeStartArray();
            array.forEach(element -> write(element, generator));
            generator.writeEndArray();
        } else if (value instanceof Literal literal) {
            generator.writeRawValue(literal.text());
        } else {
            generator.writeString(value.toString());
        }
    }
}
