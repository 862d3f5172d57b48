package dev.ocppkit.examples.csms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Makes valid payloads from the catalogue of messages. */
final class Payloads {
    private static final int MAX_DEPTH = 3;

    private Payloads() {}

    /** A payload with what is required and, if wanted, what is optional in the upper levels. */
    static String of(String version, String message, boolean withOptional) {
        String place = version + "/messages/" + message + ".json";
        return new String(Json.bytes(value(schema(place), place, withOptional, 0)), StandardCharsets.UTF_8);
    }

    private static JsonNode schema(String place) {
        try (InputStream in = Json.class.getResourceAsStream("/META-INF/ocppkit/catalogue/" + place)) {
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonNode schema, String place, boolean withOptional, int depth) {
        if (schema.has("$ref")) {
            String version = place.substring(0, place.indexOf('/'));
            String name = schema.get("$ref").asString().replaceAll(".*/", "");
            String target = version + "/types/" + name;
            return value(schema(target), target, withOptional, depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        return switch (schema.path("type").asString("any")) {
            case "object" -> object(schema, place, withOptional, depth);
            case "array" -> array(schema, place, withOptional, depth);
            case "integer" -> Math.max(1, schema.path("minimum").asInt(1));
            case "number" -> schema.has("maximum") ? schema.get("maximum").asInt() : 1;
            case "boolean" -> true;
            case "string" -> schema.path("format").asString("").equals("date-time") ? "2026-11-22T12:00:00Z" : "x";
            default -> "x";
        };
    }

    private static Object array(JsonNode schema, String place, boolean withOptional, int depth) {
        int count = Math.max(1, schema.path("minItems").asInt(1));
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> value(schema.get("items"), place, withOptional, depth))
                .toList();
    }

    private static Map<String, Object> object(JsonNode schema, String place, boolean withOptional, int depth) {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            boolean wanted =
                    withOptional && depth < MAX_DEPTH && !member.getKey().equals("customData");
            if (required.contains(member.getKey()) || wanted) {
                members.put(member.getKey(), value(member.getValue(), place, withOptional, depth + 1));
            }
        }
        return members;
    }
}
