package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as a whole over TLS, with a PKI as {@code ocpp-tool test-pki} makes it. */
class TlsTest {
    @TempDir
    static Path folder;

    private static DemoPki pki;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void makeThePki() throws IOException {
        pki = DemoPki.create(DemoPki.Settings.local(Instant.now()), new SecureRandom());
        pki.write(folder);
    }

    private static SSLContext csms(boolean wantsCertificates) {
        DemoPki.Entry own = pki.entry("csms-ec");
        OcppTls.ServerBuilder tls = OcppTls.server(KeyEntry.of(own.chain(), own.key()));
        return (wantsCertificates ? tls.clientRoots(pki.entry("station-root").pem()) : tls).build();
    }

    private static String file(String name) {
        return folder.resolve(name + ".pem").toString();
    }

    private int run(String url, String... more) {
        List<String> args = new ArrayList<>(List.of(url, "--duration", "2", "--session", "0"));
        args.addAll(List.of(more));
        CommandLine line = ChargingStationApp.commandLine();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(args.toArray(String[]::new));
    }

    @Test
    @Tag("A00.FR.308")
    void theStationTrustsTheRootsItIsGivenAndNoOthers() {
        try (TestCsms csms = new TestCsms(csms(false))) {
            assertThat(run(csms.url("CS-T"), "--trust", file("csms-root"))).isZero();
            csms.forget();
            assertThat(run(csms.url("CS-T"), "--trust", file("v2g-root"))).isEqualTo(1);
            assertThat(out.toString()).contains("The certificate of the CSMS is not trusted.");
            assertThat(run(csms.url("CS-T"))).isEqualTo(1);
            assertThat(csms.all(BootNotificationRequest.class)).isEmpty();
        }
    }

    @Test
    @Tag("A00.FR.401")
    @Tag("A00.FR.511")
    void aCertificateOfItsOwnTellsItsSerialNumber() {
        try (TestCsms csms = new TestCsms(csms(true))) {
            assertThat(run(csms.url("CS-T"), "--trust", file("csms-root"))).isEqualTo(1);
            assertThat(run(
                            csms.url("CS-T"),
                            "--trust",
                            file("csms-root"),
                            "--certificate",
                            file("station"),
                            "--key",
                            file("station.key")))
                    .isZero();
            assertThat(csms.await(BootNotificationRequest.class)
                            .chargingStation()
                            .serialNumber())
                    .isEqualTo("SN-0001");
        }
    }

    @Test
    void filesThatAreNoneOfTheirKindAreBadArguments() {
        String url = "wss://localhost:1/ocpp/CS-T";
        assertThat(run(url, "--trust", file("csms-root.key"))).isEqualTo(2);
        assertThat(run(url, "--trust", file("nothing"))).isEqualTo(2);
        assertThat(run(url, "--trust", file("csms-root"), "--certificate", file("station")))
                .isEqualTo(2);
        assertThat(run(
                        url,
                        "--trust",
                        file("csms-root"),
                        "--certificate",
                        file("station.key"),
                        "--key",
                        file("station.key")))
                .isEqualTo(2);
        assertThat(run(url, "--certificate", file("station"), "--key", file("station.key")))
                .isEqualTo(2);
    }
}
