package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charging station with little memory pays for the messages it uses, not for all of OCPP. */
class HeartbeatLoadsOnlyItselfTest {
    private static final Pattern LOADED = Pattern.compile(
            "dev\\.ocppkit\\.model\\.(?:message|datatype|enumeration|internal\\.codec)\\.(\\S+) source:");

    private static final Set<String> OF_A_HEARTBEAT = Set.of(
            "HeartbeatRequest",
            "HeartbeatResponse",
            "HeartbeatRequestCodec",
            "HeartbeatResponseCodec",
            "Codecs",
            "Codecs$1");

    @TempDir
    Path folder;

    @Test
    void heartbeatLoadsNoClassOfAnyOtherMessage() throws Exception {
        assertThat(generatedClassesLoaded()).isEqualTo(OF_A_HEARTBEAT);
    }

    @Test
    void anotherMessageWouldHaveBeenSeen() throws Exception {
        assertThat(generatedClassesLoaded("reset"))
                .containsAll(OF_A_HEARTBEAT)
                .contains("ResetRequest", "ResetRequestCodec", "ResetEnum", "ResetEnumTable")
                .doesNotContain("ResetResponse", "BootNotificationRequest");
    }

    private Set<String> generatedClassesLoaded(String... arguments) throws Exception {
        Path log = folder.resolve("loaded.txt");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:class+load:file=" + log);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HeartbeatMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("2026-01-31T12:00:00Z");
        Set<String> names = new TreeSet<>();
        Matcher matcher = LOADED.matcher(Files.readString(log));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
