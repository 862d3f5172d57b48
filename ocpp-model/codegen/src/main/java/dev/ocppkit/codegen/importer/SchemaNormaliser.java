package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Turns one official file into the catalogue's form: the same constraints, with references between files instead of a
 * copy of each type in each file, without the keywords that constrain nothing there ({@code javaType}, and
 * {@code additionalProperties} on strings and {@code additionalItems} beside a single item schema), and without prose
 * unless that is asked for. Anything unknown is an {@link ImportException}.
 */
final class SchemaNormaliser {
    private static final String DRAFT = "http://json-schema.org/draft-06/schema#";
    private static final Set<String> FILE_KEYWORDS = Set.of(
            "$schema",
            "$id",
            "comment",
            "description",
            "definitions",
            "type",
            "additionalProperties",
            "properties",
            "required");
    private static final Set<String> OBJECT_KEYWORDS =
            Set.of("description", "javaType", "type", "additionalProperties", "properties", "required");
    private static final Set<String> ENUM_KEYWORDS =
            Set.of("description", "javaType", "type", "additionalProperties", "enum", "default");
    private static final Set<String> BOUNDS = Set.of("maxLength", "minimum", "maximum", "minItems", "maxItems");
    private static final String REFERENCE = "#/definitions/";

    private final String file;
    private final ObjectNode official;
    private final boolean withDescriptions;

    /**
     * Prepares one file.
     *
     * @param name the message name
     * @param official its official schema
     * @param withDescriptions whether the official descriptions are kept, for a local build only
     */
    SchemaNormaliser(String name, ObjectNode official, boolean withDescriptions) {
        this.file = name + ".json";
        this.official = official;
        this.withDescriptions = withDescriptions;
    }

    /** Returns the catalogue schema of the message itself. */
    ObjectNode message() {
        checkKeywords(official, "", FILE_KEYWORDS);
        require(DRAFT.equals(official.path("$schema").asText()), "/$schema", "expected " + DRAFT);
        return object(official, "", "../" + Catalogue.TYPES + "/");
    }

    /** Adds the catalogue schemas of the types that the file defines, each under its name. */
    void types(TypeSink sink) {
        for (Map.Entry<String, JsonNode> definition :
                official.path("definitions").properties()) {
            String pointer = "/definitions/" + definition.getKey();
            sink.accept(definition.getKey(), pointer, type(definition.getValue(), pointer));
        }
    }

    /** Takes one type of a file. */
    @FunctionalInterface
    interface TypeSink {
        void accept(String name, String pointer, ObjectNode schema);
    }

    private ObjectNode type(JsonNode definition, String pointer) {
        if (definition.has("enum")) {
            checkKeywords(definition, pointer, ENUM_KEYWORDS);
            return enumeration(definition, pointer);
        }
        checkKeywords(definition, pointer, OBJECT_KEYWORDS);
        return object(definition, pointer, "");
    }

    private ObjectNode enumeration(JsonNode definition, String pointer) {
        require(
                "string".equals(definition.path("type").asText()),
                pointer + "/type",
                "an enumeration must be a string");
        ObjectNode schema = head(definition).put("type", "string");
        ArrayNode values = schema.putArray("enum");
        require(!definition.get("enum").isEmpty(), pointer + "/enum", "expected a list of values");
        for (JsonNode value : definition.get("enum")) {
            require(value.isTextual(), pointer + "/enum", "enumeration values must be strings");
            values.add(value);
        }
        enumerationDefault(definition, pointer, schema);
        return schema;
    }

    private void enumerationDefault(JsonNode definition, String pointer, ObjectNode schema) {
        JsonNode value = definition.get("default");
        if (value != null) {
            boolean known = StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .anyMatch(value::equals);
            require(known, pointer + "/default", "not one of the values");
            schema.set("default", value);
        }
    }

    private ObjectNode object(JsonNode node, String pointer, String typeFolder) {
        require("object".equals(node.path("type").asText()), pointer + "/type", "expected an object");
        ObjectNode schema = head(node).put("type", "object");
        JsonNode open = node.get("additionalProperties");
        if (open != null) {
            require(open.isBoolean() && !open.asBoolean(), pointer + "/additionalProperties", "expected false");
            schema.put("additionalProperties", false);
        }
        ObjectNode properties = schema.putObject("properties");
        for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
            String at = pointer + "/properties/" + field.getKey();
            properties.set(field.getKey(), property(field.getValue(), at, typeFolder, true));
        }
        required(node, pointer, schema, properties);
        return schema;
    }

    private void required(JsonNode node, String pointer, ObjectNode schema, ObjectNode properties) {
        if (!node.has("required")) {
            return;
        }
        ArrayNode required = schema.putArray("required");
        require(node.get("required").isArray(), pointer + "/required", "expected a list of names");
        for (JsonNode name : node.get("required")) {
            require(properties.has(name.asText()), pointer + "/required", "\"" + name.asText() + "\" is no property");
            required.add(name.asText());
        }
    }

    private ObjectNode property(JsonNode node, String pointer, String typeFolder, boolean mayBeArray) {
        require(node.isObject(), pointer, "expected one schema");
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        describe(node, schema);
        if (node.has("$ref")) {
            checkKeywords(node, pointer, Set.of("$ref", "description"));
            return schema.put("$ref", typeFolder + referenced(node, pointer) + ".json");
        }
        String type = node.path("type").asText();
        switch (type) {
            case "string" -> copy(node, schema, pointer, Set.of("type", "maxLength", "format", "default"));
            case "integer", "number" -> copy(node, schema, pointer, Set.of("type", "minimum", "maximum", "default"));
            case "boolean" -> copy(node, schema, pointer, Set.of("type", "default"));
            case "" -> copy(node, schema, pointer, Set.of());
            case "array" -> {
                require(mayBeArray, pointer, "an array of arrays");
                array(node, schema, pointer, typeFolder);
            }
            default -> throw new ImportException(file, pointer + "/type", "unexpected type \"" + type + "\"");
        }
        require(
                !schema.has("format") || "date-time".equals(schema.get("format").asText()),
                pointer + "/format",
                "unknown format " + schema.path("format"));
        return schema;
    }

    private void array(JsonNode node, ObjectNode schema, String pointer, String typeFolder) {
        checkKeywords(node, pointer, Set.of("description", "type", "items", "additionalItems", "minItems", "maxItems"));
        schema.put("type", "array");
        schema.set("items", property(node.path("items"), pointer + "/items", typeFolder, false));
        for (String bound : List.of("minItems", "maxItems")) {
            if (node.has(bound)) {
                schema.set(bound, value(bound, node.get(bound), pointer + "/" + bound));
            }
        }
    }

    private String referenced(JsonNode node, String pointer) {
        String reference = node.get("$ref").asText();
        require(reference.startsWith(REFERENCE), pointer + "/$ref", "expected a reference into the same file");
        String name = reference.substring(REFERENCE.length());
        require(official.path("definitions").has(name), pointer + "/$ref", "\"" + name + "\" is not defined");
        return name;
    }

    private void copy(JsonNode node, ObjectNode schema, String pointer, Set<String> keywords) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String keyword = field.getKey();
            if (keyword.equals("description") || keyword.equals("javaType")) {
                continue;
            }
            String at = pointer + "/" + keyword;
            require(keywords.contains(keyword), at, "unknown keyword");
            schema.set(keyword, value(keyword, field.getValue(), at));
        }
    }

    private JsonNode value(String keyword, JsonNode value, String pointer) {
        require(value.isNumber() || !BOUNDS.contains(keyword), pointer, "expected a number");
        return value.isNumber() ? shortest(value, pointer) : value;
    }

    /**
     * Numbers are kept in their shortest form, so that 0.0 and 0 are the same fact, and as the node types that reading
     * the catalogue gives, so that they compare equal to it.
     */
    private JsonNode shortest(JsonNode number, String pointer) {
        BigDecimal value = number.decimalValue().stripTrailingZeros();
        if (value.scale() > 0) {
            return DoubleNode.valueOf(value.doubleValue());
        }
        require(value.precision() - value.scale() <= 18, pointer, "number too large");
        long whole = value.longValueExact();
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }

    private ObjectNode head(JsonNode node) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", DRAFT);
        describe(node, schema);
        return schema;
    }

    private void describe(JsonNode node, ObjectNode schema) {
        if (withDescriptions && node.has("description")) {
            schema.put("description", node.get("description").asText().strip());
        }
    }

    private void checkKeywords(JsonNode node, String pointer, Set<String> known) {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            require(known.contains(name), pointer + "/" + name, "unknown keyword");
        }
    }

    private void require(boolean condition, String pointer, String problem) {
        if (!condition) {
            throw new ImportException(file, pointer, problem);
        }
    }
}
