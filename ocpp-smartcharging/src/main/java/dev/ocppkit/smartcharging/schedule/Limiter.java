package dev.ocppkit.smartcharging.schedule;

/** What decided a value of a composite schedule. */
public enum Limiter {
    /** The period of a profile: the least of all limits, or the profile whose setpoint counts (SC.01, Q06.FR.21). */
    PROFILE,
    /** The {@code limitAtSoC} of a schedule, because the battery is that full (K01.FR.100). */
    STATE_OF_CHARGE,
    /** The cap of the hardware or of the grid connection. */
    LOCAL_LIMIT,
    /** The schedule that the vehicle gave (SC.04). */
    EV_SCHEDULE,
    /** The limit of the same period, which caps its setpoint (V2X.03, V2X.04). */
    CAPPED,
    /** The sum over the EVSEs (K08.FR.03). */
    SUM_OF_EVSES
}
