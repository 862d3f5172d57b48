package dev.ocppkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows code that runs. */
@Timeout(120)
class TenMinutesTest {
    private static final String PASSWORD = "0123456789abcdef";
    private static final Path ROOT = Path.of(System.getProperty("ocppkit.root"));

    @Test
    void theCodeDoesWhatItSays() {
        OcppServer csms = TenMinutes.csms(
                (identity, password) -> MessageDigest.isEqual(password, PASSWORD.getBytes(StandardCharsets.UTF_8)));
        assertThat(TenMinutes.reset(csms)).isEqualTo("Certainly not done: NOT_CONNECTED");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NettyServer server = NettyServer.builder(csms).address(anyPort).start()) {
            OcppClient station = TenMinutes.station(URI.create("ws://localhost:" + server.port() + "/ocpp"), PASSWORD);

            assertThat(TenMinutes.reset(csms)).isEqualTo("The station says SCHEDULED");
            station.close().join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csms", "station", "outcome"})
    void theReadmeShowsIt(String tag) throws IOException {
        String source = Files.readString(
                ROOT.resolve("examples/quickstart/src/main/java/dev/ocppkit/examples/quickstart/TenMinutes.java"));
        String begin = "// tag::" + tag + "[]\n";
        int start = source.indexOf(begin);
        int end = source.indexOf("        // end::" + tag + "[]");
        assertThat(start).isPositive();

        String code =
                source.substring(start + begin.length(), end).stripTrailing().stripIndent();

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(code);
    }
}
