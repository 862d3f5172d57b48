package dev.ocppkit.smartcharging.schedule;

/** Whether a profile is valid at an instant, and why not. Valid does not mean that it defines a period then. */
public enum Validity {
    /** It is valid. */
    VALID,
    /** Its {@code validFrom} is yet to come (K01.FR.36). */
    NOT_YET_VALID,
    /** Its {@code validTo} has come (K01.FR.37). */
    EXPIRED,
    /** It is for another transaction, or there is none (K01.FR.04). */
    OTHER_TRANSACTION,
    /** The station has been offline for longer than the profile allows (K01.FR.101). */
    OFFLINE_TOO_LONG,
    /** The station once was offline for too long (K01.FR.102). */
    PERMANENTLY_INVALID,
    /** The duration of a dynamic profile has gone by since its last update; an update makes it valid again (K28.FR.13). */
    TIMED_OUT
}
