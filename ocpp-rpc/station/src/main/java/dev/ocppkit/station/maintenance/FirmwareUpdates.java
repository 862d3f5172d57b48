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
    private FirmwareStatusNotificationRequest last = FirmwareStatusNotificationRequest.of(FirmwareStatusEnum.IDLE);
    private @Nullable UpdateFirmwareRequest request;
    private boolean waiting;

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
        String certificate = asked.firmware().signingCertificate();
        if (certificate != null && !installer.trusts(certificate)) {
            context.afterReply(() -> context.raise("InvalidFirmwareSigningCertificate"));
            return UpdateFirmwareResponse.of(UpdateFirmwareStatusEnum.INVALID_CERTIFICATE);
        }
        boolean running = request != null;
        waiting = false;
        request = asked;
        context.afterReply(() -> at(
                asked,
                asked.firmware().retrieveDateTime(),
                FirmwareStatusEnum.DOWNLOAD_SCHEDULED,
                () -> download(asked)));
        return UpdateFirmwareResponse.of(
                running ? UpdateFirmwareStatusEnum.ACCEPTED_CANCELED : UpdateFirmwareStatusEnum.ACCEPTED);
    }

    /** Whether no other request has come meanwhile, be it one with the same content. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isCurrent(UpdateFirmwareRequest asked) {
        return asked == request;
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
                        if (failure == FirmwareStatusEnum.INVALID_SIGNATURE) {
                            context.raise("InvalidFirmwareSignature");
                        }
                    }
                }));
    }

    private void boot(UpdateFirmwareRequest asked) {
        if (!isCurrent(asked)) {
            return;
        }
        waiting = !transactions.all().isEmpty();
        if (waiting) {
            context.after(WHILE_BUSY, () -> boot(asked));
            return;
        }
        context.store().put(INSTALLED, Integer.toString(asked.requestId()));
        context.store().commit();
        context.after(WHILE_BUSY, () -> context.reboot(BootReasonEnum.FIRMWARE_UPDATE));
    }

    private void booted() {
        request = null;
        waiting = false;
        Optional<Integer> installed = context.store().get(INSTALLED).map(Integer::valueOf);
        installed.ifPresent(id -> context.afterOnline(() -> {
            send(FirmwareStatusEnum.INSTALLED, id);
            context.raise("FirmwareUpdated");
            context.store().remove(INSTALLED);
            context.store().commit();
        }));
    }

    private void tell(UpdateFirmwareRequest asked, FirmwareStatusEnum now) {
        send(now, asked.requestId());
    }

    private void send(FirmwareStatusEnum now, @Nullable Integer requestId) {
        last = FirmwareStatusNotificationRequest.builder()
                .status(now)
                .requestId(requestId)
                .build();
        context.send(last);
    }

    /** Tells the CSMS the last status because it asked for it; Idle after the end of an update (L01.FR.25, L01.FR.26). */
    public void tell() {
        if (last.status() == FirmwareStatusEnum.INSTALLED) {
            send(FirmwareStatusEnum.IDLE, null);
        } else {
            context.send(last);
        }
    }

    /**
     * Tells whether installed firmware waits for transactions to end; no EVSE is to begin to charge meanwhile.
     *
     * @return whether the station boots as soon as it is idle (L01.FR.33)
     */
    public boolean isWaiting() {
        return waiting;
    }
}
