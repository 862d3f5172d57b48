package dev.ocppkit.security.firmware;

/**
 * Decides whether a version of firmware may replace the installed one. OCPP has no rule about this: a valid signature on an old
 * image with known holes is still a valid signature.
 */
@FunctionalInterface
public interface RollbackGuard {
    /**
     * Tells whether a version may be installed.
     *
     * @param installed the version that runs
     * @param offered the version of the image, read from the signed image itself
     * @return whether it may
     */
    boolean mayReplace(String installed, String offered);
}
