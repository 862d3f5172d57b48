package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The importer on small invented files of the official form; needs nothing from outside the repository. */
class SchemaImporterTest {
    private static final String REQUEST = """
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

    private static final String RESPONSE = """
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

    private static final String IMPORTED_LEAF = """
            {
              "$schema" : "http://json-schema.org/draft-06/schema#",
              "type" : "object",
              "additionalProperties" : false,
              "properties" : {
                "origin" : {
                  "type" : "string",
                  "maxLength" : 20
                },
                "grams" : {
                  "type" : "number",
                  "minimum" : 0,
                  "maximum" : 2.5
                }
              },
              "required" : [ "origin" ]
            }
            """;

    private static final String IMPORTED_REQUEST = """
            {
              "$schema" : "http://json-schema.org/draft-06/schema#",
              "type" : "object",
              "additionalProperties" : false,
              "properties" : {
                "tea" : {
                  "$ref" : "../types/TeaEnumType.json"
                },
                "leaves" : {
                  "type" : "array",
                  "items" : {
                    "$ref" : "../types/LeafType.json"
                  },
                  "minItems" : 1,
                  "maxItems" : 9
                },
                "readyAt" : {
                  "type" : "string",
                  "format" : "date-time"
                },
                "sweet" : {
                  "type" : "boolean",
                  "default" : false
                },
                "cups" : {
                  "type" : "integer",
                  "default" : 2
                },
                "anything" : { }
              },
              "required" : [ "tea", "leaves" ]
            }
            """;

    @TempDir
    private Path temporary;

    private Path source;
    private Catalogue catalogue;

    @BeforeEach
    void officialFolderWithTwoFiles() throws IOException {
        source = Files.createDirectory(temporary.resolve("official"));
        catalogue = new Catalogue(temporary.resolve("catalogue"));
        write(source.resolve("BrewTeaRequest.json"), REQUEST);
        write(source.resolve("BrewTeaResponse.json"), RESPONSE);
    }

    @Test
    void folderIsImported() {
        run();

        assertThat(contents(catalogue.root()))
                .containsOnlyKeys(
                        "2.1/messages/BrewTeaRequest.json",
                        "2.1/messages/BrewTeaResponse.json",
                        "2.1/types/LeafType.json",
                        "2.1/types/TeaEnumType.json")
                .containsEntry("2.1/messages/BrewTeaRequest.json", IMPORTED_REQUEST)
                .containsEntry("2.1/types/LeafType.json", IMPORTED_LEAF);
    }

    @Test
    void zipIsImportedLikeItsFolder() throws IOException {
        run();
        Path zip = zip(temporary.resolve("official.zip"));
        Catalogue fromZip = new Catalogue(temporary.resolve("from-zip"));

        run(zip, fromZip);

        assertThat(contents(fromZip.root())).isNotEmpty().isEqualTo(contents(catalogue.root()));
    }

    @Test
    void zipInsideAFolderIsImported() throws IOException {
        Path outer = Files.createDirectories(temporary.resolve("outer/inner"));
        zip(outer.resolve("official.zip"));

        run(temporary.resolve("outer"), catalogue);

        assertThat(contents(catalogue.root())).hasSize(4);
    }

    @Test
    void folderWithBothVersionsIsImportedIntoTwoFolders() throws IOException {
        String older = REQUEST.replace(":2025:", ":2020:").replace("\"maxLength\": 20", "\"maxLength\": 15");
        write(Files.createDirectory(source.resolve("older")).resolve("BrewTeaRequest.json"), older);

        run();

        assertThat(contents(catalogue.root()))
                .hasSize(7)
                .containsEntry("2.1/types/LeafType.json", IMPORTED_LEAF)
                .containsEntry("2.0.1/types/LeafType.json", IMPORTED_LEAF.replace(" : 20", " : 15"));
    }

    @Test
    void filesWithoutAnOcppIdAreNoSchemas() throws IOException {
        write(source.resolve("settings.json"), "{\"colour\": \"blue\"}");
        write(source.resolve("list.json"), "[1, 2]");
        write(source.resolve("README.txt"), "not JSON");

        run();

        assertThat(contents(catalogue.root())).hasSize(4);
    }

    @Test
    void firstRunNamesWhatIsAdded() {
        assertThat(run().lines())
                .containsExactly(
                        "OCPP 2.1: 2 files, 2 types",
                        "  added   2.1/messages/BrewTeaRequest",
                        "  added   2.1/messages/BrewTeaResponse",
                        "  added   2.1/types/LeafType",
                        "  added   2.1/types/TeaEnumType");
    }

    @Test
    void secondRunChangesNothing() {
        run();
        Map<String, String> before = contents(catalogue.root());

        String printed = run();

        assertThat(printed.lines()).containsExactly("OCPP 2.1: 2 files, 2 types");
        assertThat(contents(catalogue.root())).isEqualTo(before);
    }

    @Test
    void newEditionNamesWhatIsAddedRemovedAndChanged() throws IOException {
        run();
        Files.delete(source.resolve("BrewTeaResponse.json"));
        write(source.resolve("PourTea.json"), RESPONSE.replace("BrewTeaResponse", "PourTea"));
        change("BrewTeaRequest.json", "[\"Green\", \"Black\"]", "[\"Green\"]");

        assertThat(run().lines())
                .containsExactly(
                        "OCPP 2.1: 2 files, 2 types",
                        "  added   2.1/messages/PourTea",
                        "  removed 2.1/messages/BrewTeaResponse",
                        "  changed 2.1/types/TeaEnumType");
        assertThat(contents(catalogue.root()))
                .containsKey("2.1/messages/PourTea.json")
                .doesNotContainKey("2.1/messages/BrewTeaResponse.json");
    }

    @Test
    void newOrderOfPropertiesIsAChange() throws IOException {
        run();
        String sweet = "\"sweet\": {\"type\": \"boolean\", \"default\": false},";
        change("BrewTeaRequest.json", sweet, "");
        change("BrewTeaRequest.json", "\"properties\": {\n    \"tea\"", "\"properties\": {\n" + sweet + "\"tea\"");

        assertThat(run().lines())
                .containsExactly("OCPP 2.1: 2 files, 2 types", "  changed 2.1/messages/BrewTeaRequest");
    }

    @Test
    void otherOfficialWordsAreNoChange() throws IOException {
        run();
        Map<String, String> before = contents(catalogue.root());
        change("BrewTeaRequest.json", "Official words on tea.", "New official words.");

        assertThat(run().lines()).containsExactly("OCPP 2.1: 2 files, 2 types");
        assertThat(contents(catalogue.root())).isEqualTo(before);
    }

    @Test
    void versionThatIsNotInTheSourceStays() throws IOException {
        run();
        Path older = Files.createDirectory(temporary.resolve("older"));
        write(older.resolve("BrewTeaResponse.json"), RESPONSE.replace(":2025:", ":2020:"));

        run(older, catalogue);

        assertThat(contents(catalogue.root())).hasSize(6).containsKey("2.1/messages/BrewTeaRequest.json");
    }

    @Test
    void ownDescriptionsSurvive() throws IOException {
        run();
        describe("messages", "BrewTeaRequest", "", "Own words on brewing.");
        describe("messages", "BrewTeaRequest", "/properties/leaves", "Own words on leaves.");
        describe("types", "LeafType", "/properties/origin", "Own words on origin.");
        change("BrewTeaRequest.json", "\"maxItems\": 9", "\"maxItems\": 10");

        run();

        ObjectNode request =
                catalogue.read(SpecVersion.V2_1, Catalogue.MESSAGES).get("BrewTeaRequest");
        assertThat(request.path("description").asText()).isEqualTo("Own words on brewing.");
        assertThat(request.at("/properties/leaves/description").asText()).isEqualTo("Own words on leaves.");
        assertThat(request.at("/properties/leaves/maxItems").asInt()).isEqualTo(10);
        assertThat(contents(catalogue.root()).get("2.1/types/LeafType.json")).contains("Own words on origin.");
    }

    @Test
    void officialDescriptionsStayOutOfTheCatalogue() {
        run();

        assertThat(contents(catalogue.root()).values()).noneMatch(text -> text.contains("fficial words"));
    }

    @Test
    void actionWithoutFactsIsNamed() throws IOException {
        Files.createDirectories(catalogue.root());
        write(catalogue.actionsFile(), "{\"actions\": {\"PourTea\": {}}}");
        write(source.resolve("PourTea.json"), RESPONSE.replace("BrewTeaResponse", "PourTea"));

        assertThat(run().lines().filter(line -> line.contains("to do")))
                .containsExactly("  to do: actions.json lacks the facts of BrewTea");
    }

    @Test
    void withABaseOfficialDescriptionsReplaceOursInTheTargetOnly() throws IOException {
        run();
        describe("messages", "BrewTeaRequest", "", "Own words on brewing.");
        describe("messages", "BrewTeaRequest", "/properties/tea", "Own words on tea.");
        write(catalogue.actionsFile(), "{\"actions\": {\"BrewTea\": {}}}");
        Map<String, String> base = contents(catalogue.root());
        Path target = Files.createDirectory(temporary.resolve("target"));
        write(target.resolve("left-over.json"), "{}");

        SchemaImporter.main(new String[] {
            source.toString(), target.toString(), catalogue.root().toString()
        });

        assertThat(contents(catalogue.root())).isEqualTo(base);
        assertThat(contents(target)).containsOnlyKeys(base.keySet());
        JsonNode request =
                new Catalogue(target).read(SpecVersion.V2_1, Catalogue.MESSAGES).get("BrewTeaRequest");
        assertThat(request.path("description").asText()).isEqualTo("Official words on brewing.");
        assertThat(request.at("/properties/leaves/description").asText()).isEqualTo("Official words on leaves.");
        assertThat(request.at("/properties/tea/description").asText()).isEqualTo("Own words on tea.");
    }

    @Test
    void withABaseAFailingImportLeavesTheTargetAlone() throws IOException {
        run();
        Path target = Files.createDirectory(temporary.resolve("target"));
        write(target.resolve("kept.txt"), "still here");
        change("BrewTeaRequest.json", "\"maxLength\"", "\"pattern\"");
        String[] args = {source.toString(), target.toString(), catalogue.root().toString()};

        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> SchemaImporter.main(args));

        assertThat(contents(target)).containsOnlyKeys("kept.txt");
    }

    @Test
    void baseInsideOrAroundTheTargetIsRefused() {
        run();
        Map<String, String> before = contents(catalogue.root());
        String base = catalogue.root().toString();

        Stream.of(catalogue.root(), temporary, catalogue.root().resolve("2.1"))
                .map(target -> new String[] {source.toString(), target.toString(), base})
                .forEach(args -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> SchemaImporter.main(args))
                        .withMessageContaining(base));

        assertThat(contents(catalogue.root())).isEqualTo(before);
    }

    @Test
    void wrongNumberOfArgumentsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaImporter.main(new String[] {"one"}))
                .withMessageContaining("usage");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownThings")
    void unknownThingStopsTheImportWithFileAndPointer(String name, String from, String to, String message)
            throws IOException {
        change("BrewTeaRequest.json", from, to);

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(this::run)
                .withMessageStartingWith("BrewTeaRequest.json#" + message);

        assertThat(catalogue.root()).doesNotExist();
    }

    static Stream<Arguments> unknownThings() {
        String grams = "{\"type\": \"number\", \"minimum\": 0.0, \"maximum\": 2.50}";
        String cups = "{\"type\": \"integer\", \"default\": 2}";
        String origin = "/definitions/LeafType/properties/origin";
        return Stream.of(
                arguments(
                        "keyword of a property",
                        "\"maxLength\": 20",
                        "\"pattern\": \"x\"",
                        origin + "/pattern: unknown"),
                arguments("keyword of a file", "\"comment\"", "\"title\"", "/title: unknown keyword"),
                arguments(
                        "keyword of a definition",
                        "\"javaType\": \"Leaf\"",
                        "\"oneOf\": []",
                        "/definitions/LeafType/oneOf: unknown keyword"),
                arguments(
                        "keyword of an enumeration",
                        "\"javaType\": \"TeaEnum\"",
                        "\"const\": \"Green\"",
                        "/definitions/TeaEnumType/const: unknown keyword"),
                arguments(
                        "keyword of a list",
                        "\"maxItems\": 9",
                        "\"uniqueItems\": true",
                        "/properties/leaves/uniqueItems: unknown keyword"),
                arguments(
                        "keyword beside a reference",
                        "{\"$ref\": \"#/definitions/TeaEnumType\"}",
                        "{\"$ref\": \"#/definitions/TeaEnumType\", \"default\": \"Green\"}",
                        "/properties/tea/default: unknown keyword"),
                arguments(
                        "inline enumeration",
                        cups,
                        "{\"type\": \"string\", \"enum\": [\"A\"]}",
                        "/properties/cups/enum: unknown keyword"),
                arguments(
                        "inline object",
                        cups,
                        "{\"type\": \"object\", \"properties\": {}}",
                        "/properties/cups/type: unexpected type \"object\""),
                arguments(
                        "inline object in a list",
                        "{\"$ref\": \"#/definitions/LeafType\"}",
                        "{\"type\": \"object\"}",
                        "/properties/leaves/items/type: unexpected type \"object\""),
                arguments("two types", cups, "{\"type\": [\"integer\", \"null\"]}", "/properties/cups/type: "),
                arguments("schema that is no object", cups, "false", "/properties/cups: expected one schema"),
                arguments("unknown format", "date-time", "uri", "/properties/readyAt/format: unknown format \"uri\""),
                arguments(
                        "list of lists",
                        "{\"$ref\": \"#/definitions/LeafType\"}",
                        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
                        "/properties/leaves/items: an array of arrays"),
                arguments(
                        "list of positions",
                        "{\"$ref\": \"#/definitions/LeafType\"}",
                        "[{\"$ref\": \"#/definitions/LeafType\"}]",
                        "/properties/leaves/items: expected one schema"),
                arguments(
                        "undefined type",
                        "{\"$ref\": \"#/definitions/TeaEnumType\"}",
                        "{\"$ref\": \"#/definitions/CoffeeEnumType\"}",
                        "/properties/tea/$ref: \"CoffeeEnumType\" is not defined"),
                arguments(
                        "reference into another file",
                        "{\"$ref\": \"#/definitions/TeaEnumType\"}",
                        "{\"$ref\": \"Tea.json\"}",
                        "/properties/tea/$ref: expected a reference into the same file"),
                arguments(
                        "required without a property of that name",
                        "[\"tea\", \"leaves\"]",
                        "[\"tea\", \"milk\"]",
                        "/required: \"milk\" is no property"),
                arguments(
                        "required in a definition",
                        "[\"origin\"]",
                        "[\"milk\"]",
                        "/definitions/LeafType/required: \"milk\" is no property"),
                arguments("required that is no list", "[\"tea\", \"leaves\"]", "\"tea\"", "/required: expected a list"),
                arguments(
                        "enumeration value that is no string",
                        "[\"Green\", \"Black\"]",
                        "[\"Green\", 7]",
                        "/definitions/TeaEnumType/enum: enumeration values must be strings"),
                arguments(
                        "enumeration without values",
                        "[\"Green\", \"Black\"]",
                        "[]",
                        "/definitions/TeaEnumType/enum: expected a list of values"),
                arguments(
                        "default outside the enumeration",
                        "[\"Green\", \"Black\"]",
                        "[\"Green\", \"Black\"], \"default\": \"Red\"",
                        "/definitions/TeaEnumType/default: not one of the values"),
                arguments(
                        "enumeration of integers",
                        "\"type\": \"string\",\n      \"additionalProperties\"",
                        "\"type\": \"integer\",\n      \"additionalProperties\"",
                        "/definitions/TeaEnumType/type: an enumeration must be a string"),
                arguments(
                        "object that allows anything",
                        "\"additionalProperties\": false,\n  \"properties\"",
                        "\"additionalProperties\": true,\n  \"properties\"",
                        "/additionalProperties: expected false"),
                arguments(
                        "definition without a type",
                        "\"LeafType\": {\n      \"javaType\": \"Leaf\",\n      \"type\": \"object\",",
                        "\"LeafType\": {",
                        "/definitions/LeafType/type: expected an object"),
                arguments(
                        "bound that is no number",
                        "\"minItems\": 1",
                        "\"minItems\": \"1\"",
                        "/properties/leaves/minItems:"),
                arguments(
                        "length that is no number",
                        "\"maxLength\": 20",
                        "\"maxLength\": \"20\"",
                        origin + "/maxLength:"),
                arguments(
                        "number that no long holds",
                        grams,
                        "{\"type\": \"number\", \"maximum\": 1e30}",
                        "/definitions/LeafType/properties/grams/maximum: number too large"),
                arguments("other draft", "draft-06", "draft-04", "/$schema: expected http://json-schema.org/draft-06"),
                arguments("unknown version", ":2025:", ":2031:", "/$id: unknown OCPP version"),
                arguments("one name twice", "\"cups\":", "\"sweet\":", ": cannot be read as JSON: Duplicate field"),
                arguments("broken JSON", "\"comment\":", "\"comment\"", ": cannot be read as JSON: "));
    }

    @Test
    void boundBeyondIntIsKeptAndStable() throws IOException {
        change(
                "BrewTeaRequest.json",
                "{\"type\": \"integer\", \"default\": 2}",
                "{\"type\": \"integer\", \"maximum\": 4294967295}");
        run();

        assertThat(contents(catalogue.root()).get("2.1/messages/BrewTeaRequest.json"))
                .contains(": 4294967295\n");
        assertThat(run()).doesNotContain("changed");
    }

    @Test
    void defaultOfAnEnumerationIsKept() throws IOException {
        change("BrewTeaRequest.json", "[\"Green\", \"Black\"]", "[\"Green\", \"Black\"], \"default\": \"Green\"");

        run();

        assertThat(contents(catalogue.root()).get("2.1/types/TeaEnumType.json")).contains("\"default\" : \"Green\"");
    }

    @Test
    void twoStructuresUnderOneNameStopTheImport() throws IOException {
        change("BrewTeaResponse.json", "\"maxLength\": 20", "\"maxLength\": 21");

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(this::run)
                .withMessage("BrewTeaResponse.json#/definitions/LeafType: "
                        + "defines LeafType differently from an earlier file");
    }

    @Test
    void twoFilesOfOneNameMustBeEqual() throws IOException {
        Path copy = Files.createDirectory(source.resolve("copy")).resolve("BrewTeaResponse.json");
        write(copy, RESPONSE);
        assertThatCode(this::run).doesNotThrowAnyException();

        write(copy, RESPONSE.replace("leftOver", "rest"));
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(this::run)
                .withMessage("BrewTeaResponse.json#: two different files of this name for OCPP 2.1");
    }

    @Test
    void sourceWithoutSchemasStopsTheImport() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        write(empty.resolve("settings.json"), "{}");

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(empty, catalogue))
                .withMessage(empty + "#: no OCPP schema file found");
    }

    @Test
    void failingImportLeavesTheCatalogueUnchanged() throws IOException {
        String older = REQUEST.replace(":2025:", ":2020:");
        write(source.resolve("OldRequest.json"), older);
        run();
        Map<String, String> before = contents(catalogue.root());
        // The older version, which is written first, has a change to write; the newer one is broken.
        write(source.resolve("OldRequest.json"), older.replace("\"maxLength\": 20", "\"maxLength\": 30"));
        change("BrewTeaResponse.json", "\"leftOver\"", "\"leftOver\": {\"type\": \"null\"}, \"more\"");

        assertThatExceptionOfType(ImportException.class).isThrownBy(this::run);

        assertThat(contents(catalogue.root())).isEqualTo(before);
    }

    private String run() {
        return run(source, catalogue);
    }

    private static String run(Path source, Catalogue catalogue) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new SchemaImporter(catalogue, false, out).run(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = source.resolve(file);
        String before = Files.readString(path);
        assertThat(before).as("what the test wants to change").containsOnlyOnce(from);
        write(path, before.replace(from, to));
    }

    private void describe(String kind, String name, String pointer, String text) {
        ObjectNode schema = catalogue.read(SpecVersion.V2_1, kind).get(name);
        ((ObjectNode) schema.at(pointer)).put("description", text);
        catalogue.write(SpecVersion.V2_1, kind, name, schema);
    }

    private Path zip(Path target) throws IOException {
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
    private static Map<String, String> contents(Path folder) {
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

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
