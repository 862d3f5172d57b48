package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.security.testing.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPkiTest {
    private static final Instant NOW = Instant.now();
    private static final DemoPki PKI = DemoPki.create(DemoPki.Settings.local(NOW), TestPki.RANDOM);

    @TempDir
    private Path folder;

    private static boolean isValid(String name, String root, CertificateProfile profile) {
        List<X509Certificate> anchors = List.of(PKI.entry(root).certificate());
        return ChainValidator.validate(ChainRequest.of(PKI.entry(name).chain(), NOW)
                        .anchors(anchors)
                        .profile(profile)
                        .build())
                .isValid();
    }

    @Test
    void everyCertificateIsValidUnderItsRootAndNoOther() {
        assertThat(isValid("csms-ec", "csms-root", CertificateProfile.CSMS)).isTrue();
        assertThat(isValid("csms-rsa", "csms-root", CertificateProfile.CSMS)).isTrue();
        assertThat(isValid("station", "station-root", CertificateProfile.STATION))
                .isTrue();
        assertThat(isValid("secc", "v2g-root", CertificateProfile.SECC)).isTrue();
        assertThat(isValid("contract", "mo-root", CertificateProfile.CONTRACT)).isTrue();
        assertThat(isValid("firmware", "manufacturer-root", CertificateProfile.FIRMWARE))
                .isTrue();
        assertThat(isValid("csms-ec", "oem-root", CertificateProfile.CSMS)).isFalse();
    }

    @Test
    void writtenFilesAreReadAgainAndKeysBelongToTheirOwner() throws IOException {
        Path inside = folder.resolve("demo/pki");
        PKI.write(inside);
        PKI.write(inside);
        DemoPki read = DemoPki.read(inside, TestPki.RANDOM);
        assertThat(read.entry("station").chain()).isEqualTo(PKI.entry("station").chain());
        assertThat(read.entry("firmware").key()).isEqualTo(PKI.entry("firmware").key());
        assertThat(read.authority("mo-root").certificate())
                .isEqualTo(PKI.entry("mo-root").certificate());
        try (Stream<Path> files = Files.list(inside)) {
            assertThat(files).hasSize(26);
        }
        if (Files.getFileStore(inside).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(inside.resolve("csms-root.key.pem"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void brokenFileIsNamedAndNotShown() throws IOException {
        PKI.write(folder);
        Files.writeString(folder.resolve("oem-root.key.pem"), "CANARY");
        assertThatIOException()
                .isThrownBy(() -> DemoPki.read(folder, TestPki.RANDOM))
                .withMessageContaining("oem-root.key.pem")
                .withMessageNotContaining("CANARY");
        Files.delete(folder.resolve("csms-root.pem"));
        assertThatIOException()
                .isThrownBy(() -> DemoPki.read(folder, TestPki.RANDOM))
                .withMessageContaining("csms-root.pem");
    }

    @Test
    void textsShowNoKeyAndUnknownNamesAreRefused() {
        assertThat(PKI.entry("station").toString()).contains("SN-0001").doesNotContain("key");
        assertThatIllegalArgumentException().isThrownBy(() -> PKI.entry("x"));
    }
}
