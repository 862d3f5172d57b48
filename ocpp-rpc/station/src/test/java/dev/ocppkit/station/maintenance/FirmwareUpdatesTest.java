package dev.ocppkit.station.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.datatype.LogParameters;
import dev.ocppkit.model.enumeration.BootReasonEnum;
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
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import java.time.Duration;
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

    private final FirmwareUpdates updates =
            new FirmwareUpdates(bench.context, bench.transactions, new FirmwareInstaller() {
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
    void aFailureEndsTheUpdateAndIdleHasNoRequestId() {
        downloaded = CompletableFuture.failedFuture(new IllegalStateException("no route"));
        update(4, firmware());
        updates.tell();
        assertThat(told())
                .containsExactly(
                        FirmwareStatusEnum.DOWNLOADING, FirmwareStatusEnum.DOWNLOAD_FAILED, FirmwareStatusEnum.IDLE);
        assertThat(bench.context
                        .sent(FirmwareStatusNotificationRequest.class)
                        .get(2)
                        .requestId())
                .isNull();
    }

    @Test
    void aWrongSignatureIsNotInstalled() {
        genuine = false;
        update(4, firmware().signingCertificate("c").signature("s"));
        bench.context.pass(9);
        assertThat(told()).endsWith(FirmwareStatusEnum.INVALID_SIGNATURE);
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
        new LogUploads(bench.context, new LogUploader() {
            @Override
            public Set<LogEnum> kinds() {
                return Set.of(LogEnum.DIAGNOSTICS_LOG);
            }

            @Override
            public CompletionStage<UploadLogStatusEnum> upload(GetLogRequest request, String fileName) {
                return upload;
            }
        });
        assertThat(log(LogEnum.SECURITY_LOG)).isEqualTo(LogStatusEnum.REJECTED);
        assertThat(log(LogEnum.DIAGNOSTICS_LOG)).isEqualTo(LogStatusEnum.ACCEPTED);
        upload.complete(UploadLogStatusEnum.PERMISSION_DENIED);
        bench.context.runDue();
        assertThat(bench.context.sent(LogStatusNotificationRequest.class))
                .extracting(LogStatusNotificationRequest::status)
                .containsExactly(UploadLogStatusEnum.UPLOADING, UploadLogStatusEnum.PERMISSION_DENIED);
    }

    private LogStatusEnum log(LogEnum type) {
        return bench.context
                .ask(GetLogRequest.builder()
                        .logType(type)
                        .requestId(1)
                        .log(LogParameters.of("https://files.example/logs"))
                        .build())
                .status();
    }
}
