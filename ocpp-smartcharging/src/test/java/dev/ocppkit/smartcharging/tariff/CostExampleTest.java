package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostExampleTest {

    @Test
    void readmeShowsTheExampleAndWhatItPrints() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/ocppkit/smartcharging/tariff/CostExample.java"));
        String code = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("        // end"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CostExample.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("```java\n" + code.stripTrailing().stripIndent() + "\n```");
        assertThat(readme).contains("```text\n" + printed.toString(StandardCharsets.UTF_8) + "```");
        assertThat(code.lines().count()).isLessThanOrEqualTo(16);
    }
}
