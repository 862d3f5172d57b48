package dev.ocppkit.smartcharging.validation;

/** Who made a charging profile. */
public enum ProfileSource {
    /** The CSMS sent it with SetChargingProfileRequest. */
    CSMS,
    /** The CSMS sent it with RequestStartTransactionRequest. */
    REQUEST_START,
    /** The station made it of what an external system told it. */
    EXTERNAL_SYSTEM
}
