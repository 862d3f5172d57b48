package dev.ocppkit.station.maintenance;

import dev.ocppkit.model.datatype.Firmware;
import java.util.concurrent.CompletionStage;

/**
 * Gets and installs firmware; the firmware of the station implements it. The stages may complete on any thread, with whether
 * the step has succeeded; one that fails counts as not succeeded.
 */
public interface FirmwareInstaller {
    /**
     * Tells whether a certificate may sign firmware; asked before the request is accepted.
     *
     * @param signingCertificate the certificate as PEM, as it came
     * @return whether it is well-formed, valid now, and of the manufacturer (L01.FR.21)
     */
    boolean trusts(String signingCertificate);

    /**
     * Downloads firmware.
     *
     * @param firmware where it is
     * @return whether it is there
     */
    CompletionStage<Boolean> download(Firmware firmware);

    /**
     * Verifies the signature of what was downloaded; called only if there is one.
     *
     * @param firmware the signature and the certificate for it
     * @return whether they are good
     */
    CompletionStage<Boolean> verify(Firmware firmware);

    /**
     * Installs what was downloaded, so that it starts with the next boot.
     *
     * @param firmware what was downloaded
     * @return whether it is installed
     */
    CompletionStage<Boolean> install(Firmware firmware);
}
