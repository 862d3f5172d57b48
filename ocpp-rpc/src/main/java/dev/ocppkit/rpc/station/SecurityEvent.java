package dev.ocppkit.rpc.station;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A security event of a charging station, for its security log. Critical ones go to the CSMS too, through the queue.
 *
 * <p>Spec: OCPP 2.1 Part 2, A04; appendix 1 (security events).
 *
 * @param type the name of the event, at most 50 characters
 * @param at when it happened, by the clock of the charging station
 * @param techInfo what is known about it, without secrets; may be empty
 */
public record SecurityEvent(String type, Instant at, String techInfo) {
    /** The credentials of the charging station were refused. */
    public static final String FAILED_TO_AUTHENTICATE_AT_CSMS = "FailedToAuthenticateAtCsms";
    /** The certificate of the CSMS is not trusted. */
    public static final String INVALID_CSMS_CERTIFICATE = "InvalidCsmsCertificate";
    /** The CSMS did not accept the new certificate of the charging station, which uses the old one again. */
    public static final String DISCARDED_RENEWED_CLIENT_CERTIFICATE = "DiscardedRenewedClientCertificate";
    /** The CSMS sent something that is no valid message. */
    public static final String INVALID_MESSAGES = "InvalidMessages";
    /** The charging station uses another security profile or other credentials. */
    public static final String RECONFIGURATION_OF_SECURITY_PARAMETERS = "ReconfigurationOfSecurityParameters";

    private static final Set<String> CRITICAL = Set.of(
            "FirmwareUpdated",
            "SettingSystemTime",
            "StartupOfTheDevice",
            "ResetOrReboot",
            "SecurityLogWasCleared",
            "MemoryExhaustion",
            "TamperDetectionActivated",
            "InvalidFirmwareSignature",
            "InvalidFirmwareSigningCertificate",
            INVALID_CSMS_CERTIFICATE,
            "InvalidChargingStationCertificate",
            DISCARDED_RENEWED_CLIENT_CERTIFICATE,
            "InvalidTLSVersion",
            "InvalidTLSCipherSuite",
            "MaintenanceLoginAccepted",
            "MaintenanceLoginFailed");

    /** Checks for null. */
    public SecurityEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(techInfo, "techInfo");
    }

    /**
     * Returns whether the event must be sent to the CSMS.
     *
     * <p>Spec: OCPP 2.1 Part 2, A04.FR.01 and A04.FR.02; appendix 1.
     *
     * @return whether the specification lists it as critical; false for types that it does not list
     */
    public boolean isCritical() {
        return isCritical(type);
    }

    /**
     * Returns whether events of a type must be sent to the CSMS.
     *
     * @param type the name of the event
     * @return whether the specification lists it as critical; false for types that it does not list
     */
    public static boolean isCritical(String type) {
        return CRITICAL.contains(type);
    }
}
