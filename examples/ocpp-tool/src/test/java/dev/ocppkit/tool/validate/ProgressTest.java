package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void barEndsAtTheSizeOfTheFile() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        try (Progress progress = Progress.shown(20L << 20, new PrintStream(shown, true, StandardCharsets.UTF_8))) {
            progress.to(10L << 20);
            progress.to(20L << 20);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("validate", "100%", "20/20 MiB");
    }
}
