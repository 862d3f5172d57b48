package dev.ocppkit.security.store;

/**
 * How a charging station keeps its certificates.
 *
 * @param additionalRootCheck SecurityCtrlr.AdditionalRootCertificateCheck: one CSMS root, and a new one must be signed by it
 * @param maxEntries SecurityCtrlr.CertificateEntries.maxLimit: how many certificates there may be, at least 1
 * @param protectLast whether the last CSMS root, and the one in use, cannot be deleted while the connection needs it
 */
public record StorePolicy(boolean additionalRootCheck, int maxEntries, boolean protectLast) {
    /** No additional check, 50 entries, the last root protected. */
    public static final StorePolicy DEFAULT = new StorePolicy(false, 50, true);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if there may be no entries
     */
    public StorePolicy {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries is " + maxEntries + ", but must be at least 1");
        }
    }
}
