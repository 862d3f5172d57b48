package dev.ocppkit.security.firmware;

/** What a check of firmware found. */
public sealed interface FirmwareResult {
    /**
     * Certificate and signature are good.
     *
     * @param sha256 the SHA-256 of the image in hexadecimal, to compare what is installed with what was checked
     */
    record Valid(String sha256) implements FirmwareResult {}

    /**
     * The firmware must not be installed.
     *
     * @param reason the status to report
     * @param detail which rule is broken, in fixed words
     */
    record Invalid(FirmwareReason reason, String detail) implements FirmwareResult {}
}
