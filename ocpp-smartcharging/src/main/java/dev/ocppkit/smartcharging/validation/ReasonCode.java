package dev.ocppkit.smartcharging.validation;

/**
 * Reason code of a refusal, as in {@code StatusInfo.reasonCode}. The list of codes is open: any text of 1 to 20 characters
 * is one.
 *
 * <p>Spec: OCPP 2.1 appendix "Reason codes".
 *
 * @param value the text on the wire
 */
public record ReasonCode(String value) {
    /** Another profile has the same stack level, purpose and place at the same time. */
    public static final ReasonCode DUPLICATE_PROFILE = new ReasonCode("DuplicateProfile");
    /** The profile has wrong elements. */
    public static final ReasonCode INVALID_PROFILE = new ReasonCode("InvalidProfile");
    /** The id of the profile is not allowed. */
    public static final ReasonCode INVALID_PROFILE_ID = new ReasonCode("InvalidProfileId");
    /** A schedule has wrong elements. */
    public static final ReasonCode INVALID_SCHEDULE = new ReasonCode("InvalidSchedule");
    /** The stack level is too high. */
    public static final ReasonCode INVALID_STACK_LEVEL = new ReasonCode("InvalidStackLevel");
    /** The operation mode is not allowed here. */
    public static final ReasonCode INVALID_OPERATION_MODE = new ReasonCode("InvalidOperationMode");
    /** The message came at the wrong moment. */
    public static final ReasonCode INVALID_MESSAGE_SEQ = new ReasonCode("InvalidMessageSeq");
    /** A value is not allowed. */
    public static final ReasonCode INVALID_VALUE = new ReasonCode("InvalidValue");
    /** The device model lacks a value that is needed. */
    public static final ReasonCode MISSING_DEV_MODEL_INFO = new ReasonCode("MissingDevModelInfo");
    /** A parameter is missing. */
    public static final ReasonCode MISSING_PARAM = new ReasonCode("MissingParam");
    /** LocalFrequency without a frequency-watt curve. */
    public static final ReasonCode NO_FREQ_WATT_CURVE = new ReasonCode("NoFreqWattCurve");
    /** Phases were chosen for direct current. */
    public static final ReasonCode NO_PHASE_FOR_DC = new ReasonCode("NoPhaseForDC");
    /** Phases contradict each other or what the vehicle can do. */
    public static final ReasonCode PHASE_CONFLICT = new ReasonCode("PhaseConflict");
    /** Profiles of this purpose come too often. */
    public static final ReasonCode RATE_LIMIT_EXCEEDED = new ReasonCode("RateLimitExceeded");
    /** More elements than the station takes. */
    public static final ReasonCode TOO_MANY_ELEMENTS = new ReasonCode("TooManyElements");
    /** The transaction is not known. */
    public static final ReasonCode TX_NOT_FOUND = new ReasonCode("TxNotFound");
    /** The EVSE is not known. */
    public static final ReasonCode UNKNOWN_EVSE = new ReasonCode("UnknownEvse");
    /** The kind of profile is not supported. */
    public static final ReasonCode UNSUPPORTED_KIND = new ReasonCode("UnsupportedKind");
    /** A parameter is not supported. */
    public static final ReasonCode UNSUPPORTED_PARAM = new ReasonCode("UnsupportedParam");
    /** The purpose of the profile is not supported. */
    public static final ReasonCode UNSUPPORTED_PURPOSE = new ReasonCode("UnsupportedPurpose");
    /** The unit of a schedule is not supported. */
    public static final ReasonCode UNSUPPORTED_RATE_UNIT = new ReasonCode("UnsupportedRateUnit");

    private static final int MAX_LENGTH = 20;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is empty or longer than 20 characters
     */
    public ReasonCode {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a reason code has 1 to 20 characters, not " + value.length());
        }
    }

    /** Returns the text on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
