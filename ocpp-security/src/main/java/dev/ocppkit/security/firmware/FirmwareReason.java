package dev.ocppkit.security.firmware;

/** Why signed firmware is refused: the statuses of OCPP for it. */
public enum FirmwareReason {
    /** The signing certificate is not good: UpdateFirmwareResponse and firmware status InvalidCertificate. */
    INVALID_CERTIFICATE,
    /** The signature does not fit the image: firmware status InvalidSignature. */
    INVALID_SIGNATURE
}
