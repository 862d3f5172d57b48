package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("ocppkit.root"));
    private static final int MOST_STATEMENT_LINES = 15;

    @Test
    void exampleIsTheSourceOfTheStandaloneProject() throws IOException {
        Path source = ROOT.resolve("examples/first-message/src/main/java/FirstMessage.java");
        assertThat(block("java")).isEqualTo(Files.readString(source));
    }

    @Test
    void exampleIsShort() throws IOException {
        long lines = block("java")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import"))
                .count();
        assertThat(lines).isLessThanOrEqualTo(MOST_STATEMENT_LINES);
    }

    @Test
    void examplePrintsWhatTheReadmeSays(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("FirstMessage.java"), block("java"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(status).isZero();
        assertThat(outputOf(folder, "FirstMessage")).isEqualTo(block("text"));
    }

    private static String outputOf(Path folder, String mainClass) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method main = loader.loadClass(mainClass).getMethod("main", String[].class);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Returns the first block of a language in the README. */
    private static String block(String language) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }
}
