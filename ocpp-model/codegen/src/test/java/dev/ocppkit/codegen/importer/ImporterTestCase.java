package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Small invented files of the official form, and a catalogue to import them into. */
abstract class ImporterTestCase {
    static final String REQUEST = """
            {
              "$schema": "http://json-schema.org/draft-06/schema#",
              "$id": "urn:OCPP:Cp:2:2025:1:BrewTeaRequest",
              "comment": "invented for this test",
              "description": "Official words on brewing.\\r\\n",
              "definitions": {
                "TeaEnumType": {
                  "description": "Official words on tea.",
                  "javaType": "TeaEnum",
                  "type": "string",
                  "additionalProperties": false,
                  "enum": ["Green", "Black"]
                },
                "LeafType": {
                  "javaType": "Leaf",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "origin": {"description": "Official words on origin.", "type": "string", "maxLength": 20},
                    "grams": {"type": "number", "minimum": 0.0, "maximum": 2.50}
                  },
                  "required": ["origin"]
                }
              },
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "tea": {"$ref": "#/definitions/TeaEnumType"},
                "leaves": {
                  "description": "Official words on leaves.",
                  "type": "array",
                  "additionalItems": false,
                  "items": {"$ref": "#/definitions/LeafType"},
                  "minItems": 1,
                  "maxItems": 9
                },
                "readyAt": {"type": "string", "format": "date-time"},
                "sweet": {"type": "boolean", "default": false},
                "cups": {"type": "integer", "default": 2},
                "anything": {"description": "Official words on anything."}
              },
              "required": ["tea", "leaves"]
            }
            """;

    static final String RESPONSE = """
            {
              "$schema": "http://json-schema.org/draft-06/schema#",
              "$id": "urn:OCPP:Cp:2:2025:1:BrewTeaResponse",
              "comment": "invented for this test",
              "definitions": {
                "LeafType": {
                  "javaType": "Leaf",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "origin": {"description": "Other official words.", "type": "string", "maxLength": 20},
                    "grams": {"type": "number", "minimum": 0, "maximum": 2.5}
                  },
                  "required": ["origin"]
                }
              },
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "leftOver": {"$ref": "#/definitions/LeafType"}
              }
            }
            """;

    @TempDir
    Path temporary;

    Path source;
    Catalogue catalogue;

    @BeforeEach
    void officialFolderWithTwoFiles() throws IOException {
        source = Files.createDirectory(temporary.resolve("official"));
        catalogue = new Catalogue(temporary.resolve("catalogue"));
        write(source.resolve("BrewTeaRequest.json"), REQUEST);
        write(source.resolve("BrewTeaResponse.json"), RESPONSE);
    }

    String run() {
        return run(source, catalogue);
    }

    static String run(Path source, Catalogue catalogue) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new SchemaImporter(catalogue, false, out).run(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void change(String file, String from, String to) throws IOException {
        Path path = source.resolve(file);
        String before = Files.readString(path);
        assertThat(before).as("what the test wants to change").containsOnlyOnce(from);
        write(path, before.replace(from, to));
    }

    void describe(String kind, String name, String pointer, String text) {
        ObjectNode schema = catalogue.read(SpecVersion.V2_1, kind).get(name);
        ((ObjectNode) schema.at(pointer)).put("description", text);
        catalogue.write(SpecVersion.V2_1, kind, name, schema);
    }

    Path zip(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.putNextEntry(new ZipEntry("schemas/"));
            for (Map.Entry<String, String> file : contents(source).entrySet()) {
                zip.putNextEntry(new ZipEntry("schemas/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return target;
    }

    /** Returns the text of every file below a folder by relative path. */
    static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
