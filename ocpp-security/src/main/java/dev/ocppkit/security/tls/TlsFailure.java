package dev.ocppkit.security.tls;

import dev.ocppkit.security.event.SecurityEventType;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a charging station could not connect by TLS, as far as it is a security event.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.310, A00.FR.314 to A00.FR.316, A00.FR.413, A00.FR.417 to A00.FR.419.
 */
public enum TlsFailure {
    /** The certificate of the CSMS was refused. */
    CSMS_CERTIFICATE(SecurityEventType.INVALID_CSMS_CERTIFICATE),
    /** There is no version that both allow. */
    VERSION(SecurityEventType.INVALID_TLS_VERSION),
    /** There is no cipher suite that both allow. */
    CIPHER_SUITE(SecurityEventType.INVALID_TLS_CIPHER_SUITE),
    /** The CSMS refused the certificate of the charging station. */
    STATION_CERTIFICATE(SecurityEventType.FAILED_TO_AUTHENTICATE_AT_CSMS),
    /** Something else, for instance a lost connection. */
    OTHER(null);

    private static final int MAX_CAUSES = 20;

    private final @Nullable SecurityEventType event;

    TlsFailure(@Nullable SecurityEventType event) {
        this.event = event;
    }

    /**
     * Returns the event to raise.
     *
     * @return its type; empty if it is no security event
     */
    public Optional<SecurityEventType> event() {
        return Optional.ofNullable(event);
    }

    /**
     * Finds out why a connection failed. The JDK tells it only in its texts, which are the same in all languages.
     *
     * @param failure what the transport failed with
     * @return why
     */
    public static TlsFailure of(Throwable failure) {
        Throwable cause = failure;
        boolean tls = false;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof PeerRejectedException) {
                return CSMS_CERTIFICATE;
            }
            if (cause instanceof SSLException) {
                TlsFailure known = ofText(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT));
                if (known != OTHER) {
                    return known;
                }
                tls = true;
            }
            cause = cause.getCause();
        }
        return tls && String.valueOf(failure.getMessage()).contains("certpath") ? CSMS_CERTIFICATE : OTHER;
    }

    private static TlsFailure ofText(String text) {
        if (text.contains("protocol_version")
                || text.contains("no appropriate protocol")
                || text.contains("not enabled or supported in server context")
                || text.contains("is not enabled or supported in client context")) {
            return VERSION;
        }
        if (text.contains("handshake_failure")
                || text.contains("insufficient_security")
                || text.contains("no cipher suites in common")
                || text.contains("no negotiable cipher suite")) {
            return CIPHER_SUITE;
        }
        if (text.contains("fatal alert")
                && text.matches(".*(bad_certificate|certificate_|unknown_ca|access_denied).*")) {
            return STATION_CERTIFICATE;
        }
        return OTHER;
    }
}
