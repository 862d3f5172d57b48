package dev.ocppkit.security.firmware;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.enumeration.FirmwareStatusEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.ChainResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secure firmware update of a charging station: answers the request, then waits for its times, downloads, verifies and installs,
 * and reports each step in the order of the specification. Nothing is installed that the manufacturer has not signed.
 *
 * <pre>{@code
 * station.on(UpdateFirmwareRequest.class, (request, context) -> {
 *     FirmwareUpdate update = new FirmwareUpdate(request, manufacturerRoots, clock);
 *     context.afterReply(() -> executor.submit(() -> {
 *         update.run(device, image);
 *         return null;
 *     }));
 *     return UpdateFirmwareResponse.of(update.answer());
 * });
 * }</pre>
 *
 * <p>Not done here: waiting for the end of transactions (L01.FR.06, L01.FR.07, which {@link Device#install} can do), deciding which of
 * two updates goes on (L01.FR.24; interrupt the thread to cancel one), updates that go on after a restart of the program, and versions
 * (see {@link RollbackGuard}).
 *
 * <p>An update is run once, by one thread; {@link #answer} may be called by another one.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.FR.01 to L01.FR.05, L01.FR.10 to L01.FR.13, L01.FR.16, L01.FR.20 to L01.FR.22, L01.FR.28, L01.FR.30,
 * L01.FR.31.
 */
public final class FirmwareUpdate {
    private static final Duration DEFAULT_RETRY = Duration.ofMinutes(1);

    private final UpdateFirmwareRequest request;
    private final Supplier<? extends Collection<X509Certificate>> manufacturerRoots;
    private final Clock clock;
    private final UpdateFirmwareStatusEnum answer;

    /** What the charging station does in the course of an update. */
    public interface Device {
        /**
         * Sends a status to the CSMS.
         *
         * @param status the status with the id of the request
         */
        void report(FirmwareStatusNotificationRequest status);

        /**
         * Raises a security event.
         *
         * @param event InvalidFirmwareSigningCertificate, InvalidFirmwareSignature or FirmwareUpdated
         */
        void raise(SecurityEventType event);

        /**
         * Waits until a time has come. Sleeps unless it is overridden, for instance for a clock of the station's own.
         *
         * @param time in the future
         * @throws InterruptedException if the update is cancelled
         */
        default void waitUntil(Instant time) throws InterruptedException {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
        }

        /**
         * Downloads the image, within limits on hosts, size and time: the address came from the CSMS.
         *
         * @param location where from
         * @param image where to
         * @throws IOException if there is nothing to be had; it may be tried again
         */
        void download(URI location, Path image) throws IOException;

        /**
         * Installs and activates the image, and returns when it runs. A file can be exchanged after it was verified: compare what
         * is installed with the hash.
         *
         * @param image the image
         * @param sha256 the SHA-256 of what was verified, in hexadecimal
         * @throws IOException if it cannot be installed
         */
        void install(Path image, String sha256) throws IOException;
    }

    /**
     * Judges a request.
     *
     * @param request the request
     * @param manufacturerRoots the installed manufacturer root certificates, asked again when the image is there
     * @param clock tells the time
     */
    public FirmwareUpdate(
            UpdateFirmwareRequest request,
            Supplier<? extends Collection<X509Certificate>> manufacturerRoots,
            Clock clock) {
        this.request = Objects.requireNonNull(request, "request");
        this.manufacturerRoots = Objects.requireNonNull(manufacturerRoots, "manufacturerRoots");
        this.clock = Objects.requireNonNull(clock, "clock");
        Firmware firmware = request.firmware();
        answer = FirmwareSigningCertificates.answer(
                firmware.signingCertificate(), firmware.signature(), manufacturerRoots.get(), clock.instant());
    }

    /**
     * Returns the status to answer with.
     *
     * @return Accepted, InvalidCertificate, or Rejected if the firmware is not signed
     */
    public UpdateFirmwareStatusEnum answer() {
        return answer;
    }

    /**
     * Does what the request asks, after it was answered; blocks until the end. If it was not accepted, only a security event is raised.
     *
     * @param device does the steps
     * @param image where to put the image; it is deleted in the end
     * @throws InterruptedException if the update is cancelled while it waits
     */
    public void run(Device device, Path image) throws InterruptedException {
        try {
            if (answer == UpdateFirmwareStatusEnum.INVALID_CERTIFICATE) {
                device.raise(SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE);
            } else if (answer == UpdateFirmwareStatusEnum.ACCEPTED && download(device, image)) {
                install(device, image);
            }
        } finally {
            boolean unused = image.toFile().delete();
        }
    }

    private boolean download(Device device, Path image) throws InterruptedException {
        waitUntil(request.firmware().retrieveDateTime(), FirmwareStatusEnum.DOWNLOAD_SCHEDULED, device);
        report(device, FirmwareStatusEnum.DOWNLOADING);
        Optional<URI> location =
                Guard.attempt(() -> URI.create(request.firmware().location()));
        int retries = location.isEmpty() || request.retries() == null ? 0 : request.retries();
        boolean done = location.isPresent() && attempt(device, location.get(), image);
        for (int retry = 0; !done && retry < retries; retry++) {
            device.waitUntil(clock.instant().plus(pause()));
            done = attempt(device, location.orElseThrow(), image);
        }
        report(device, done ? FirmwareStatusEnum.DOWNLOADED : FirmwareStatusEnum.DOWNLOAD_FAILED);
        return done;
    }

    private static boolean attempt(Device device, URI location, Path image) {
        try {
            device.download(location, image);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** An interval of 0 would be a loop without rest. */
    private Duration pause() {
        Integer seconds = request.retryInterval();
        return seconds == null ? DEFAULT_RETRY : Duration.ofSeconds(Math.max(1, seconds));
    }

    private void install(Device device, Path image) throws InterruptedException {
        try {
            FirmwareResult result = verify(image);
            if (result instanceof FirmwareResult.Invalid invalid) {
                refuse(device, invalid.reason());
                return;
            }
            report(device, FirmwareStatusEnum.SIGNATURE_VERIFIED);
            waitUntil(request.firmware().installDateTime(), FirmwareStatusEnum.INSTALL_SCHEDULED, device);
            report(device, FirmwareStatusEnum.INSTALLING);
            device.install(image, ((FirmwareResult.Valid) result).sha256());
            report(device, FirmwareStatusEnum.INSTALLED);
            device.raise(SecurityEventType.FIRMWARE_UPDATED);
        } catch (IOException e) {
            report(device, FirmwareStatusEnum.INSTALLATION_FAILED);
        }
    }

    /** The certificate is checked again: it may have expired, or its root may be gone, since the request was answered. */
    private FirmwareResult verify(Path image) throws IOException {
        String pem = Objects.requireNonNull(request.firmware().signingCertificate());
        String signature = Objects.requireNonNull(request.firmware().signature());
        ChainResult signer = FirmwareSigningCertificates.check(pem, manufacturerRoots.get(), clock.instant());
        if (!(signer instanceof ChainResult.Valid valid)) {
            return new FirmwareResult.Invalid(FirmwareReason.INVALID_CERTIFICATE, "certificate");
        }
        try (InputStream in = Files.newInputStream(image)) {
            return new FirmwareVerifier().verifySignature(in, signature, valid.leaf());
        }
    }

    /** There is no firmware status for a certificate; the security event makes the difference. */
    private void refuse(Device device, FirmwareReason reason) {
        report(device, FirmwareStatusEnum.INVALID_SIGNATURE);
        device.raise(
                reason == FirmwareReason.INVALID_CERTIFICATE
                        ? SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE
                        : SecurityEventType.INVALID_FIRMWARE_SIGNATURE);
    }

    private void waitUntil(@Nullable Instant time, FirmwareStatusEnum status, Device device)
            throws InterruptedException {
        if (time != null && clock.instant().isBefore(time)) {
            report(device, status);
            device.waitUntil(time);
        }
    }

    private void report(Device device, FirmwareStatusEnum status) {
        device.report(FirmwareStatusNotificationRequest.builder()
                .status(status)
                .requestId(request.requestId())
                .build());
    }
}
