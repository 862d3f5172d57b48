package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.enumeration.LogEnum;
import dev.ocppkit.model.enumeration.UploadLogStatusEnum;
import dev.ocppkit.model.message.GetLogRequest;
import dev.ocppkit.security.firmware.FirmwareSigningCertificates;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemResult;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.station.maintenance.FirmwareInstaller;
import dev.ocppkit.station.maintenance.LogUploader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Stands in for downloads, installations and uploads: nothing is fetched or sent, and every step takes a second. */
final class Workshop implements FirmwareInstaller, LogUploader {
    private final CertificateStore roots;
    private final Runnable installed;

    /** Makes a workshop that tells when firmware was installed, to be started at the next boot. */
    Workshop(CertificateStore roots, Runnable installed) {
        this.roots = roots;
        this.installed = installed;
    }

    private static <T> CompletionStage<T> soon(T result) {
        return CompletableFuture.supplyAsync(() -> result, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    /** While no root of a manufacturer is installed, which a real station never is, it takes what is valid on trust. */
    @Override
    public boolean trusts(String signingCertificate) {
        Collection<X509Certificate> manufacturers = roots.anchors(CertificateUse.MANUFACTURER_ROOT);
        if (!manufacturers.isEmpty()) {
            return FirmwareSigningCertificates.check(signingCertificate, manufacturers, Instant.now())
                    .isValid();
        }
        return PemCertificates.read(signingCertificate) instanceof PemResult.Read<List<X509Certificate>> read
                && read.value().stream()
                        .allMatch(each -> each.getNotAfter().toInstant().isAfter(Instant.now()));
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
