package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops the importer: it names the file and the place, and leaves the catalogue alone. */
class SchemaImporterRefusalTest extends ImporterTestCase {
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
}
