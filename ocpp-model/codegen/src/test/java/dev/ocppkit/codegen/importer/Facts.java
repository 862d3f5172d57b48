package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Flattens a raw schema into facts, JSON pointer to value, so that an official structure and a catalogue file can be
 * compared. Shares no code with the importer. Every keyword is a fact unless it is named here as one that constrains
 * nothing; so a keyword that nobody thought of shows up as a difference.
 */
final class Facts {
    private static final Set<String> PROSE = Set.of("description", "javaType");
    private static final Set<String> OFFICIAL_HEAD = Set.of("$id", "comment", "definitions");

    private static final Pattern INTO_SAME_FILE = Pattern.compile("#/definitions/(\\w+)");
    private static final Pattern TO_OTHER_FOLDER = Pattern.compile("\\.\\./types/(\\w+)\\.json");
    private static final Pattern TO_SAME_FOLDER = Pattern.compile("(\\w+)\\.json");

    private final Map<String, String> facts = new TreeMap<>();
    private final Pattern reference;

    private Facts(Pattern reference) {
        this.reference = reference;
    }

    /** Returns the facts of an official message file, or of one of its definitions, which lack the {@code $schema}. */
    static Map<String, String> ofOfficial(JsonNode schema, String draft) {
        Facts facts = new Facts(INTO_SAME_FILE);
        facts.schema("", schema, OFFICIAL_HEAD);
        facts.facts.put("/$schema", draft);
        return facts.facts;
    }

    /** Returns the facts of a catalogue file in the folder {@code messages} or {@code types}. */
    static Map<String, String> ofCatalogue(JsonNode schema, String folder) {
        Facts facts = new Facts(folder.equals("messages") ? TO_OTHER_FOLDER : TO_SAME_FOLDER);
        facts.schema("", schema, Set.of());
        return facts.facts;
    }

    private void schema(String pointer, JsonNode schema, Set<String> ignored) {
        schema.properties().stream()
                .filter(keyword -> !PROSE.contains(keyword.getKey()) && !ignored.contains(keyword.getKey()))
                .filter(keyword -> constrains(keyword.getKey(), schema))
                .forEach(keyword -> keyword(pointer + "/" + keyword.getKey(), keyword.getKey(), keyword.getValue()));
    }

    private void keyword(String pointer, String keyword, JsonNode value) {
        switch (keyword) {
            case "properties" -> properties(pointer, value);
            case "items" -> schema(pointer, value, Set.of());
            case "$ref" -> facts.put(pointer, target(value.asText()));
            default -> facts.put(pointer, text(value));
        }
    }

    private void properties(String pointer, JsonNode properties) {
        // The order is a fact: it is the order of the record components.
        facts.put(
                pointer, properties.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", ")));
        properties.properties().forEach(field -> schema(pointer + "/" + field.getKey(), field.getValue(), Set.of()));
    }

    /** JSON Schema draft 6: this one is for objects only, and that one for lists of item schemas only. */
    private static boolean constrains(String keyword, JsonNode schema) {
        return switch (keyword) {
            case "additionalProperties" -> !schema.path("type").asText().equals("string");
            case "additionalItems" -> !schema.path("items").isObject();
            default -> true;
        };
    }

    private String target(String value) {
        Matcher matcher = reference.matcher(value);
        return matcher.matches() ? matcher.group(1) : "unexpected reference " + value;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Facts::text)
                    .toList()
                    .toString();
        }
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString();
    }
}
