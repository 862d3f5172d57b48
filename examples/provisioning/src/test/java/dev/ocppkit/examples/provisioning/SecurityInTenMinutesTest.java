package dev.ocppkit.examples.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.password.InMemoryPasswordStore;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.PemKeys;
import dev.ocppkit.security.tls.OcppTls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says about security compiles and runs. */
@Timeout(120)
class SecurityInTenMinutesTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final Path README =
            Path.of(System.getProperty("ocppkit.root")).resolve("README.md");
    private static final Path SOURCE =
            Path.of("src/test/java/dev/ocppkit/examples/provisioning/SecurityInTenMinutes.java");

    private final DemoPki pki = DemoPki.create(DemoPki.Settings.local(Instant.now()), new SecureRandom());

    private String chain(String name) {
        return pki.entry(name).pem();
    }

    private String key(String name) {
        return new String(PemKeys.write(pki.entry(name).key()).octets(), StandardCharsets.UTF_8);
    }

    private static URI url(NettyServer server) {
        return URI.create("wss://localhost:" + server.port() + "/ocpp");
    }

    @Test
    void stationWithItsPasswordGetsIn() {
        InMemoryPasswordStore store = new InMemoryPasswordStore();
        store.replace(new StationIdentity("CS-1"), new PasswordHasher().hash(Secret.of(PASSWORD)));
        try (NettyServer server = SecurityInTenMinutes.passwords(
                chain("csms-ec"), key("csms-ec"), chain("csms-rsa"), key("csms-rsa"), store)) {
            OcppClient station = OcppClient.builder()
                    .identity("CS-1")
                    .endpoint(url(server))
                    .basicAuth(PASSWORD)
                    .transport(JdkWebSocketTransport.withTls(
                            OcppTls.client(chain("csms-root")).build()))
                    .build();
            assertThat(station.connect().join().isOpen()).isTrue();
            station.close().join();
        }
    }

    @Test
    void stationWithItsCertificateGetsIn(@TempDir Path folder) {
        try (NettyServer server = SecurityInTenMinutes.certificates(
                chain("csms-ec"),
                key("csms-ec"),
                chain("station-root"),
                () -> List.of(pki.entry("station-root").certificate()),
                identity -> Optional.of("SN-0001"))) {
            OcppClient station = SecurityInTenMinutes.station(
                    folder.resolve("certificates"), url(server), chain("station"), key("station"), chain("csms-root"));
            assertThat(station.connect().join().isOpen()).isTrue();
            station.close().join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile2", "profile3", "station"})
    void readmeShowsIt(String tag) throws IOException {
        String source = Files.readString(SOURCE);
        String begin = "        // tag::" + tag + "[]\n";
        int start = source.indexOf(begin);
        assertThat(start).isPositive();
        String code = source.substring(start + begin.length(), source.indexOf("        // end::" + tag + "[]"))
                .stripTrailing()
                .stripIndent();
        assumeThat(README.resolveSibling("ocpp-security"))
                .as("NOT RUN in a copy of this folder")
                .exists();
        assertThat(Files.readString(README)).contains(code);
    }
}
