package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.tool.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the logs in src/test/resources/validate, which say themselves what is to be found; see {@link CaseFile}. */
class CaseFilesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> exactlyTheExpectedFindingsAreReported() {
        return CaseFile.all().stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
    }

    private static void check(CaseFile file) {
        Cli.Result result = run(file, "json");
        Map<Long, List<String>> found = new TreeMap<>();
        List<JsonNode> objects = result.lines().stream().map(JSON::readTree).toList();
        for (JsonNode object : objects.subList(0, objects.size() - 1)) {
            assertThat(object.path("type").stringValue()).isEqualTo("violation");
            found.computeIfAbsent(object.path("line").longValue(), line -> new ArrayList<>())
                    .add(object.path("severity").stringValue()
                            + " " + object.path("rule").stringValue()
                            + " " + object.path("pointer").stringValue());
        }

        assertThat(sorted(found)).isEqualTo(sorted(file.expected()));
        checkSummary(objects.get(objects.size() - 1), file);
        assertThat(result.status()).isEqualTo(invalidLines(file) == 0 ? 0 : 1);
        assertThat(result.err()).isEmpty();
    }

    private static void checkSummary(JsonNode summary, CaseFile file) {
        assertThat(summary.path("type").stringValue()).isEqualTo("summary");
        assertThat(summary.path("invalid").longValue()).isEqualTo(invalidLines(file));
        for (String severity : List.of("error", "warning", "note")) {
            long expected = file.expected().values().stream()
                    .flatMap(List::stream)
                    .filter(finding -> finding.startsWith(severity))
                    .count();
            assertThat(summary.path(severity + "s").longValue()).isEqualTo(expected);
        }
    }

    @TestFactory
    Stream<DynamicTest> textReportHasTheSameFindings() {
        return CaseFile.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    Cli.Result result = run(file, "text");
                    List<String> expected = file.expected().values().stream()
                            .flatMap(List::stream)
                            .map(finding -> finding.split(" ")[1])
                            .sorted()
                            .toList();

                    List<String> found = result.lines().stream()
                            .filter(line -> line.startsWith("  ["))
                            .map(line -> line.substring(3, line.indexOf(']')))
                            .sorted()
                            .toList();

                    assertThat(found).isEqualTo(expected);
                    assertThat(result.out()).matches("[\\n -~]*");
                }));
    }

    @Test
    void everyRuleHasACase() {
        Set<String> covered = CaseFile.all().stream()
                .flatMap(file -> file.expected().values().stream())
                .flatMap(List::stream)
                .map(finding -> finding.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules = Arrays.stream(Rule.values())
                // These two need many frames or violations; see LogValidatorTest.
                .filter(rule -> rule != Rule.FORGOTTEN_CALL && rule != Rule.MORE_VIOLATIONS)
                .map(Rule::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        // Limits of the reader depend on size; whole types of another version are found by their action.
        EnumSet.complementOf(EnumSet.of(Keyword.READ_LIMIT, Keyword.VERSION))
                .forEach(keyword -> rules.add(keyword.wireName()));

        assertThat(covered).containsAll(rules);
    }

    @Test
    void everyRuleIsDocumented() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Rule.values()).allSatisfy(rule -> assertThat(readme).contains("`" + rule.wireName() + "`"));
        assertThat(Keyword.values()).allSatisfy(keyword -> assertThat(readme).contains("`" + keyword.wireName() + "`"));
    }

    private static Cli.Result run(CaseFile file, String format) {
        List<String> arguments = new ArrayList<>(List.of("validate", "--format", format));
        arguments.addAll(file.arguments());
        arguments.add(file.path().toString());
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static long invalidLines(CaseFile file) {
        return file.expected().values().stream()
                .filter(findings -> findings.stream().anyMatch(finding -> finding.startsWith("error")))
                .count();
    }

    private static Map<Long, List<String>> sorted(Map<Long, List<String>> findings) {
        Map<Long, List<String>> sorted = new TreeMap<>();
        findings.forEach((line, list) -> sorted.put(line, list.stream().sorted().toList()));
        return sorted;
    }
}
