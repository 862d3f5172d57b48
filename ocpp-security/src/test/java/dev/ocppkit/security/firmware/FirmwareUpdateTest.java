package dev.ocppkit.security.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareUpdateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] IMAGE = "firmware".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "c3bf47ea1f4a4a605470313cacb3a44f4a461f68c6faeab07e737610cb5ac835";
    private static final String LOCATION = "https://firmware.example.org/2.0.bin";

    private static DemoPki pki;
    private static String signature;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private final Station station = new Station();
    private List<X509Certificate> roots = List.of(pki.entry("manufacturer-root").certificate());

    /** Writes down what it is told. */
    private final class Station implements FirmwareUpdate.Device {
        final List<String> said = new ArrayList<>();
        byte[] served = IMAGE;
        int failures;
        boolean broken;
        boolean cancelled;

        @Override
        public void report(FirmwareStatusNotificationRequest status) {
            said.add(status.requestId() + " " + status.status().wireName());
        }

        @Override
        public void raise(SecurityEventType event) {
            said.add(event.wireName());
        }

        @Override
        public void waitUntil(Instant time) throws InterruptedException {
            if (cancelled) {
                throw new InterruptedException();
            }
            said.add("waits " + Duration.between(clock.instant(), time));
            clock.advance(Duration.between(clock.instant(), time));
        }

        @Override
        public void download(URI location, Path image) throws IOException {
            assertThat(location).hasToString(LOCATION);
            if (failures-- > 0) {
                throw new IOException("no");
            }
            Files.write(image, served);
        }

        @Override
        public void install(Path image, String sha256) throws IOException {
            if (broken) {
                throw new IOException("no");
            }
            assertThat(image).hasBinaryContent(IMAGE);
            said.add("installs " + sha256);
        }
    }

    @BeforeAll
    static void sign() throws IOException {
        pki = DemoPki.create(DemoPki.Settings.local(NOW), new SecureRandom());
        signature = FirmwareSigner.sign(
                new ByteArrayInputStream(IMAGE), pki.entry("firmware").key());
    }

    private FirmwareUpdate update(String signer, UnaryOperator<Firmware.Builder> more, Integer retries, Integer pause) {
        Firmware.Builder firmware = Firmware.builder()
                .location(LOCATION)
                .retrieveDateTime(NOW)
                .signingCertificate(pki.entry(signer).pem())
                .signature(signature);
        return new FirmwareUpdate(
                UpdateFirmwareRequest.builder()
                        .requestId(7)
                        .firmware(more.apply(firmware).build())
                        .retries(retries)
                        .retryInterval(pause)
                        .build(),
                () -> roots,
                clock);
    }

    private FirmwareUpdate update() {
        return update("firmware", firmware -> firmware, null, null);
    }

    private List<String> run(FirmwareUpdate update) throws InterruptedException {
        Path image = folder.resolve("image");
        update.run(station, image);
        assertThat(image).doesNotExist();
        return station.said;
    }

    @Test
    @Tag("L01.FR.01")
    @Tag("L01.FR.10")
    @Tag("L01.FR.31")
    void signedFirmwareIsInstalledAndEveryStepIsReported() throws InterruptedException {
        assertThat(update().answer()).isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED);
        assertThat(run(update()))
                .containsExactly(
                        "7 Downloading",
                        "7 Downloaded",
                        "7 SignatureVerified",
                        "7 Installing",
                        "installs " + SHA_256,
                        "7 Installed",
                        "FirmwareUpdated");
    }

    @Test
    @Tag("L01.FR.03")
    void imageThatWasNotSignedIsNotInstalled() throws InterruptedException {
        station.served = "firmwarf".getBytes(StandardCharsets.UTF_8);
        assertThat(run(update()))
                .containsExactly("7 Downloading", "7 Downloaded", "7 InvalidSignature", "InvalidFirmwareSignature");
    }

    @Test
    @Tag("L01.FR.02")
    @Tag("L01.FR.22")
    void firmwareOfAStrangerIsNotEvenFetched() throws InterruptedException {
        FirmwareUpdate update = update("secc", firmware -> firmware, null, null);
        assertThat(update.answer()).isEqualTo(UpdateFirmwareStatusEnum.INVALID_CERTIFICATE);
        assertThat(run(update)).containsExactly("InvalidFirmwareSigningCertificate");
    }

    @Test
    void firmwareWithoutSignatureIsRejectedAndNothingIsDone() throws InterruptedException {
        FirmwareUpdate update = update("firmware", firmware -> firmware.signature(null), null, null);
        assertThat(update.answer()).isEqualTo(UpdateFirmwareStatusEnum.REJECTED);
        assertThat(run(update)).isEmpty();
    }

    @Test
    void rootThatIsGoneMeanwhileMakesTheCertificateInvalid() throws InterruptedException {
        FirmwareUpdate update = update();
        roots = List.of();
        assertThat(run(update))
                .containsExactly(
                        "7 Downloading", "7 Downloaded", "7 InvalidSignature", "InvalidFirmwareSigningCertificate");
    }

    @Test
    @Tag("L01.FR.13")
    @Tag("L01.FR.16")
    void timesInTheFutureAreWaitedForAndReported() throws InterruptedException {
        FirmwareUpdate update = update(
                "firmware",
                firmware -> firmware.retrieveDateTime(NOW.plusSeconds(60)).installDateTime(NOW.plusSeconds(3660)),
                null,
                null);
        assertThat(run(update))
                .containsSubsequence(
                        "7 DownloadScheduled",
                        "waits PT1M",
                        "7 Downloading",
                        "7 SignatureVerified",
                        "7 InstallScheduled",
                        "waits PT1H",
                        "7 Installing",
                        "7 Installed");
    }

    @Test
    @Tag("L01.FR.30")
    void downloadIsRepeatedAsOftenAsTheRequestSays() throws InterruptedException {
        station.failures = 2;
        assertThat(run(update("firmware", firmware -> firmware, 2, 30)))
                .startsWith("7 Downloading", "waits PT30S", "waits PT30S", "7 Downloaded")
                .endsWith("FirmwareUpdated");
        station.said.clear();
        station.failures = 3;
        assertThat(run(update("firmware", firmware -> firmware, 2, 0)))
                .containsExactly("7 Downloading", "waits PT1S", "waits PT1S", "7 DownloadFailed");
    }

    @Test
    void addressThatIsNoneFailsAtOnce() throws InterruptedException {
        assertThat(run(update("firmware", firmware -> firmware.location("no address"), 5, 1)))
                .containsExactly("7 Downloading", "7 DownloadFailed");
    }

    @Test
    void failedInstallationIsReported() throws InterruptedException {
        station.broken = true;
        assertThat(run(update())).endsWith("7 Installing", "7 InstallationFailed");
    }

    @Test
    void cancelledUpdateLeavesNothingBehind() {
        station.cancelled = true;
        FirmwareUpdate update =
                update("firmware", firmware -> firmware.installDateTime(NOW.plusSeconds(1)), null, null);
        assertThatThrownBy(() -> update.run(station, folder.resolve("image"))).isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("image")).doesNotExist();
        assertThat(station.said).endsWith("7 InstallScheduled");
    }
}
