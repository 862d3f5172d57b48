package dev.ocppkit.smartcharging;

/** What an EVSE delivers to the vehicle. */
public enum CurrentType {
    /** Alternating current; limits in A are per phase. */
    AC,
    /** Direct current; limits in A are those of the direct current. */
    DC
}
