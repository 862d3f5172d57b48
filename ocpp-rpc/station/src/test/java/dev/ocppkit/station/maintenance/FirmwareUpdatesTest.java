package dev.ocppkit.station.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.datatype.LogParameters;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.enumeration.FirmwareStatusEnum;
import dev.ocppkit.model.enumeration.LogEnum;
import dev.ocppkit.model.enumeration.LogStatusEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.enumeration.UploadLogStatusEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.GetLogRequest;
import dev.ocppkit.model.message.LogStatusNotificationRequest;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirmwareUpdatesTest {
    private final Bench bench = new Bench();
    private CompletionStage<Boolean> downloaded = CompletableFuture.completedFuture(true);
    private boolean genuine = true;
    private CompletionStage<UploadLogStatusEnum> uploaded = new CompletableFuture<>();

    private final FirmwareUpdates updates =
            new FirmwareUpdates(bench.context, bench.transactions, new FirmwareInstaller() {
                @Override
                public boolean trusts(String signingCertificate) {
                    return signingCertificate.equals("c");
                }

                @Override
                public CompletionStage<Boolean> download(Firmware firmware) {
                    return downloaded;
                }

                @Override
                public CompletionStage<Boolean> verify(Firmware firmware) {
                    return CompletableFuture.completedFuture(genuine);
                }

                @Override
                public CompletionStage<Boolean> install(Firmware firmware) {
                    return CompletableFuture.completedFuture(true);
                }
            });

    private UpdateFirmwareStatusEnum update(int id, Firmware.Builder firmware) {
        UpdateFirmwareStatusEnum status = bench.context
                .ask(UpdateFirmwareRequest.builder()
                        .requestId(id)
                        .firmware(firmware.build())
                        .build())
                .status();
        bench.context.runDue();
        return status;
    }

    private Firmware.Builder firmware() {
        return Firmware.builder().location("https://files.example/1.bin").retrieveDateTime(bench.context.now());
    }

    private List<FirmwareStatusEnum> told() {
        return bench.context.sent(FirmwareStatusNotificationRequest.class).stream()
                .map(FirmwareStatusNotificationRequest::status)
                .toList();
    }

    @Test
    @Tag("L02.FR.01")
    void anUpdateGoesThroughItsStatusesAndTellsOfTheEndAfterTheBoot() {
        OngoingTransaction transaction =
                bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        assertThat(update(4, firmware())).isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED);
        bench.context.pass(5);
        assertThat(bench.context.reboots).isEmpty();
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        bench.context.pass(3);
        assertThat(bench.context.reboots).containsExactly(BootReasonEnum.FIRMWARE_UPDATE);
        bench.context.comeOnline(Duration.ofSeconds(9));
        assertThat(told())
                .containsExactly(
                        FirmwareStatusEnum.DOWNLOADING,
                        FirmwareStatusEnum.DOWNLOADED,
                        FirmwareStatusEnum.INSTALLING,
                        FirmwareStatusEnum.INSTALL_REBOOTING,
                        FirmwareStatusEnum.INSTALLED);
        assertThat(bench.context.sent(FirmwareStatusNotificationRequest.class))
                .allMatch(request -> request.requestId() == 4);
    }

    @Test
    @Tag("L01.FR.20")
    @Tag("L01.FR.25")
    @Tag("L01.FR.26")
    void aTriggerTellsTheLastStatusAndIdleAfterTheInstallation() {
        updates.tell();
        downloaded = CompletableFuture.failedFuture(new IllegalStateException("no route"));
        update(4, firmware());
        updates.tell();
        downloaded = CompletableFuture.completedFuture(true);
        update(5, firmware());
        bench.context.pass(3);
        bench.context.comeOnline(Duration.ofSeconds(9));
        updates.tell();
        assertThat(told())
                .startsWith(
                        FirmwareStatusEnum.IDLE,
                        FirmwareStatusEnum.DOWNLOADING,
                        FirmwareStatusEnum.DOWNLOAD_FAILED,
                        FirmwareStatusEnum.DOWNLOAD_FAILED)
                .endsWith(FirmwareStatusEnum.INSTALLED, FirmwareStatusEnum.IDLE);
        assertThat(bench.context.sent(FirmwareStatusNotificationRequest.class))
                .filteredOn(each -> each.status() == FirmwareStatusEnum.IDLE)
                .allMatch(each -> each.requestId() == null);
    }

    @Test
    @Tag("L01.FR.24")
    void theSameRequestOnceMoreCancelsTheFirstOne() {
        Instant later = bench.context.now().plusSeconds(60);
        assertThat(update(4, firmware().retrieveDateTime(later))).isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED);
        assertThat(update(4, firmware().retrieveDateTime(later))).isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED_CANCELED);
        bench.context.pass(70);
        assertThat(told()).containsOnlyOnce(FirmwareStatusEnum.DOWNLOADING);
    }

    private List<String> securityEvents() {
        return bench.context.sent(SecurityEventNotificationRequest.class).stream()
                .map(SecurityEventNotificationRequest::type)
                .toList();
    }

    @Test
    @Tag("L01.FR.31")
    void newFirmwareIsASecurityEvent() {
        update(4, firmware());
        bench.context.pass(3);
        assertThat(securityEvents()).isEmpty();
        bench.context.comeOnline(Duration.ofSeconds(9));
        assertThat(securityEvents()).containsExactly("FirmwareUpdated");
    }

    @Test
    @Tag("L01.FR.02")
    @Tag("L01.FR.22")
    void aCertificateThatIsNotTrustedIsRefusedBeforeTheDownload() {
        assertThat(update(4, firmware().signingCertificate("other").signature("s")))
                .isEqualTo(UpdateFirmwareStatusEnum.INVALID_CERTIFICATE);
        assertThat(told()).isEmpty();
        assertThat(securityEvents()).containsExactly("InvalidFirmwareSigningCertificate");
    }

    @Test
    @Tag("L01.FR.07")
    @Tag("L01.FR.33")
    void whileInstalledFirmwareWaitsForATransactionNoOtherBegins() {
        Availability availability = new Availability(bench.context, bench.model, bench.evses, bench.transactions);
        availability.closeWhile(evse -> updates.isWaiting());
        bench.context.comeOnline(Duration.ofSeconds(1));
        bench.first.pluggedIn = true;
        OngoingTransaction transaction =
                bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        update(4, firmware());
        bench.context.pass(2);
        assertThat(availability.isFree(2)).isFalse();
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.OCCUPIED);
        assertThat(availability.status(2)).isEqualTo(ConnectorStatusEnum.UNAVAILABLE);
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        bench.context.pass(3);
        bench.context.comeOnline(Duration.ofSeconds(1));
        assertThat(bench.context.sent(StatusNotificationRequest.class))
                .filteredOn(each -> each.evseId() == 2)
                .extracting(StatusNotificationRequest::connectorStatus)
                .startsWith(ConnectorStatusEnum.AVAILABLE, ConnectorStatusEnum.UNAVAILABLE)
                .endsWith(ConnectorStatusEnum.AVAILABLE);
    }

    @Test
    @Tag("L01.FR.03")
    void aWrongSignatureIsNotInstalled() {
        genuine = false;
        update(4, firmware().signingCertificate("c").signature("s"));
        bench.context.pass(9);
        assertThat(told()).endsWith(FirmwareStatusEnum.INVALID_SIGNATURE);
        assertThat(securityEvents()).containsExactly("InvalidFirmwareSignature");
        assertThat(bench.context.reboots).isEmpty();
    }

    @Test
    void aNewRequestTakesThePlaceOfOneThatWaits() {
        update(4, firmware().retrieveDateTime(bench.context.now().plusSeconds(3)));
        assertThat(update(5, firmware().retrieveDateTime(bench.context.now().plusSeconds(5))))
                .isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED_CANCELED);
        bench.context.pass(9);
        assertThat(bench.context.sent(FirmwareStatusNotificationRequest.class).stream()
                        .filter(each -> each.status() == FirmwareStatusEnum.DOWNLOADING)
                        .map(FirmwareStatusNotificationRequest::requestId))
                .containsExactly(5);
        assertThat(update(6, firmware().location("file:/etc/passwd"))).isEqualTo(UpdateFirmwareStatusEnum.REJECTED);
    }

    @Test
    @Tag("N01.FR.02")
    void aLogIsUploadedAndItsEndIsTold() {
        CompletableFuture<UploadLogStatusEnum> upload = new CompletableFuture<>();
        uploaded = upload;
        logUploads();
        assertThat(log(1, LogEnum.SECURITY_LOG)).isEqualTo(LogStatusEnum.REJECTED);
        assertThat(log(1, LogEnum.DIAGNOSTICS_LOG)).isEqualTo(LogStatusEnum.ACCEPTED);
        upload.complete(UploadLogStatusEnum.PERMISSION_DENIED);
        bench.context.runDue();
        assertThat(bench.context.sent(LogStatusNotificationRequest.class))
                .extracting(LogStatusNotificationRequest::status)
                .containsExactly(UploadLogStatusEnum.UPLOADING, UploadLogStatusEnum.PERMISSION_DENIED);
    }

    @Test
    @Tag("N01.FR.20")
    void theEndOfAnUploadForWhichAnotherIsMadeIsTold() {
        logUploads();
        assertThat(log(1, LogEnum.DIAGNOSTICS_LOG)).isEqualTo(LogStatusEnum.ACCEPTED);
        assertThat(log(2, LogEnum.DIAGNOSTICS_LOG)).isEqualTo(LogStatusEnum.ACCEPTED_CANCELED);
        assertThat(bench.context.sent(LogStatusNotificationRequest.class))
                .extracting(LogStatusNotificationRequest::status, LogStatusNotificationRequest::requestId)
                .containsExactly(
                        tuple(UploadLogStatusEnum.UPLOADING, 1),
                        tuple(UploadLogStatusEnum.ACCEPTED_CANCELED, 1),
                        tuple(UploadLogStatusEnum.UPLOADING, 2));
    }

    private void logUploads() {
        new LogUploads(bench.context, new LogUploader() {
            @Override
            public Set<LogEnum> kinds() {
                return Set.of(LogEnum.DIAGNOSTICS_LOG);
            }

            @Override
            public CompletionStage<UploadLogStatusEnum> upload(GetLogRequest request, String fileName) {
                return uploaded;
            }
        });
    }

    private LogStatusEnum log(int id, LogEnum type) {
        return bench.context
                .ask(GetLogRequest.builder()
                        .logType(type)
                        .requestId(id)
                        .log(LogParameters.of("https://files.example/logs"))
                        .build())
                .status();
    }
}
