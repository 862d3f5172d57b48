package dev.ocppkit.examples.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.pki.DemoPki;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program, over real sockets. */
@Timeout(240)
class ProvisioningTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return new CommandLine(new Provisioning())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    @Test
    void stationIsLedFromTheFactoryToPlugAndChargeTwiceWithTheSameCertificates() {
        assertThat(run("--dir", folder.toString())).as(out + "\n" + errors).isZero();
        assertThat(out.toString())
                .contains("All 17 steps are as they should be.")
                .contains("17. The contract is revoked")
                .doesNotContain("factory-password", "PRIVATE");
        assertThat(folder.resolve("csms-root.key.pem")).exists();
        assertThat(run("--dir", folder.toString())).as(out + "\n" + errors).isZero();
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void certificatesForAnotherHostMakeTheStepFailThatNeedsThem() throws IOException {
        DemoPki.create(
                        new DemoPki.Settings(
                                List.of("csms.example.org"),
                                "SN-0001",
                                "Demo CSO",
                                Instant.now().minus(Duration.ofHours(1)),
                                Duration.ofDays(1)),
                        new SecureRandom())
                .write(folder);
        assertThat(run("--dir", folder.toString())).isEqualTo(1);
        assertThat(errors.toString())
                .contains("Step 4 failed: BootNotification on the port of profile is 1 and should be 2");
    }

    @Test
    void wrongArgumentsAndBrokenFoldersAreWrongUsage() throws IOException {
        assertThat(run("--port", "1")).isEqualTo(2);
        Files.writeString(folder.resolve("csms-root.pem"), "nothing");
        assertThat(run("--dir", folder.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("csms-root");
    }

    @Test
    void helpHasAnExample() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("java -jar provisioning.jar --dir demo-pki", "Exit status:");
    }
}
