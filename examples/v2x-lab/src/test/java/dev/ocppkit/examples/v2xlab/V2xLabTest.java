package dev.ocppkit.examples.v2xlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class V2xLabTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = V2xLab.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void eachModeHasItsPicture() throws IOException {
        assertThat(run("--out", folder.toString())).as(err.toString()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "charging-only.png",
                            "external-limits.png",
                            "central-setpoint.png",
                            "external-setpoint.png",
                            "central-frequency.png",
                            "local-frequency.png",
                            "local-load-balancing.png",
                            "idle.png");
        }
        BufferedImage picture =
                ImageIO.read(folder.resolve("local-frequency.png").toFile());
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
    }

    @Test
    void readmeShowsWhatIsPrinted() throws IOException {
        run("--out", folder.toString());
        Path readme = Path.of(System.getProperty("ocppkit.root"), "examples", "v2x-lab", "README.md");
        String text = Files.readString(readme);
        List<String> shown = text.substring(text.indexOf("```text\n") + 8, text.lastIndexOf("```"))
                .lines()
                .filter(line -> !line.contains("picture") && !line.equals("..."))
                .toList();
        assertThat(shown)
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(out.toString()).contains(line));
    }

    @Test
    void modesCanBeChosen() {
        assertThat(run("--out", folder.toString(), "--mode", "Idle,localFrequency", "--seed", "3"))
                .isZero();
        assertThat(out.toString())
                .contains("Idle: ", "LocalFrequency: ", "idle.png", "at departure")
                .doesNotContain("CentralSetpoint: ");
    }

    @Test
    void unknownModeIsRefusedWithTheChoice() {
        assertThat(run("--mode", "Nothing")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no mode Nothing", "CentralSetpoint")
                .doesNotContain("\tat ");
    }

    @Test
    void folderThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("--out", file.toString(), "--mode", "Idle")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot write").doesNotContain("\tat ");
    }
}
