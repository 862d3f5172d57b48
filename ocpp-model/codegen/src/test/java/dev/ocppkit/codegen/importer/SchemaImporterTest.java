package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The importer on small invented files of the official form; needs nothing from outside the repository. */
class SchemaImporterTest extends ImporterTestCase {
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
}
