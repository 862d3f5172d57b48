package dev.ocppkit.smartcharging.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of the folder {@code smartcharging}, which several suites share. */
public final class SmartChargingVectors {
    private static final Set<String> CATEGORIES = Set.of(
            "composite",
            "freqwatt",
            "localLoadBalancing",
            "operationMode",
            "profileValidation",
            "freqDroop",
            "derLifecycle");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SmartChargingVectors() {}

    /** Reads the cases of a category; fails if there are none, or if some case is of a category that no suite knows. */
    public static List<VectorCase> of(String category) {
        return of(category, c -> true);
    }

    /** Reads those cases of a category that a suite takes. */
    public static List<VectorCase> of(String category, Predicate<VectorCase> taken) {
        List<VectorCase> all = readAll();
        assertThat(all).as("cases in " + folder()).isNotEmpty();
        Set<String> unknown = all.stream().map(VectorCase::category).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(CATEGORIES);
        assertThat(unknown).as("categories that no suite knows").isEmpty();
        List<VectorCase> cases = all.stream()
                .filter(c -> c.category().equals(category))
                .filter(taken)
                .toList();
        assertThat(cases).as("cases of " + category + " in " + folder()).isNotEmpty();
        return cases;
    }

    private static Path folder() {
        String given = System.getProperty("ocppkit.vectors", "");
        return given.isEmpty()
                ? Path.of("src/test/resources/vectors/smartcharging")
                : Path.of(given).resolve("smartcharging");
    }

    private static List<VectorCase> readAll() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(SmartChargingVectors::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VectorCase read(Path file) {
        JsonNode json = JSON.readTree(file.toFile());
        VectorCase.requireOnly(
                json,
                "id",
                "category",
                "title",
                "requirements",
                "rationale",
                "input",
                "expected",
                "handChecked",
                "oracle");
        return new VectorCase(
                json.get("id").stringValue(),
                json.get("category").stringValue(),
                json.get("title").stringValue(),
                json.get("input"),
                json.get("expected"));
    }
}
