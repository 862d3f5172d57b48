package dev.ocppkit.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the generator writes, as files to be reviewed. After an intended change run it with
 * {@code -Docppkit.rewriteGoldens=true} and read the difference.
 */
class GoldenFilesTest {
    private static final Path GOLDENS = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("ocppkit.rewriteGoldens");
    private static final String ROOT = "dev/ocppkit/model/";

    /** A handful that shows every feature: see the README of this module. */
    private static final List<String> SHOWN = List.of(
            "Action",
            "FunctionalBlock",
            "OcppDatatype",
            "OcppRequest",
            "OcppResponse",
            "OcppSend",
            "datatype/Ingredient",
            "datatype/Loaf",
            "datatype/Oven",
            "datatype/SetVariableData",
            "datatype/VPN",
            "enumeration/GrainEnum",
            "enumeration/OvenStateEnum",
            "internal/codec/Codecs",
            "internal/codec/GrainEnumTable",
            "internal/codec/IngredientCodec",
            "internal/codec/LoafCodec",
            "internal/codec/NotifyCrumbsCodec",
            "internal/codec/OvenCodec",
            "message/BakeRequest",
            "message/BakeResponse",
            "message/NotifyCrumbs",
            "message/TasteRequest");

    @TempDir
    static Path target;

    private static Map<String, String> sources;

    @BeforeAll
    static void generate() throws IOException {
        sources = ModelGeneration.run(ModelGeneration.TEST_CATALOGUE, target);
        if (REWRITE) {
            Files.createDirectories(GOLDENS);
            for (String name : SHOWN) {
                Files.writeString(golden(name), sources.getOrDefault(ROOT + name + ".java", ""));
            }
        }
    }

    static Stream<String> shown() {
        return SHOWN.stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void generatedSourceIsTheReviewedOne(String name) throws IOException {
        assertThat(sources).containsKey(ROOT + name + ".java");
        assertThat(sources.get(ROOT + name + ".java")).isEqualTo(Files.readString(golden(name)));
    }

    @Test
    void thereIsNoGoldenFileThatNobodyReads() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SHOWN.stream()
                            .map(name -> golden(name).getFileName().toString())
                            .toList());
        }
    }

    private static Path golden(String name) {
        return GOLDENS.resolve(name.substring(name.lastIndexOf('/') + 1) + ".java.txt");
    }

    @Test
    void everySchemaBecomesARecordWithItsCodecOrAnEnumWithItsTable() {
        assertThat(sources.keySet())
                .filteredOn(name -> name.startsWith(ROOT + "datatype/") || name.startsWith(ROOT + "message/"))
                .hasSize(11)
                .allSatisfy(name -> assertThat(sources).containsKey(inCodecPackage(name, "Codec")));
        assertThat(sources.keySet())
                .filteredOn(name -> name.startsWith(ROOT + "enumeration/"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(sources).containsKey(inCodecPackage(name, "Table")));
    }

    private static String inCodecPackage(String name, String suffix) {
        String simpleName = name.substring(name.lastIndexOf('/') + 1, name.length() - ".java".length());
        return ROOT + "internal/codec/" + simpleName + suffix + ".java";
    }
}
