package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.testing.Catalogue;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever hovers over a component in an editor learns what it means and what the versions demand of it. */
class GeneratedJavadocTest {
    private static final Path SOURCES = Catalogue.ROOT.resolve("ocpp-model/target/generated-sources/ocpp");
    private static final Pattern RULES = Pattern.compile(
            "(.*)(Required|Optional|OCPP 2.1: (required|optional)|Only in OCPP 2.1: (required|optional))\\b.*");

    static Stream<Class<? extends OcppRecord>> types() {
        return Samples.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyComponentIsDescribed(Class<? extends OcppRecord> type) throws IOException {
        String javadoc = javadoc(type);

        assertThat(javadoc).as("description of the type").matches("(?s)\\s*[A-Z].{15,}");
        for (RecordComponent component : type.getRecordComponents()) {
            Matcher tag = Pattern.compile("@param " + component.getName() + " (.*?)(?= @param |$)")
                    .matcher(javadoc);
            assertThat(tag.find()).as("@param %s", component.getName()).isTrue();
            Matcher rules = RULES.matcher(tag.group(1));
            assertThat(rules.matches()).as("rules of %s", component.getName()).isTrue();
            assertThat(rules.group(1).strip())
                    .as("meaning of %s", component.getName())
                    .hasSizeGreaterThan(3);
            if (!Samples.wireName(component).equals(component.getName())) {
                assertThat(tag.group(1)).contains("Wire name {@code " + Samples.wireName(component) + "}.");
            }
        }
    }

    /** Returns the comment above the record, in one line. */
    private static String javadoc(Class<?> type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        Matcher comment = Pattern.compile("/\\*\\*(.*?)\\*/\\s*@JsonInclude", Pattern.DOTALL)
                .matcher(source);
        assertThat(comment.find()).isTrue();
        return comment.group(1).replaceAll("\\s*\\n \\*?\\s*", " ").strip();
    }
}
