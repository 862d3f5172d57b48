package dev.ocppkit.security.store;

import dev.ocppkit.model.enumeration.InstallCertificateStatusEnum;
import dev.ocppkit.model.message.InstallCertificateResponse;

/**
 * What became of a certificate to install.
 *
 * @param reason why
 */
public record InstallResult(Reason reason) {
    /** Why a certificate was installed, or not. */
    public enum Reason {
        /** It is installed. */
        INSTALLED(InstallCertificateStatusEnum.ACCEPTED),
        /** It was there already (M05.FR.17). */
        REPLACED(InstallCertificateStatusEnum.ACCEPTED),
        /** The type of the request is not known. */
        UNKNOWN_TYPE(InstallCertificateStatusEnum.REJECTED),
        /** It is no single certificate in PEM of allowed length. */
        MALFORMED(InstallCertificateStatusEnum.REJECTED),
        /** It is expired, or not valid yet (M05.FR.07). */
        NOT_VALID_NOW(InstallCertificateStatusEnum.REJECTED),
        /** It is no root: not self-signed, or no CA. */
        NOT_A_ROOT(InstallCertificateStatusEnum.REJECTED),
        /** Its key or signature is too weak. */
        WEAK(InstallCertificateStatusEnum.REJECTED),
        /** It is not signed by the root that it shall replace (M05.FR.11). */
        NOT_SIGNED_BY_OLD_ROOT(InstallCertificateStatusEnum.REJECTED),
        /** The root before this has not proved itself yet. */
        CHANGE_PENDING(InstallCertificateStatusEnum.REJECTED),
        /** There are too many certificates (M05.FR.06). */
        FULL(InstallCertificateStatusEnum.REJECTED),
        /** It could not be written (M05.FR.03). */
        STORAGE(InstallCertificateStatusEnum.FAILED);

        private final InstallCertificateStatusEnum status;

        Reason(InstallCertificateStatusEnum status) {
            this.status = status;
        }
    }

    /**
     * Returns the status to answer with.
     *
     * @return Accepted, Rejected or Failed
     */
    public InstallCertificateStatusEnum status() {
        return reason.status;
    }

    /**
     * Returns the answer to InstallCertificate.
     *
     * @return a response with {@link #status}
     */
    public InstallCertificateResponse response() {
        return InstallCertificateResponse.of(status());
    }

    /**
     * Tells whether there is a certificate that was not there before. Then raise ReconfigurationOfSecurityParameters.
     *
     * @return whether it was installed now
     */
    public boolean isNew() {
        return reason == Reason.INSTALLED;
    }
}
