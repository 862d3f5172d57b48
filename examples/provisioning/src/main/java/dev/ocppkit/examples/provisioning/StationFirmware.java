package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.FirmwareStatusEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.model.message.UpdateFirmwareResponse;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.firmware.FirmwareResult;
import dev.ocppkit.security.firmware.FirmwareSigningCertificates;
import dev.ocppkit.security.firmware.FirmwareVerifier;
import dev.ocppkit.security.http.FetchPolicy;
import dev.ocppkit.security.http.FileTransfer;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.store.CertificateUse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Signed firmware (L01): nothing is installed that the manufacturer has not signed. */
final class StationFirmware {
    private static final long MAX_BYTES = 64 * 1024 * 1024;

    private final ChargingStation station;
    private final FileTransfer transfer;

    StationFirmware(ChargingStation station, String host) {
        this.station = station;
        // The server of the demonstration is on this computer; a real station has no reason to allow private addresses.
        transfer = new FileTransfer(FetchPolicy.of(host).withPrivateAddresses(), MAX_BYTES);
    }

    void handle(OcppStation endpoint) {
        endpoint.on(UpdateFirmwareRequest.class, (request, context) -> {
            UpdateFirmwareStatusEnum status = FirmwareSigningCertificates.answer(
                    request.firmware().signingCertificate(),
                    request.firmware().signature(),
                    station.certificates.anchors(CertificateUse.MANUFACTURER_ROOT),
                    Instant.now());
            context.afterReply(() -> station.later(() -> {
                if (status == UpdateFirmwareStatusEnum.ACCEPTED) {
                    update(request);
                } else {
                    station.raise(SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE, "UpdateFirmware");
                }
            }));
            return UpdateFirmwareResponse.of(status);
        });
    }

    private void update(UpdateFirmwareRequest request) {
        Path image = station.folder.resolve("firmware.download");
        try {
            report(request, FirmwareStatusEnum.DOWNLOADING);
            transfer.download(URI.create(request.firmware().location()), image);
            report(request, FirmwareStatusEnum.DOWNLOADED);
        } catch (IOException | IllegalArgumentException e) {
            report(request, FirmwareStatusEnum.DOWNLOAD_FAILED);
            return;
        }
        try {
            if (verify(request, image) instanceof FirmwareResult.Valid) {
                report(request, FirmwareStatusEnum.SIGNATURE_VERIFIED);
                install(request, image);
            } else {
                Files.deleteIfExists(image);
                report(request, FirmwareStatusEnum.INVALID_SIGNATURE);
                station.raise(SecurityEventType.INVALID_FIRMWARE_SIGNATURE, "UpdateFirmware");
            }
        } catch (IOException e) {
            report(request, FirmwareStatusEnum.INSTALLATION_FAILED);
        }
    }

    private FirmwareResult verify(UpdateFirmwareRequest request, Path image) throws IOException {
        X509Certificate signer = PemCertificates.read(
                        String.valueOf(request.firmware().signingCertificate()))
                .orThrow()
                .get(0);
        List<X509Certificate> roots = station.certificates.anchors(CertificateUse.MANUFACTURER_ROOT);
        try (InputStream in = Files.newInputStream(image)) {
            return new FirmwareVerifier()
                    .verify(in, String.valueOf(request.firmware().signature()), signer, roots, Instant.now());
        }
    }

    /** A real station writes the image into its inactive slot, and verifies again what it has written. */
    private void install(UpdateFirmwareRequest request, Path image) throws IOException {
        report(request, FirmwareStatusEnum.INSTALLING);
        station.firmwareVersion(Files.readAllLines(image).get(0));
        station.restart(BootReasonEnum.FIRMWARE_UPDATE);
        report(request, FirmwareStatusEnum.INSTALLED);
        station.raise(SecurityEventType.FIRMWARE_UPDATED, "UpdateFirmware");
    }

    private void report(UpdateFirmwareRequest request, FirmwareStatusEnum status) {
        station.transcript.station("firmware " + status.wireName());
        station.callWhenOnline(FirmwareStatusNotificationRequest.builder()
                .status(status)
                .requestId(request.requestId())
                .build());
    }
}
