package dev.ocppkit.security.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * The security events of the appendix.
 *
 * <p>Spec: OCPP 2.1 Part 2, appendix 1; A04.FR.01.
 */
public enum SecurityEventType {
    /** New firmware was installed. */
    FIRMWARE_UPDATED("FirmwareUpdated", true),
    /** The CSMS refused the credentials of the charging station. */
    FAILED_TO_AUTHENTICATE_AT_CSMS("FailedToAuthenticateAtCsms", false),
    /** The charging station refused the credentials of the CSMS. */
    CSMS_FAILED_TO_AUTHENTICATE("CsmsFailedToAuthenticate", false),
    /** The clock was set by more than ClockCtrlr.TimeAdjustmentReportingThreshold. */
    SETTING_SYSTEM_TIME("SettingSystemTime", true),
    /** The charging station started. */
    STARTUP_OF_THE_DEVICE("StartupOfTheDevice", true),
    /** The charging station was reset or rebooted. */
    RESET_OR_REBOOT("ResetOrReboot", true),
    /** The security log was emptied. */
    SECURITY_LOG_WAS_CLEARED("SecurityLogWasCleared", true),
    /** Keys, certificates, passwords or the security profile changed. */
    RECONFIGURATION_OF_SECURITY_PARAMETERS("ReconfigurationOfSecurityParameters", false),
    /** Memory of any kind runs out. */
    MEMORY_EXHAUSTION("MemoryExhaustion", true),
    /** Messages came that are no valid OCPP, or whose signature is wrong. */
    INVALID_MESSAGES("InvalidMessages", false),
    /** A message came a second time that nobody repeated. */
    ATTEMPTED_REPLAY_ATTACKS("AttemptedReplayAttacks", false),
    /** A sensor against tampering was triggered. */
    TAMPER_DETECTION_ACTIVATED("TamperDetectionActivated", true),
    /** The signature of firmware is wrong. */
    INVALID_FIRMWARE_SIGNATURE("InvalidFirmwareSignature", true),
    /** The certificate of a firmware signature is not valid. */
    INVALID_FIRMWARE_SIGNING_CERTIFICATE("InvalidFirmwareSigningCertificate", true),
    /** The certificate of the CSMS is not valid. */
    INVALID_CSMS_CERTIFICATE("InvalidCsmsCertificate", true),
    /** A certificate for the charging station is not valid. */
    INVALID_CHARGING_STATION_CERTIFICATE("InvalidChargingStationCertificate", true),
    /** A renewed certificate was given up because no connection was possible with it. */
    DISCARDED_RENEWED_CLIENT_CERTIFICATE("DiscardedRenewedClientCertificate", true),
    /** The CSMS offers only versions of TLS that are not allowed. */
    INVALID_TLS_VERSION("InvalidTLSVersion", true),
    /** The CSMS offers only cipher suites that are not allowed. */
    INVALID_TLS_CIPHER_SUITE("InvalidTLSCipherSuite", true),
    /** Somebody logged in at the maintenance interface. */
    MAINTENANCE_LOGIN_ACCEPTED("MaintenanceLoginAccepted", true),
    /** Somebody failed to log in at the maintenance interface. */
    MAINTENANCE_LOGIN_FAILED("MaintenanceLoginFailed", true);

    private final String wireName;
    private final boolean critical;

    SecurityEventType(String wireName, boolean critical) {
        this.wireName = wireName;
        this.critical = critical;
    }

    /**
     * Returns the name in messages.
     *
     * @return the value of SecurityEventNotificationRequest.type
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Tells whether the CSMS must be told.
     *
     * @return whether the event is critical
     */
    public boolean isCritical() {
        return critical;
    }

    /**
     * Returns the type of a name.
     *
     * @param wireName the value of SecurityEventNotificationRequest.type
     * @return the type; empty for types of a manufacturer
     */
    public static Optional<SecurityEventType> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName.equals(wireName))
                .findFirst();
    }
}
