package dev.ocppkit.codegen.generator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator cannot do right, it refuses, and says which file is to blame. */
class GenerationErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path catalogue;

    @BeforeEach
    void copyCatalogue() throws IOException {
        catalogue = folder.resolve("catalogue");
        try (Stream<Path> files = Files.walk(ModelGeneration.TEST_CATALOGUE)) {
            for (Path file : files.toList()) {
                Files.copy(file, catalogue.resolve(ModelGeneration.TEST_CATALOGUE.relativize(file)));
            }
        }
    }

    @Test
    void unchangedCopyIsAccepted() {
        assertThatCode(this::generate).doesNotThrowAnyException();
    }

    @Test
    void actionWithoutFactsIsRefused() throws IOException {
        edit("actions.json", facts -> ((ObjectNode) facts.get("actions")).remove("Taste"));

        refused("actions.json lacks the facts of Taste");
    }

    @Test
    void actionWhoseFactsSayCallWhereTheSchemasSaySendIsRefused() throws IOException {
        edit("actions.json", facts -> ((ObjectNode) facts.at("/actions/NotifyCrumbs")).put("kind", "CALL"));

        refused("actions.json and the schemas disagree about NotifyCrumbs");
    }

    @Test
    void actionWhoseFactsNameAnotherVersionIsRefused() throws IOException {
        edit("actions.json", facts -> ((ObjectNode) facts.at("/actions/Taste")).put("since", "2.0.1"));

        refused("actions.json and the schemas disagree about Taste");
    }

    @Test
    void actionOfAnUnknownSenderOrBlockIsRefused() throws IOException {
        edit("actions.json", facts -> ((ObjectNode) facts.at("/actions/Taste")).put("sender", "CAT"));

        refused("actions.json has no sender CAT, at Taste");

        edit(
                "actions.json",
                facts -> ((ObjectNode) facts.at("/actions/Taste"))
                        .put("sender", "CSMS")
                        .put("block", "Z"));

        refused("actions.json has no block Z, at Taste");
    }

    @Test
    void requestWithoutResponseIsRefused() throws IOException {
        Files.delete(catalogue.resolve("2.1/messages/TasteResponse.json"));

        refused("TasteRequest has no response");
    }

    @Test
    void responseWithoutRequestIsRefused() throws IOException {
        Files.delete(catalogue.resolve("2.1/messages/TasteRequest.json"));

        refused("TasteResponse has no request");
    }

    @Test
    void typesOfOneJavaNameAreRefused() throws IOException {
        Files.copy(catalogue.resolve("2.1/types/OvenType.json"), catalogue.resolve("2.1/types/Oven.json"));

        refused("both become Oven");
    }

    @Test
    void typeWithTheNameOfAMessageIsRefused() throws IOException {
        Files.copy(catalogue.resolve("2.1/types/OvenType.json"), catalogue.resolve("2.1/types/BakeRequestType.json"));

        refused("both become BakeRequest");
    }

    @Test
    void propertiesOfOneJavaNameAreRefused() throws IOException {
        edit(
                "2.1/types/LoafType.json",
                type -> ((ObjectNode) type.get("properties"))
                        .putObject("limitL2")
                        .put("type", "number"));

        refused("2.1/types/LoafType.json has two properties that become limitL2");
    }

    @Test
    void enumerationValuesOfOneJavaNameAreRefused() throws IOException {
        edit("2.1/types/GrainEnumType.json", type -> type.withArray("enum").add("wheatSoft"));

        refused("GrainEnum has two values that become WHEAT_SOFT");
    }

    @Test
    void enumerationValueThatLooksLikeTheUnrecognizedOneIsRefused() throws IOException {
        edit("2.1/types/GrainEnumType.json", type -> type.withArray("enum").add("Unrecognized"));

        refused("GrainEnum has two values that become UNRECOGNIZED");
    }

    @Test
    void recordWithMoreThan64ComponentsIsRefused() throws IOException {
        edit("2.1/types/OvenType.json", type -> fillUp(type, 65));

        refused("Oven has more than 64 components");
    }

    @Test
    void recordWith64ComponentsIsAccepted() throws IOException {
        edit("2.1/types/OvenType.json", type -> fillUp(type, 64));

        assertThatCode(this::generate).doesNotThrowAnyException();
    }

    private static void fillUp(ObjectNode type, int size) {
        ObjectNode properties = (ObjectNode) type.get("properties");
        while (properties.size() < size) {
            properties.putObject("door" + properties.size()).put("type", "boolean");
        }
    }

    private void refused(String problem) {
        assertThatThrownBy(this::generate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(problem);
    }

    private void generate() {
        ModelGeneration.run(catalogue, folder.resolve("sources"));
    }

    private void edit(String file, Consumer<ObjectNode> change) {
        try {
            Path path = catalogue.resolve(file);
            ObjectNode content = (ObjectNode) JSON.readTree(path.toFile());
            change.accept(content);
            JSON.writeValue(path.toFile(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
