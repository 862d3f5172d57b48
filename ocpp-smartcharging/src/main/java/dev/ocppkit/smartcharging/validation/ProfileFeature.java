package dev.ocppkit.smartcharging.validation;

/**
 * What a station may support of charging profiles: the instances of the variable SupportsFeature of SmartChargingCtrlr. The
 * appendix has a variable for each instead; both forms are read.
 */
public enum ProfileFeature {
    /** Profiles of the kind Dynamic. */
    DYNAMIC_PROFILES("DynamicProfiles"),
    /** The fields maxOfflineDuration and invalidAfterOfflineDuration. */
    MAX_OFFLINE_DURATION("MaxOfflineDuration"),
    /** The field useLocalTime. */
    USE_LOCAL_TIME("UseLocalTime"),
    /** The field randomizedDelay. */
    RANDOMIZED_DELAY("RandomizedDelay"),
    /** The field limitAtSoC. */
    LIMIT_AT_SOC("LimitAtSoC"),
    /** The field evseSleep. */
    EVSE_SLEEP("EvseSleep");

    private final String instance;

    ProfileFeature(String instance) {
        this.instance = instance;
    }

    /**
     * Returns the instance of the variable.
     *
     * @return for instance {@code DynamicProfiles}
     */
    public String instance() {
        return instance;
    }
}
