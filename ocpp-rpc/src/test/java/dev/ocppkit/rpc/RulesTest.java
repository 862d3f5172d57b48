package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of rules names tests that exist. */
class RulesTest {
    private static final Path MODULE = Path.of(System.getProperty("ocppkit.root"), "ocpp-rpc");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|Properties))(?:#(\\w+))?`");

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(MODULE)) {
            List<Path> tests = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().matches(".*(Test|Properties)\\.java"))
                    .toList();
            for (Path test : tests) {
                String name = test.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(test), String::concat);
            }
        }
        return sources;
    }

    @Test
    void everyTestThatTheListNamesExists() throws IOException {
        Map<String, String> sources = sources();
        Matcher named = NAMED.matcher(Files.readString(MODULE.resolve("RULES.md")));
        int count = 0;
        while (named.find()) {
            String source = sources.get(named.group(1));
            assertThat(source).as(named.group()).isNotNull();
            if (named.group(2) != null) {
                assertThat(source).as(named.group()).containsPattern("void " + named.group(2) + "\\(");
            }
            count++;
        }
        assertThat(count).isGreaterThan(180);
    }

    @Test
    void everyRuleHasATestOrSaysThatItHasNone() throws IOException {
        List<String> rows = Files.readAllLines(MODULE.resolve("RULES.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Rule") && !line.startsWith("| Input"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(110)
                .allSatisfy(
                        row -> assertThat(row).containsPattern("`\\w+(Test|Properties)|Gap: |tests of `ocpp-model`"));
    }
}
