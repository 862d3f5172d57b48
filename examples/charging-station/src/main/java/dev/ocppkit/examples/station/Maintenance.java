package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Firmware updates, logs and customer information (L01, N01, N09). Nothing is downloaded or uploaded: the station only
 * goes through the statuses that the CSMS would see.
 */
final class Maintenance {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "sftp");
    private static final double STEP_SECONDS = 1;

    private final Station station;
    private FirmwareStatusEnum firmware = FirmwareStatusEnum.IDLE;
    private Integer firmwareRequest;
    private UploadLogStatusEnum log = UploadLogStatusEnum.IDLE;
    private Integer logRequest;

    Maintenance(Station station) {
        this.station = station;
        station.on(UpdateFirmwareRequest.class, this::updateFirmware);
        station.on(GetLogRequest.class, this::getLog);
        station.on(CustomerInformationRequest.class, this::customerInformation);
    }

    private UpdateFirmwareResponse updateFirmware(UpdateFirmwareRequest request) {
        boolean running = firmware != FirmwareStatusEnum.IDLE;
        if (!isUrl(request.firmware().location())) {
            return UpdateFirmwareResponse.builder()
                    .status(UpdateFirmwareStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("InvalidURL"))
                    .build();
        }
        firmwareRequest = request.requestId();
        boolean signed = request.firmware().signature() != null;
        List<FirmwareStatusEnum> steps = signed
                ? List.of(
                        FirmwareStatusEnum.DOWNLOADING,
                        FirmwareStatusEnum.DOWNLOADED,
                        FirmwareStatusEnum.SIGNATURE_VERIFIED,
                        FirmwareStatusEnum.INSTALLING,
                        FirmwareStatusEnum.INSTALL_REBOOTING)
                : List.of(
                        FirmwareStatusEnum.DOWNLOADING,
                        FirmwareStatusEnum.DOWNLOADED,
                        FirmwareStatusEnum.INSTALLING,
                        FirmwareStatusEnum.INSTALL_REBOOTING);
        long wait = Duration.between(station.now(), request.firmware().retrieveDateTime())
                .toSeconds();
        if (wait > 0) {
            station.afterReply(() -> firmware(FirmwareStatusEnum.DOWNLOAD_SCHEDULED));
        }
        station.after(Math.max(0, wait) + STEP_SECONDS, () -> step(request, steps, 0));
        return UpdateFirmwareResponse.of(
                running ? UpdateFirmwareStatusEnum.ACCEPTED_CANCELED : UpdateFirmwareStatusEnum.ACCEPTED);
    }

    private void step(UpdateFirmwareRequest request, List<FirmwareStatusEnum> steps, int at) {
        if (firmwareRequest == null || firmwareRequest != request.requestId()) {
            return;
        }
        if (at < steps.size()) {
            firmware(steps.get(at));
            station.after(STEP_SECONDS, () -> step(request, steps, at + 1));
        } else if (station.transactions.ids().findAny().isPresent()) {
            station.after(STEP_SECONDS, () -> step(request, steps, at));
        } else {
            station.model.set("ChargingStation.FirmwareVersion", "1.0." + request.requestId());
            station.reboot(BootReasonEnum.FIRMWARE_UPDATE);
            station.afterOnline(() -> {
                firmware(FirmwareStatusEnum.INSTALLED);
                firmware = FirmwareStatusEnum.IDLE;
                firmwareRequest = null;
            });
        }
    }

    private void firmware(FirmwareStatusEnum status) {
        firmware = status;
        tellFirmware();
    }

    void tellFirmware() {
        station.send(FirmwareStatusNotificationRequest.builder()
                .status(firmware)
                .requestId(firmware == FirmwareStatusEnum.IDLE ? null : firmwareRequest)
                .build());
    }

    private GetLogResponse getLog(GetLogRequest request) {
        if (request.logType() == LogEnum.DATA_COLLECTOR_LOG
                || !isUrl(request.log().remoteLocation())) {
            return GetLogResponse.of(LogStatusEnum.REJECTED);
        }
        boolean running = log != UploadLogStatusEnum.IDLE;
        logRequest = request.requestId();
        station.afterReply(() -> log(UploadLogStatusEnum.UPLOADING));
        station.after(STEP_SECONDS, () -> {
            if (logRequest != null && logRequest == request.requestId()) {
                log(UploadLogStatusEnum.UPLOADED);
                log = UploadLogStatusEnum.IDLE;
            }
        });
        return GetLogResponse.builder()
                .status(running ? LogStatusEnum.ACCEPTED_CANCELED : LogStatusEnum.ACCEPTED)
                .filename(request.logType().wireName() + "-" + request.requestId() + ".log")
                .build();
    }

    private void log(UploadLogStatusEnum status) {
        log = status;
        tellLog();
    }

    void tellLog() {
        station.send(LogStatusNotificationRequest.builder()
                .status(log)
                .requestId(log == UploadLogStatusEnum.IDLE ? null : logRequest)
                .build());
    }

    private CustomerInformationResponse customerInformation(CustomerInformationRequest request) {
        if (!request.report() && !request.clear()) {
            return CustomerInformationResponse.of(CustomerInformationStatusEnum.REJECTED);
        }
        String data = "The station keeps no information about customers beyond its cache.";
        station.afterReply(() -> station.send(NotifyCustomerInformationRequest.builder()
                .data(request.report() ? data : "cleared")
                .seqNo(0)
                .generatedAt(station.now())
                .requestId(request.requestId())
                .build()));
        return CustomerInformationResponse.of(CustomerInformationStatusEnum.ACCEPTED);
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
