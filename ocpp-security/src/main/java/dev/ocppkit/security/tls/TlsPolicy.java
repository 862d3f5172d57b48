package dev.ocppkit.security.tls;

import java.util.List;
import java.util.Set;

/**
 * Versions and cipher suites of TLS. Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.313 to A00.FR.324, A00.FR.416 to A00.FR.424.
 *
 * @param versions TLSv1.3 and TLSv1.2, or one of them
 * @param suites the cipher suites, preferred first
 * @param allowWildcards SecurityCtrlr.AllowCSMSTLSWildcards
 */
public record TlsPolicy(List<String> versions, List<String> suites, boolean allowWildcards) {
    /** The four suites that a CSMS must support; a charging station must support one pair of them. */
    public static final List<String> REQUIRED_SUITES = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384");

    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384");
    private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

    /** TLS 1.3 and 1.2 with all allowed suites, those with forward secrecy first; no wildcards. */
    public static final TlsPolicy DEFAULT = new TlsPolicy(List.of("TLSv1.3", "TLSv1.2"), SUITES, false);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a version or suite is not allowed, or a list is empty
     */
    public TlsPolicy {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        if (versions.isEmpty() || !VERSIONS.containsAll(versions)) {
            throw new IllegalArgumentException("versions must be TLSv1.3 or TLSv1.2");
        }
        if (suites.isEmpty() || !SUITES.containsAll(suites)) {
            throw new IllegalArgumentException("suites must be suites that OCPP allows");
        }
    }

    /**
     * Returns a policy without the suites of plain RSA key exchange. It is safer, and such a CSMS does not pass certification.
     *
     * @return the policy
     */
    public TlsPolicy forwardSecrecyOnly() {
        return new TlsPolicy(
                versions,
                suites.stream().filter(suite -> !suite.startsWith("TLS_RSA_")).toList(),
                allowWildcards);
    }

    /**
     * Returns a policy that takes wildcards in certificates of the CSMS, or not.
     *
     * @param allow SecurityCtrlr.AllowCSMSTLSWildcards
     * @return the policy
     */
    public TlsPolicy allowWildcards(boolean allow) {
        return new TlsPolicy(versions, suites, allow);
    }
}
