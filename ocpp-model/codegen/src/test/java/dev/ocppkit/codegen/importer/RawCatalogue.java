package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema files below a folder as they stand, by relative path such as {@code messages/ResetRequest.json}, read
 * without the classes under test.
 *
 * @param files path to content
 */
record RawCatalogue(Map<String, ObjectNode> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads every file, whatever its name, so that none can hide. */
    static RawCatalogue read(Path folder) {
        return new RawCatalogue(paths(folder)
                .collect(Collectors.toMap(
                        file -> folder.relativize(file).toString().replace('\\', '/'),
                        RawCatalogue::readJson,
                        (a, b) -> a,
                        TreeMap::new)));
    }

    /** Reads the official files of the version that is known by the start of the {@code $id}; the key is the file name. */
    static RawCatalogue readOfficial(Path folder, String idPrefix) {
        Predicate<ObjectNode> ofVersion = schema -> schema.path("$id").asText().startsWith(idPrefix);
        Map<String, ObjectNode> files = new TreeMap<>();
        paths(folder).filter(file -> file.toString().endsWith(".json")).forEach(file -> {
            ObjectNode schema = readJson(file);
            if (ofVersion.test(schema)) {
                files.put(file.getFileName().toString(), schema);
            }
        });
        return new RawCatalogue(files);
    }

    /** Returns a copy that can be changed without touching this one. */
    RawCatalogue copy() {
        return new RawCatalogue(files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().deepCopy(), (a, b) -> a, TreeMap::new)));
    }

    ObjectNode file(String path) {
        return files.get(path);
    }

    /** Returns the schemas of one folder by name without {@code .json}. */
    Map<String, JsonNode> folder(String folder) {
        Function<String, String> name =
                path -> path.substring(folder.length() + 1).replaceFirst("\\.json$", "");
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder + "/"))
                .collect(Collectors.toMap(
                        file -> name.apply(file.getKey()), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static Stream<Path> paths(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode readJson(Path file) {
        try {
            return (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
