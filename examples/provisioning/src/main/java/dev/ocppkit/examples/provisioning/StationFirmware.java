package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.model.message.UpdateFirmwareResponse;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.firmware.FirmwareUpdate;
import dev.ocppkit.security.http.FetchPolicy;
import dev.ocppkit.security.http.FileTransfer;
import dev.ocppkit.security.store.CertificateUse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Signed firmware (L01): {@link FirmwareUpdate} says what comes when, and this is how the station does it. */
final class StationFirmware implements FirmwareUpdate.Device {
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
            FirmwareUpdate update = new FirmwareUpdate(
                    request, () -> station.certificates.anchors(CertificateUse.MANUFACTURER_ROOT), Clock.systemUTC());
            context.afterReply(
                    () -> station.later(() -> update.run(this, Files.createTempFile("firmware", ".download"))));
            return UpdateFirmwareResponse.of(update.answer());
        });
    }

    @Override
    public void report(FirmwareStatusNotificationRequest status) {
        station.transcript.station("firmware " + status.status().wireName());
        station.callWhenOnline(status);
    }

    @Override
    public void raise(SecurityEventType event) {
        station.raise(event, "UpdateFirmware");
    }

    @Override
    public void download(URI location, Path image) throws IOException {
        transfer.download(location, image);
    }

    /** A real station writes the image into its inactive slot, and compares the hash of what it has written. */
    @Override
    public void install(Path image, String sha256) throws IOException {
        station.firmwareVersion = Files.readAllLines(image).get(0);
        station.restart(BootReasonEnum.FIRMWARE_UPDATE);
    }
}
