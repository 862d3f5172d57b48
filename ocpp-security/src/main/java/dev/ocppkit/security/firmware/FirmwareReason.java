package dev.ocppkit.security.firmware;

/** Why signed firmware is refused: the statuses of OCPP for it. */
public enum FirmwareReason {
    /** The signing certificate is not good: UpdateFirmwareResponse InvalidCertificate, or firmware status InvalidSignature
     * after it was accepted; security event InvalidFirmwareSigningCertificate. */
    INVALID_CERTIFICATE,
    /** The signature does not fit the image: firmware status InvalidSignature. */
    INVALID_SIGNATURE
}
