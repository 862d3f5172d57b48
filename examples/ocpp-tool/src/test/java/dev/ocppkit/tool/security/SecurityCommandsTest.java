package dev.ocppkit.tool.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.OcppTool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityCommandsTest {
    @TempDir
    private Path folder;

    private String out = "";

    private int run(Object... arguments) {
        StringWriter text = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        PrintWriter writer = new PrintWriter(text);
        int status = OcppTool.commandLine().setOut(writer).setErr(writer).execute(texts);
        writer.flush();
        out = text.toString();
        return status;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @BeforeEach
    void makeCertificates() {
        assertThat(run("test-pki", folder, "--host", "localhost,127.0.0.1")).isZero();
    }

    @Test
    void keysAreReadableByTheirOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("station.key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void chainOfTheStationIsValidUnderItsRootOnly() {
        assertThat(run("chain-check", file("station.pem"), "--root", file("station-root.pem")))
                .isZero();
        assertThat(out).startsWith("valid");
        assertThat(run("chain-check", file("station.pem"), "--root", file("csms-root.pem")))
                .isEqualTo(1);
        assertThat(run("chain-check", file("csms-ec.pem"), "--root", file("csms-root.pem"), "--profile", "CSMS"))
                .isZero();
        assertThat(run("chain-check", file("missing.pem"), "--root", file("csms-root.pem")))
                .isEqualTo(2);
    }

    @Test
    void hashDataIsAnObjectOfOcpp() {
        assertThat(run("cert-hash", file("csms-root.pem"))).isZero();
        assertThat(out).contains("\"hashAlgorithm\":\"SHA256\"", "\"issuerNameHash\":\"");
    }

    @Test
    void requestIsGoodForItsStationOnly() throws IOException {
        assertThat(run("csr", "--common-name", "SN-1", "--organisation", "Demo", "--key", file("new.pem")))
                .isZero();
        Files.writeString(file("request.pem"), out);
        assertThat(run("csr", "--common-name", "SN-1", "--organisation", "Demo", "--check", file("request.pem")))
                .isZero();
        assertThat(run("csr", "--common-name", "SN-2", "--organisation", "Demo", "--check", file("request.pem")))
                .isEqualTo(1);
    }

    @Test
    void firmwareIsSignedAndVerified() throws IOException {
        Files.writeString(file("image"), "firmware");
        assertThat(run("firmware-sign", file("image"), "--key", file("firmware.key.pem")))
                .isZero();
        Files.writeString(file("image.sig"), out);
        Object[] verify = {
            "firmware-verify", file("image"), "--signature", file("image.sig"),
            "--certificate", file("firmware.pem"), "--root", file("manufacturer-root.pem")
        };
        assertThat(run(verify)).isZero();
        Files.writeString(file("image"), "Firmware");
        assertThat(run(verify)).isEqualTo(1);
        assertThat(out).contains("INVALID_SIGNATURE");
    }

    @Test
    void frameIsSignedAndVerified() throws IOException {
        Files.writeString(file("frame"), "[2,\"1\",\"Heartbeat\",{}]\n");
        assertThat(run(
                        "sign-frame",
                        file("frame"),
                        "--key",
                        file("station.key.pem"),
                        "--certificate",
                        file("station.pem")))
                .isZero();
        assertThat(out).contains("Heartbeat-Signed");
        Files.writeString(file("signed"), out);
        assertThat(run("verify-frame", file("signed"), "--certificate", file("station.pem")))
                .isZero();
        assertThat(out).contains("[2,\"1\",\"Heartbeat\",{}]", "valid");
        assertThat(run("verify-frame", file("frame"), "--certificate", file("station.pem")))
                .isEqualTo(1);
        assertThat(run("verify-frame", file("signed"), "--certificate", file("csms-ec.pem")))
                .isEqualTo(1);
    }

    @Test
    void textOfAQrCodeFitsItsTimeOnly() throws IOException {
        Files.writeString(file("secret"), "secure!Charging!\n");
        assertThat(run("totp", file("secret"), "--length", 23, "--at", "2024-05-23T00:23:05Z"))
                .isZero();
        assertThat(out.strip()).isEqualTo("CN63y502maVhAsv27Sd7JlE");
        assertThat(run("totp", file("secret"), "--length", 23, "--check", out.strip()))
                .isEqualTo(1);
        assertThat(run("totp", file("secret"), "--length", 2)).isEqualTo(2);
        assertThat(out).doesNotContain("Charging");
    }

    @Test
    void meterDataWithoutSignatureAreInvalid() throws IOException {
        Files.writeString(file("data"), "OCMF|{}|{}");
        Files.writeString(
                file("key"),
                "oca:base16:asn1:3059301306072a8648ce3d020106082a8648ce3d030107034200042a371cf2df864da2e55e7d99626d5657"
                        + "deaa3342386929 58eb8ba27fa0b21865deb7e9ee7ecc33e43f9babde41b0be6fa32e5db0ec2b687f14422bda6c5dbb44");
        assertThat(run("ocmf-verify", file("data"), "--key", file("key"))).isEqualTo(1);
        assertThat(out).contains("MALFORMED");
    }
}
