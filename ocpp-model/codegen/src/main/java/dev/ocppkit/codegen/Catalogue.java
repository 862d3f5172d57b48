package dev.ocppkit.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the catalogue: one JSON Schema per message and per type, in a folder per version, and
 * {@code actions.json} with the message facts that the schemas lack.
 *
 * @param root the folder that holds {@code 2.1}, {@code 2.0.1} and {@code actions.json}
 */
public record Catalogue(Path root) {
    /** Sub-folder of the datatypes and enumerations of a version. */
    public static final String TYPES = "types";
    /** Sub-folder of the request and response schemas of a version. */
    public static final String MESSAGES = "messages";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writer(prettyPrinter());

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        return printer;
    }

    /** Returns the folder of one version and kind, for instance {@code 2.1/types}. */
    public Path folder(SpecVersion version, String kind) {
        return root.resolve(version.folder()).resolve(kind);
    }

    /** Reads every schema of one version and kind, by name, in alphabetical order; empty if the folder is missing. */
    public Map<String, ObjectNode> read(SpecVersion version, String kind) {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        Path folder = folder(version, kind);
        if (!Files.isDirectory(folder)) {
            return schemas;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> schemas.put(baseName(file), (ObjectNode) readJson(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** Reads the message facts. */
    public ObjectNode readActions() {
        return (ObjectNode) readJson(actionsFile());
    }

    /** Returns the file of the message facts. */
    public Path actionsFile() {
        return root.resolve("actions.json");
    }

    /** Writes one schema; the text is the same for equal trees. */
    public void write(SpecVersion version, String kind, String name, JsonNode schema) {
        Path file = folder(version, kind).resolve(name + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, toText(schema), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a schema that the version no longer has. */
    public void delete(SpecVersion version, String kind, String name) {
        try {
            Files.deleteIfExists(folder(version, kind).resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text form in which schemas are kept: two spaces, line feeds, a last line end. */
    public static String toText(JsonNode schema) {
        try {
            return PRETTY.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one JSON file. */
    public static JsonNode readJson(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".json".length());
    }
}
