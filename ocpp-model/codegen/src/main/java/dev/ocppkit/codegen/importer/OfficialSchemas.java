package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds the official schema files of one or both versions below a folder or inside a zip, also in zips that lie in it.
 * The version of a file is read from its {@code $id}; files without an OCPP {@code $id} are not schemas and are passed
 * over.
 */
final class OfficialSchemas {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final Map<SpecVersion, Map<String, ObjectNode>> byVersion = new EnumMap<>(SpecVersion.class);

    private OfficialSchemas() {}

    static OfficialSchemas read(Path source) throws IOException {
        OfficialSchemas schemas = new OfficialSchemas();
        if (Files.isDirectory(source)) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(source)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                schemas.accept(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } else {
            schemas.accept(source.getFileName().toString(), Files.readAllBytes(source));
        }
        if (schemas.byVersion.isEmpty()) {
            throw new ImportException(source.toString(), "", "no OCPP schema file found");
        }
        return schemas;
    }

    /** Returns the official files by version and message name, both in order. */
    Map<SpecVersion, Map<String, ObjectNode>> byVersion() {
        return byVersion;
    }

    private void accept(String name, byte[] content) throws IOException {
        if (name.endsWith(".zip")) {
            readZip(content);
        } else if (name.endsWith(".json")) {
            if (parse(name, content) instanceof ObjectNode schema) {
                register(name, schema);
            }
        }
    }

    private static JsonNode parse(String name, byte[] content) throws IOException {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ImportException(name, "", "cannot be read as JSON: " + e.getOriginalMessage());
        }
    }

    private void readZip(byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName();
                accept(path.substring(path.lastIndexOf('/') + 1), ((InputStream) zip).readAllBytes());
            }
        }
    }

    private void register(String fileName, ObjectNode schema) {
        String id = schema.path("$id").asText();
        if (!id.startsWith("urn:OCPP:")) {
            return;
        }
        String name = fileName.substring(0, fileName.length() - ".json".length());
        SpecVersion version = versionOf(fileName, id);
        ObjectNode earlier =
                byVersion.computeIfAbsent(version, v -> new TreeMap<>()).put(name, schema);
        if (earlier != null && !earlier.equals(schema)) {
            throw new ImportException(fileName, "", "two different files of this name for OCPP " + version.folder());
        }
    }

    private static SpecVersion versionOf(String fileName, String id) {
        for (SpecVersion version : SpecVersion.values()) {
            if (id.startsWith(version.idPrefix())) {
                return version;
            }
        }
        throw new ImportException(fileName, "/$id", "unknown OCPP version in \"" + id + "\"");
    }
}
