package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.enumeration.LogEnum;
import dev.ocppkit.model.enumeration.UploadLogStatusEnum;
import dev.ocppkit.model.message.GetLogRequest;
import dev.ocppkit.station.maintenance.FirmwareInstaller;
import dev.ocppkit.station.maintenance.LogUploader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Stands in for downloads, installations and uploads: nothing is fetched or sent, and every step takes a second. */
final class Workshop implements FirmwareInstaller, LogUploader {
    private final Runnable installed;

    /** Makes a workshop that tells when firmware was installed, to be started at the next boot. */
    Workshop(Runnable installed) {
        this.installed = installed;
    }

    private static <T> CompletionStage<T> soon(T result) {
        return CompletableFuture.supplyAsync(() -> result, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    @Override
    public CompletionStage<Boolean> download(Firmware firmware) {
        return soon(true);
    }

    @Override
    public CompletionStage<Boolean> verify(Firmware firmware) {
        return soon(true);
    }

    @Override
    public CompletionStage<Boolean> install(Firmware firmware) {
        installed.run();
        return soon(true);
    }

    @Override
    public Set<LogEnum> kinds() {
        return Set.of(LogEnum.DIAGNOSTICS_LOG, LogEnum.SECURITY_LOG);
    }

    @Override
    public CompletionStage<UploadLogStatusEnum> upload(GetLogRequest request, String fileName) {
        return soon(UploadLogStatusEnum.UPLOADED);
    }
}
