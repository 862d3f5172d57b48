package dev.ocppkit.model.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the module path Jackson may use only what the module opens; the other tests run on the class path. */
class ModulePathTest {
    private static final Pattern MODULES = Pattern.compile(".*/(jackson-[^/]*\\.jar|jspecify-[^/]*\\.jar|classes)/?");

    @TempDir
    Path folder;

    @Test
    void objectMappersBindRecordsOfTheNamedModule() throws Exception {
        String modules = path(MODULES.asMatchPredicate());
        String others = path(MODULES.asMatchPredicate().negate());
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules,
                        "--add-modules",
                        "dev.ocppkit.model,tools.jackson.databind,com.fasterxml.jackson.datatype.jsr310",
                        "-cp",
                        others,
                        ModulePathMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(List.of(Files.readString(output).split("\\R")))
                .containsExactly("Jackson 2 module dev.ocppkit.model true", "Jackson 3 module dev.ocppkit.model true");
    }

    private static String path(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.test(entry.replace(File.separatorChar, '/')))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
