package dev.ocppkit.smartcharging.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of the folder {@code smartcharging}, each with its category. */
public final class VectorCases {
    private static final Set<String> CATEGORIES = Set.of(
            "composite",
            "freqwatt",
            "localLoadBalancing",
            "operationMode",
            "profileValidation",
            "freqDroop",
            "derLifecycle");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private VectorCases() {}

    /** A case; input and expectation are as they stand in the file. */
    public record Case(String id, String category, String title, JsonNode input, JsonNode expected) {
        static Case of(JsonNode node) {
            return Fields.read(node, "", fields -> {
                List.of("requirements", "rationale", "handChecked", "oracle").forEach(fields::ignore);
                return new Case(
                        fields.text("id"),
                        fields.text("category"),
                        fields.text("title"),
                        fields.node("input"),
                        fields.node("expected"));
            });
        }
    }

    /** Returns all cases of a category; fails if the folder has none, or holds a category that nobody knows. */
    public static List<Case> of(String category) {
        List<Case> all = all();
        assertThat(all).extracting(Case::category).as("categories").isSubsetOf(CATEGORIES);
        List<Case> found =
                all.stream().filter(one -> one.category().equals(category)).toList();
        assertThat(found).as("cases of " + category + " in " + folder()).isNotEmpty();
        return found;
    }

    /** Makes a test for each case of a category. */
    public static Stream<DynamicTest> tests(String category, Consumer<Case> test) {
        return of(category).stream()
                .map(one -> DynamicTest.dynamicTest(one.id() + " " + one.title(), () -> test.accept(one)));
    }

    private static Path folder() {
        String given = System.getProperty("ocppkit.vectors", "");
        Path vectors = given.isEmpty() ? Path.of("src", "test", "resources", "vectors") : Path.of(given);
        return vectors.resolve("smartcharging");
    }

    private static List<Case> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(VectorCases::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        try {
            return Case.of(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
