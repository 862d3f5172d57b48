package dev.ocppkit.smartcharging.tariff.limits;

/** Who sets a limit. */
public enum LimitActor {
    /** The Charging Station, usually for its driver. */
    STATION,
    /** The CSMS, which has the last word (E16.FR.07). */
    CSMS
}
