package dev.ocppkit.model.testing;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The schemas of one version, read from the files that the records are generated from. */
public final class Catalogue {
    /** The repository. */
    public static final Path ROOT =
            Path.of(System.getProperty("ocppkit.root", "..")).toAbsolutePath();

    private static final Map<OcppVersion, Catalogue> LOADED = Map.of(
            OcppVersion.V2_1, new Catalogue(OcppVersion.V2_1), OcppVersion.V2_0_1, new Catalogue(OcppVersion.V2_0_1));

    private final Path folder;
    private final Map<Path, Schema> byFile = new HashMap<>();
    private final Map<String, Schema> messages;
    private final Map<String, Schema> types;

    private Catalogue(OcppVersion version) {
        folder = ROOT.resolve("ocpp-model/src/main/catalogue").resolve(version.number());
        messages = load("messages");
        types = load("types");
    }

    /** Returns the schemas of a version. */
    public static Catalogue of(OcppVersion version) {
        return LOADED.get(version);
    }

    /** Returns the schemas of the messages by name. */
    public Map<String, Schema> messages() {
        return messages;
    }

    /** Returns the schemas of the datatypes and enumerations by name. */
    public Map<String, Schema> types() {
        return types;
    }

    /** Returns the messages and those types that are objects, by the simple name of their record. */
    public Map<String, Schema> records() {
        Map<String, Schema> records = new TreeMap<>(messages);
        types.forEach((name, schema) -> {
            if (schema.kind() == Schema.Kind.OBJECT) {
                records.put(name.replaceFirst("Type$", ""), schema);
            }
        });
        return records;
    }

    /** Returns the file of a message. */
    public Path file(String message) {
        return folder.resolve("messages").resolve(message + ".json");
    }

    /** Returns the record of a message or datatype. */
    public static Class<? extends OcppRecord> recordOf(String simpleName) {
        for (String place : List.of("message.", "datatype.", "")) {
            try {
                return Class.forName("dev.ocppkit.model." + place + simpleName).asSubclass(OcppRecord.class);
            } catch (ClassNotFoundException e) {
                // It stands in one of the other packages.
            }
        }
        throw new IllegalArgumentException("no record " + simpleName);
    }

    private Map<String, Schema> load(String kind) {
        Map<String, Schema> schemas = new TreeMap<>();
        for (Path file : files(folder.resolve(kind))) {
            schemas.put(baseName(file), read(file));
        }
        return schemas;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private Schema read(Path file) {
        Path key = file.normalize();
        Schema known = byFile.get(key);
        if (known == null) {
            known = schema(baseName(key), Json.MAPPER.readTree(key.toFile()), key);
            byFile.put(key, known);
        }
        return known;
    }

    private Schema schema(String name, JsonNode node, Path file) {
        if (node.has("$ref")) {
            return read(file.resolveSibling(node.get("$ref").asString()));
        }
        Map<String, Schema> members = new LinkedHashMap<>();
        node.path("properties")
                .properties()
                .forEach(member -> members.put(member.getKey(), schema("", member.getValue(), file)));
        Schema.Kind kind = kind(node);
        boolean array = kind == Schema.Kind.ARRAY;
        String max = array ? "maxItems" : kind == Schema.Kind.TEXT ? "maxLength" : "maximum";
        return new Schema(
                name,
                kind,
                members,
                Set.copyOf(texts(node.path("required"))),
                !node.has("additionalProperties"),
                array ? schema("", node.get("items"), file) : null,
                number(node, array ? "minItems" : "minimum"),
                number(node, max),
                texts(node.path("enum")));
    }

    private static List<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(item -> texts.add(item.asString()));
        return new ArrayList<>(texts);
    }

    private static BigDecimal number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).decimalValue() : null;
    }

    private static Schema.Kind kind(JsonNode node) {
        if (!node.has("type")) {
            return Schema.Kind.ANY;
        }
        return switch (node.get("type").asString()) {
            case "object" -> Schema.Kind.OBJECT;
            case "array" -> Schema.Kind.ARRAY;
            case "integer" -> Schema.Kind.INTEGER;
            case "number" -> Schema.Kind.NUMBER;
            case "boolean" -> Schema.Kind.BOOLEAN;
            case "string" ->
                node.has("enum")
                        ? Schema.Kind.ENUM
                        : node.path("format").asString("").equals("date-time")
                                ? Schema.Kind.DATE_TIME
                                : Schema.Kind.TEXT;
            default -> throw new IllegalStateException("unknown type in " + node);
        };
    }
}
