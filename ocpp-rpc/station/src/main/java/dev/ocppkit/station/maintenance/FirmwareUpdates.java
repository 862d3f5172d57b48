package dev.ocppkit.station.maintenance;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.FirmwareStatusEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.model.message.UpdateFirmwareResponse;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Firmware updates: goes through download, verification and installation, tells the CSMS of each, waits for transactions to
 * end, and boots. A new request takes the place of one that is under way. That the new firmware is installed is told after
 * the boot, also in a new process.
 *
 * <p>Retries of the request are up to the installer. Spec: OCPP 2.1 Part 2, L01, L02.
 */
public final class FirmwareUpdates {
    private static final Duration WHILE_BUSY = Duration.ofSeconds(1);
    private static final String INSTALLED = "firmware.installed";

    private final StationContext context;
    private final Transactions transactions;
    private final FirmwareInstaller installer;
    private FirmwareStatusEnum status = FirmwareStatusEnum.IDLE;
    private @Nullable UpdateFirmwareRequest request;

    /**
     * Adds the handler of UpdateFirmware.
     *
     * @param context where the block lives
     * @param transactions the transactions that a boot waits for
     * @param installer does the work
     */
    public FirmwareUpdates(StationContext context, Transactions transactions, FirmwareInstaller installer) {
        this.context = context;
        this.transactions = transactions;
        this.installer = installer;
        context.on(UpdateFirmwareRequest.class, this::update);
        context.listen(new StationContext.Lifecycle() {
            @Override
            public void started() {
                booted();
            }

            @Override
            public void rebooted() {
                booted();
            }
        });
    }

    private UpdateFirmwareResponse update(UpdateFirmwareRequest asked) {
        if (!Urls.isUsable(asked.firmware().location())) {
            return UpdateFirmwareResponse.builder()
                    .status(UpdateFirmwareStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("InvalidURL"))
                    .build();
        }
        boolean running = request != null;
        request = asked;
        context.afterReply(() -> at(
                asked,
                asked.firmware().retrieveDateTime(),
                FirmwareStatusEnum.DOWNLOAD_SCHEDULED,
                () -> download(asked)));
        return UpdateFirmwareResponse.of(
                running ? UpdateFirmwareStatusEnum.ACCEPTED_CANCELED : UpdateFirmwareStatusEnum.ACCEPTED);
    }

    /** Whether no other request has come meanwhile. */
    private boolean isCurrent(UpdateFirmwareRequest asked) {
        return request != null && request.requestId() == asked.requestId();
    }

    /** Does something when its time has come, and tells the CSMS if it has to wait for it. */
    private void at(UpdateFirmwareRequest asked, @Nullable Instant time, FirmwareStatusEnum scheduled, Runnable task) {
        Duration wait = time == null ? Duration.ZERO : Duration.between(context.now(), time);
        if (wait.toSeconds() <= 0) {
            task.run();
            return;
        }
        tell(asked, scheduled);
        context.after(wait, () -> {
            if (isCurrent(asked)) {
                task.run();
            }
        });
    }

    private void download(UpdateFirmwareRequest asked) {
        Firmware firmware = asked.firmware();
        tell(asked, FirmwareStatusEnum.DOWNLOADING);
        then(asked, installer.download(firmware), FirmwareStatusEnum.DOWNLOAD_FAILED, () -> {
            tell(asked, FirmwareStatusEnum.DOWNLOADED);
            if (firmware.signature() == null) {
                schedule(asked);
            } else {
                then(asked, installer.verify(firmware), FirmwareStatusEnum.INVALID_SIGNATURE, () -> {
                    tell(asked, FirmwareStatusEnum.SIGNATURE_VERIFIED);
                    schedule(asked);
                });
            }
        });
    }

    private void schedule(UpdateFirmwareRequest asked) {
        at(asked, asked.firmware().installDateTime(), FirmwareStatusEnum.INSTALL_SCHEDULED, () -> install(asked));
    }

    private void install(UpdateFirmwareRequest asked) {
        tell(asked, FirmwareStatusEnum.INSTALLING);
        then(asked, installer.install(asked.firmware()), FirmwareStatusEnum.INSTALLATION_FAILED, () -> {
            tell(asked, FirmwareStatusEnum.INSTALL_REBOOTING);
            boot(asked);
        });
    }

    /** Goes on after a step, unless another request has come meanwhile. */
    private void then(
            UpdateFirmwareRequest asked, CompletionStage<Boolean> step, FirmwareStatusEnum failure, Runnable next) {
        var unused = step.exceptionally(failed -> false)
                .thenAccept(good -> context.after(Duration.ZERO, () -> {
                    if (isCurrent(asked) && good) {
                        next.run();
                    } else if (isCurrent(asked)) {
                        tell(asked, failure);
                        request = null;
                    }
                }));
    }

    private void boot(UpdateFirmwareRequest asked) {
        if (!isCurrent(asked)) {
            return;
        }
        if (!transactions.all().isEmpty()) {
            context.after(WHILE_BUSY, () -> boot(asked));
            return;
        }
        context.store().put(INSTALLED, Integer.toString(asked.requestId()));
        context.store().commit();
        context.after(WHILE_BUSY, () -> context.reboot(BootReasonEnum.FIRMWARE_UPDATE));
    }

    private void booted() {
        request = null;
        Optional<Integer> installed = context.store().get(INSTALLED).map(Integer::valueOf);
        installed.ifPresent(id -> context.afterOnline(() -> {
            send(FirmwareStatusEnum.INSTALLED, id);
            context.store().remove(INSTALLED);
            context.store().commit();
        }));
    }

    private void tell(UpdateFirmwareRequest asked, FirmwareStatusEnum now) {
        status = now;
        send(now, asked.requestId());
    }

    private void send(FirmwareStatusEnum now, @Nullable Integer requestId) {
        context.send(FirmwareStatusNotificationRequest.builder()
                .status(now)
                .requestId(requestId)
                .build());
    }

    /** Tells the CSMS how the update stands because it asked for it; Idle if there is none (L01.FR.20, F06). */
    public void tell() {
        if (request == null) {
            send(FirmwareStatusEnum.IDLE, null);
        } else {
            send(status, request.requestId());
        }
    }
}
