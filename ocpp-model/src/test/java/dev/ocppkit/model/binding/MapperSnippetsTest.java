package dev.ocppkit.model.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.testing.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation tells users to write is what these tests have tried. */
class MapperSnippetsTest {
    private static final Path MODULE = Catalogue.ROOT.resolve("ocpp-model");
    private static final Pattern DOCUMENTED =
            Pattern.compile("<pre>\\{@code\\s*\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);
    private static final Pattern TRIED =
            Pattern.compile("( *ObjectMapper mapper = .*?)\\n *return mapper;", Pattern.DOTALL);

    @Test
    void documentedConfigurationsAreThoseOfTheseTests() throws IOException {
        Path documentation = MODULE.resolve("src/main/java/dev/ocppkit/model/json/package-info.java");
        List<String> documented = DOCUMENTED
                .matcher(Files.readString(documentation))
                .results()
                .map(snippet -> lines(snippet.group(1).replaceAll("(?m)^ \\* ?", "")))
                .toList();

        assertThat(documented).containsExactly(tried("Jackson3Mapper"), tried("Jackson2Mapper"));
    }

    private static String tried(String type) throws IOException {
        Path source = MODULE.resolve("src/test/java/dev/ocppkit/model/binding/" + type + ".java");
        return TRIED.matcher(Files.readString(source))
                .results()
                .map(snippet -> lines(snippet.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String lines(String snippet) {
        return snippet.strip().replaceAll("\\s*\\n\\s*", "\n");
    }
}
