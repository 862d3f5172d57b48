package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.smartcharging.validation.RuleOrigin.EDITION_1;
import static dev.ocppkit.smartcharging.validation.RuleOrigin.EDITION_2;
import static dev.ocppkit.smartcharging.validation.RuleOrigin.ERRATA_2025_09;
import static dev.ocppkit.smartcharging.validation.RuleOrigin.OPEN;

import java.util.List;

/**
 * The rules for charging profiles, in the order in which their violations are reported: what the station does not support
 * comes first, then transactions, then the form of the profile, and rules for one case ahead of the general one.
 *
 * <p>Where the text names no reason code, the code is a choice; peers should not depend on it.
 */
@SuppressWarnings("ImmutableEnumChecker") // a code is a record of a text, and the list is a copy
public enum ProfileRule {
    /** The EVSE must exist. */
    UNKNOWN_EVSE(EDITION_1, ReasonCode.UNKNOWN_EVSE, "the EVSE does not exist", "K01.FR.28"),
    /** The station protects its memory against too many writes. */
    WRITE_WEAR(ERRATA_2025_09, ReasonCode.RATE_LIMIT_EXCEEDED, "profiles come too often", "K01.FR.56", "K01.FR.57"),
    /** The unit must be configured. */
    RATE_UNIT(EDITION_1, ReasonCode.UNSUPPORTED_RATE_UNIT, "chargingRateUnit is not supported", "K01.FR.26"),
    /** Additional purposes must be supported. */
    PURPOSE_UNSUPPORTED(
            EDITION_1, ReasonCode.UNSUPPORTED_PURPOSE, "chargingProfilePurpose is not supported", "K01.FR.120"),
    /** External constraints are made by the station alone. */
    EXTERNAL_BY_CSMS(
            EDITION_1,
            ReasonCode.INVALID_PROFILE,
            "ChargingStationExternalConstraints comes from the CSMS",
            "K01.FR.22",
            "K02.FR.07"),
    /** Dynamic profiles must be supported; edition 1 has K01.FR.121 for it. */
    KIND_UNSUPPORTED(
            EDITION_2, ReasonCode.UNSUPPORTED_KIND, "Dynamic is not supported", "SupportsFeature[DynamicProfiles]"),
    /** Local time must be supported. */
    LOCAL_TIME_UNSUPPORTED(EDITION_1, ReasonCode.INVALID_SCHEDULE, "useLocalTime is not supported", "K01.FR.123"),
    /** Random delays must be supported. */
    RANDOMIZED_DELAY_UNSUPPORTED(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "randomizedDelay is not supported", "K01.FR.124"),
    /** A limit by state of charge must be supported. */
    LIMIT_AT_SOC_UNSUPPORTED(EDITION_1, ReasonCode.INVALID_SCHEDULE, "limitAtSoC is not supported", "K01.FR.125"),
    /** Only an idle EVSE sleeps, whether the station can or not. */
    EVSE_SLEEP(EDITION_2, ReasonCode.INVALID_SCHEDULE, "evseSleep without operation mode Idle", "K01.FR.126"),
    /** Only profiles of transactions from the CSMS are delayed at random. */
    RANDOMIZED_DELAY_PURPOSE(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "randomizedDelay is not allowed for this purpose", "K01.FR.95"),
    /** Only Dynamic profiles are updated. */
    DYNAMIC_FIELDS(
            EDITION_1,
            ReasonCode.INVALID_PROFILE,
            "dynUpdateInterval or dynUpdateTime without chargingProfileKind Dynamic",
            "K01.FR.122",
            "K28.FR.04"),
    /** A Dynamic profile has one schedule with one period at 0. */
    DYNAMIC_SHAPE(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "Dynamic needs exactly one schedule with one period at 0",
            "K28.FR.03",
            "K28.FR.01",
            "K28.FR.02",
            "K29.FR.01",
            "K29.FR.02"),
    /** Low ids are those of the station. */
    PROFILE_ID_RANGE(EDITION_1, ReasonCode.INVALID_PROFILE_ID, "id is not above MaxExternalConstraintsId", "K01.FR.81"),
    /** Profiles of the station keep to low ids. */
    EXTERNAL_ID_RANGE(EDITION_1, ReasonCode.INVALID_PROFILE_ID, "id is above MaxExternalConstraintsId", "K01.FR.82"),
    /** A profile of external constraints is not replaced by the CSMS. */
    PROFILE_ID_TAKEN(
            ERRATA_2025_09,
            ReasonCode.INVALID_PROFILE_ID,
            "id belongs to a profile of an external system",
            "K01.FR.05"),
    /** The stack level is bounded. */
    STACK_LEVEL(
            EDITION_1,
            ReasonCode.INVALID_STACK_LEVEL,
            "stackLevel is negative or above ProfileStackLevel",
            "SmartChargingCtrlr.ProfileStackLevel"),
    /** The number of profiles is bounded. */
    TOO_MANY_PROFILES(
            OPEN,
            ReasonCode.TOO_MANY_ELEMENTS,
            "the station holds as many profiles as it can",
            "SmartChargingCtrlr.Entries[ChargingProfiles]"),
    /** The number of periods is bounded. */
    TOO_MANY_PERIODS(
            OPEN,
            ReasonCode.TOO_MANY_ELEMENTS,
            "more periods than PeriodsPerSchedule",
            "SmartChargingCtrlr.PeriodsPerSchedule"),
    /** A TxProfile is for one EVSE. */
    TX_PROFILE_EVSE(EDITION_1, ReasonCode.INVALID_VALUE, "TxProfile on EVSE 0", "K01.FR.16"),
    /** A profile in RequestStartTransactionRequest is a TxProfile. */
    REQUEST_START_PURPOSE(
            EDITION_1, ReasonCode.INVALID_PROFILE, "chargingProfilePurpose is not TxProfile", "K05.FR.02", "K05.FR.05"),
    /** A profile in RequestStartTransactionRequest cannot know the transaction. */
    REQUEST_START_TRANSACTION(
            OPEN, ReasonCode.INVALID_PROFILE, "transactionId for a transaction that has not started", "K05"),
    /** A TxProfile names its transaction. */
    TRANSACTION_ID(EDITION_1, ReasonCode.MISSING_PARAM, "TxProfile without transactionId", "K01.FR.03"),
    /** A TxProfile needs a transaction. */
    NO_TRANSACTION(EDITION_1, ReasonCode.TX_NOT_FOUND, "no transaction on the EVSE", "K01.FR.09"),
    /** The transaction must be the one on the EVSE. */
    OTHER_TRANSACTION(EDITION_1, ReasonCode.TX_NOT_FOUND, "transactionId is not known on the EVSE", "K01.FR.33"),
    /** A profile waits for the charging needs. */
    TOO_EARLY(
            EDITION_1,
            ReasonCode.INVALID_MESSAGE_SEQ,
            "the charging needs of the vehicle have not been sent yet",
            "K15.FR.17",
            "K18.FR.17",
            "K19.FR.13"),
    /** One TxProfile per transaction and level. */
    DUPLICATE_TX_PROFILE(
            EDITION_1,
            ReasonCode.DUPLICATE_PROFILE,
            "another TxProfile has this stackLevel and transactionId",
            "K01.FR.39"),
    /** One profile per purpose, EVSE and level at a time. */
    DUPLICATE_PROFILE(
            EDITION_1,
            ReasonCode.DUPLICATE_PROFILE,
            "another profile has this stackLevel, purpose and EVSE at the same time",
            "K01.FR.06"),
    /** A TxDefaultProfile for all EVSEs excludes those for single ones. */
    DUPLICATE_DEFAULT_SINGLE(
            EDITION_1,
            ReasonCode.DUPLICATE_PROFILE,
            "a TxDefaultProfile of this stackLevel is installed on a specific EVSE",
            "K01.FR.52"),
    /** A TxDefaultProfile for one EVSE excludes one for all. */
    DUPLICATE_DEFAULT_ALL(
            EDITION_1,
            ReasonCode.DUPLICATE_PROFILE,
            "a TxDefaultProfile of this stackLevel is installed on EVSE 0",
            "K01.FR.53"),
    /** The limit of the station is for the station. */
    MAX_PROFILE_EVSE(EDITION_1, ReasonCode.INVALID_PROFILE, "ChargingStationMaxProfile on a single EVSE", "K04.FR.03"),
    /** The limit of the station does not depend on a transaction. */
    MAX_PROFILE_RELATIVE(EDITION_1, ReasonCode.INVALID_PROFILE, "ChargingStationMaxProfile is Relative", "K01.FR.38"),
    /** A profile ends after it begins. */
    VALIDITY(OPEN, ReasonCode.INVALID_PROFILE, "validTo is not after validFrom", "K01.FR.36", "K01.FR.37"),
    /** Recurring needs its rhythm. */
    RECURRENCY_KIND(EDITION_2, ReasonCode.INVALID_PROFILE, "Recurring without recurrencyKind", "K01.FR.60"),
    /** A schedule begins at 0. */
    FIRST_PERIOD(EDITION_1, ReasonCode.INVALID_SCHEDULE, "the first startPeriod is not 0", "K01.FR.31"),
    /** Periods follow each other. */
    PERIOD_ORDER(EDITION_1, ReasonCode.INVALID_SCHEDULE, "startPeriod does not increase", "K01.FR.35"),
    /** A schedule needs a period. */
    NO_PERIOD(OPEN, ReasonCode.INVALID_SCHEDULE, "no schedule, or a schedule without period", "K01.FR.31"),
    /** A schedule lasts. */
    DURATION(OPEN, ReasonCode.INVALID_SCHEDULE, "duration is not above 0", "K01.FR.12"),
    /** Absolute and Recurring schedules have a start. */
    START_MISSING(EDITION_1, ReasonCode.INVALID_SCHEDULE, "startSchedule is missing", "K01.FR.40"),
    /** Relative schedules have none. */
    START_ON_RELATIVE(EDITION_1, ReasonCode.INVALID_SCHEDULE, "Relative with startSchedule", "K01.FR.41"),
    /** At most three schedules to choose from. */
    TOO_MANY_SCHEDULES(EDITION_1, ReasonCode.TOO_MANY_ELEMENTS, "more than three schedules", "K15.FR.07", "K18.FR.07"),
    /** Several schedules are for ISO 15118 alone. */
    SEVERAL_SCHEDULES(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "more than one schedule without ISO 15118 scheduled control",
            "K01.FR.34",
            "K19.FR.07"),
    /** The vehicle bounds the number of entries. */
    SCHEDULE_TUPLES(
            EDITION_1,
            ReasonCode.TOO_MANY_ELEMENTS,
            "more entries than maxScheduleTuples of the vehicle",
            "K15.FR.07",
            "K18.FR.07",
            "K19.FR.07"),
    /** Priority charging lasts until the end. */
    PRIORITY_DURATION(EDITION_1, ReasonCode.INVALID_SCHEDULE, "PriorityCharging with duration", "K01.FR.70"),
    /** Priority charging only charges. */
    PRIORITY_MODE(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "PriorityCharging in another mode than ChargingOnly", "K01.FR.71"),
    /** A purpose has its modes. */
    MODE_OF_PURPOSE(
            ERRATA_2025_09,
            ReasonCode.INVALID_OPERATION_MODE,
            "operationMode is not allowed for this purpose",
            "K01.FR.114",
            "K01.FR.111",
            "K01.FR.112",
            "K01.FR.113"),
    /** Local load balancing must be supported. */
    LOAD_BALANCING_UNSUPPORTED(
            EDITION_1, ReasonCode.UNSUPPORTED_PARAM, "LocalLoadBalancing is not supported", "Q09.FR.01"),
    /** A mode must be supported. */
    MODE_UNSUPPORTED(ERRATA_2025_09, ReasonCode.INVALID_OPERATION_MODE, "operationMode is not supported", "K01.FR.115"),
    /** A mode must fit the transaction. */
    MODE_OF_TRANSACTION(
            EDITION_2, ReasonCode.INVALID_OPERATION_MODE, "the transaction is not bidirectional", "K01.FR.116"),
    /** Local load balancing needs its settings. */
    LOAD_BALANCING_SETTINGS(
            EDITION_1,
            ReasonCode.MISSING_DEV_MODEL_INFO,
            "thresholds or offsets of LocalLoadBalancing are missing, or the upper threshold is not above the lower",
            "Q09.FR.02"),
    /** Direct current has no phases. */
    PHASES_OF_DC(EDITION_1, ReasonCode.NO_PHASE_FOR_DC, "numberPhases or phaseToUse for a DC EVSE", "K01.FR.44"),
    /** Alternating current has a phase at least. */
    NO_PHASE(OPEN, ReasonCode.INVALID_SCHEDULE, "numberPhases is not 1 to 3", "K01.FR.43"),
    /** More phases than there are, where the policy refuses that. */
    TOO_MANY_PHASES(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "numberPhases is more than the EVSE has", "K01.FR.43", "K01.FR.45"),
    /** A phase is chosen for single-phase charging alone. */
    PHASE_TO_USE(EDITION_1, ReasonCode.INVALID_SCHEDULE, "phaseToUse without numberPhases 1", "K01.FR.19"),
    /** The EVSE must be able to switch. */
    PHASE_SWITCHING(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "phaseToUse for an EVSE that cannot switch phases",
            "K01.FR.48",
            "K01.FR.20"),
    /** Values per phase are for transactions. */
    PHASE_VALUES_PURPOSE(
            ERRATA_2025_09,
            ReasonCode.PHASE_CONFLICT,
            "values for L2 or L3 outside a TxProfile",
            "K01.FR.144",
            "K01.FR.143",
            "V2X.10",
            "V2X.09"),
    /** Values per phase are for vehicles that can. */
    PHASE_VALUES_VEHICLE(
            ERRATA_2025_09,
            ReasonCode.PHASE_CONFLICT,
            "values for L2 or L3 that the vehicle did not announce",
            "K01.FR.144",
            "K01.FR.142",
            "V2X.10",
            "V2X.08"),
    /** Values per phase need that of L1. */
    PHASE_VALUES_BASE(
            ERRATA_2025_09,
            ReasonCode.PHASE_CONFLICT,
            "a value for L2 or L3 without the one for L1",
            "K01.FR.146",
            "K01.FR.145",
            "V2X.07"),
    /** Two profiles choose different phases. */
    PHASE_CONFLICT(ERRATA_2025_09, ReasonCode.PHASE_CONFLICT, "phaseToUse contradicts another profile", "K01.FR.141"),
    /** LocalFrequency needs baseline and curve. */
    FREQ_WATT_CURVE(
            EDITION_1,
            ReasonCode.NO_FREQ_WATT_CURVE,
            "v2xBaseline or a v2xFreqWattCurve of two points is missing",
            "Q08.FR.03",
            "Q08.FR.02"),
    /** LocalFrequency is about power. */
    FREQUENCY_UNIT(EDITION_1, ReasonCode.UNSUPPORTED_RATE_UNIT, "LocalFrequency needs chargingRateUnit W", "Q08.FR.05"),
    /** A signal curve has two points. */
    SIGNAL_CURVE(
            ERRATA_2025_09, ReasonCode.INVALID_SCHEDULE, "v2xSignalWattCurve has less than two points", "Q08.FR.02"),
    /** Curves run forward. */
    CURVE_ORDER(OPEN, ReasonCode.INVALID_SCHEDULE, "a curve runs backward", "Q08.FR.02"),
    /** ChargingOnly needs a limit. */
    CHARGING_ONLY_LIMIT(EDITION_1, ReasonCode.INVALID_SCHEDULE, "ChargingOnly without limit", "Q 2.2"),
    /** ChargingOnly has no setpoint. */
    CHARGING_ONLY_FIELDS(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "ChargingOnly with dischargeLimit, setpoint or setpointReactive",
            "Q02.FR.02",
            "Q 2.2"),
    /** A mode of the CSMS needs a setpoint. */
    SETPOINT_MISSING(EDITION_2, ReasonCode.INVALID_SCHEDULE, "setpoint is missing", "Q03.FR.02", "Q 2.2"),
    /** LocalFrequency works its setpoint out. */
    LOCAL_FREQUENCY_FIELDS(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "LocalFrequency with limits or setpoints",
            "Q08.FR.04",
            "Q08.FR.01"),
    /** An idle vehicle gets no values. */
    IDLE_FIELDS(EDITION_1, ReasonCode.INVALID_SCHEDULE, "Idle with limits or setpoints", "Q10.FR.02", "Q10.FR.01"),
    /** A mode has its fields. */
    MODE_FIELDS(EDITION_1, ReasonCode.INVALID_SCHEDULE, "a field that operationMode does not allow", "Q 2.2"),
    /** Limits of charging are not negative. */
    NEGATIVE_LIMIT(
            ERRATA_2025_09, ReasonCode.INVALID_SCHEDULE, "limit is negative", "ChargingSchedulePeriodType.limit"),
    /** Limits of discharging are not positive. */
    POSITIVE_DISCHARGE_LIMIT(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "dischargeLimit is positive", "ChargingSchedulePeriodType"),
    /** A setpoint keeps the limits beside it. */
    SETPOINT_RANGE(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "setpoint is outside dischargeLimit and limit", "V2X.05", "V2X.06"),

    /** Warning: the station has no support and ignores the field. */
    MAX_OFFLINE_UNSUPPORTED(
            OPEN,
            ReasonCode.UNSUPPORTED_PARAM,
            "maxOfflineDuration is not supported and has no effect",
            "SupportsFeature[MaxOfflineDuration]"),
    /** Warning: the station cannot sleep and will report so. */
    EVSE_SLEEP_UNSUPPORTED(
            EDITION_2, ReasonCode.UNSUPPORTED_PARAM, "evseSleep is not supported and has no effect", "Q10.FR.05"),
    /** Warning: fewer phases than asked for will be used. */
    FEWER_PHASES(EDITION_1, ReasonCode.INVALID_SCHEDULE, "numberPhases is more than the EVSE has", "K01.FR.45"),
    /** Warning: a rhythm that nothing follows. */
    RECURRENCY_ELSEWHERE(
            EDITION_2, ReasonCode.INVALID_PROFILE, "recurrencyKind without chargingProfileKind Recurring", "K01.FR.60"),

    /** For the CSMS: ids above those of the station. */
    CSMS_ID_RANGE(EDITION_1, ReasonCode.INVALID_PROFILE_ID, "id is not above MaxExternalConstraintsId", "K01.FR.80"),
    /** For the CSMS: frequency support by setpoint is Dynamic with one period. */
    CSMS_CENTRAL_FREQUENCY_KIND(
            ERRATA_2025_09, ReasonCode.INVALID_PROFILE, "CentralFrequency without Dynamic", "Q07.FR.02"),
    /** For the CSMS: frequency support by setpoint has no limits. */
    CSMS_CENTRAL_FREQUENCY_LIMITS(
            ERRATA_2025_09, ReasonCode.INVALID_SCHEDULE, "CentralFrequency with limits", "Q07.FR.03"),
    /** For the CSMS: frequency support by setpoint should time out. */
    CSMS_CENTRAL_FREQUENCY_DURATION(
            ERRATA_2025_09, ReasonCode.INVALID_SCHEDULE, "CentralFrequency without duration", "Q07.FR.04"),
    /** For the CSMS: the external value replaces this one. */
    CSMS_EXTERNAL_VALUES(
            EDITION_1,
            ReasonCode.INVALID_SCHEDULE,
            "a value that the external system replaces",
            "Q05.FR.01",
            "Q05.FR.02"),
    /** For the CSMS: the table of modes has no limits here. */
    CSMS_LOAD_BALANCING_LIMITS(
            EDITION_1, ReasonCode.INVALID_SCHEDULE, "LocalLoadBalancing with limits", "Q 2.2", "Q09.FR.05"),
    /** For the CSMS: values per phase before the vehicle announced them. */
    CSMS_PHASE_VALUES(
            ERRATA_2025_09,
            ReasonCode.PHASE_CONFLICT,
            "values for L2 or L3, and nothing is known of the vehicle",
            "K01.FR.142",
            "V2X.08"),
    /** For the CSMS: curves that nothing looks at. */
    CSMS_UNUSED_CURVE(EDITION_1, ReasonCode.INVALID_SCHEDULE, "a curve without LocalFrequency", "Q08.FR.02");

    private final RuleOrigin origin;
    private final ReasonCode reasonCode;
    private final String text;
    private final List<String> requirementIds;

    ProfileRule(RuleOrigin origin, ReasonCode reasonCode, String text, String... requirementIds) {
        this.origin = origin;
        this.reasonCode = reasonCode;
        this.text = text;
        this.requirementIds = List.of(requirementIds);
    }

    /**
     * Returns which document the rule, as it is applied, comes from.
     *
     * @return its origin
     */
    public RuleOrigin origin() {
        return origin;
    }

    /**
     * Returns the reason code of the answer.
     *
     * @return the code
     */
    public ReasonCode reasonCode() {
        return reasonCode;
    }

    /**
     * Returns the requirement that decides.
     *
     * @return its id, or the variable or chapter where there is no requirement
     */
    public String requirementId() {
        return requirementIds.get(0);
    }

    /**
     * Returns all requirements behind the rule.
     *
     * @return ids, the one that decides first
     */
    public List<String> requirementIds() {
        return requirementIds;
    }

    /**
     * Returns what is wrong, in a few English words without received values.
     *
     * @return the text
     */
    public String text() {
        return text;
    }
}
