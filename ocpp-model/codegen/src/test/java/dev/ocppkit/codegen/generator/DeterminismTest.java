package dev.ocppkit.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same catalogue gives the same bytes wherever and whenever it is built. */
class DeterminismTest {
    @TempDir
    Path folder;

    @Test
    void secondRunWritesTheSameFiles() {
        Map<String, String> first = ModelGeneration.run(ModelGeneration.TEST_CATALOGUE, folder.resolve("first"));
        Map<String, String> second = ModelGeneration.run(ModelGeneration.TEST_CATALOGUE, folder.resolve("second"));

        assertThat(second).hasSizeGreaterThan(30).isEqualTo(first);
    }

    /** Turkish has its own capital of i; the charset of the platform and its line ends must not leak in either. */
    @Test
    void localeCharsetAndLineEndsOfThePlatformDoNotMatter() throws Exception {
        Map<String, String> here = ModelGeneration.run(ModelGeneration.TEST_CATALOGUE, folder.resolve("here"));
        Path elsewhere = folder.resolve("elsewhere");
        runInJvm(
                elsewhere,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=UTF-16",
                "-Dline.separator=\r\n",
                "-Duser.timezone=Asia/Kathmandu");

        assertThat(ModelGeneration.sources(elsewhere)).isEqualTo(here);
    }

    private void runInJvm(Path target, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ModelGeneration.class.getName()));
        command.addAll(List.of(ModelGeneration.TEST_CATALOGUE.toString(), target.toString()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("exit value; see %s", output).isZero();
    }
}
