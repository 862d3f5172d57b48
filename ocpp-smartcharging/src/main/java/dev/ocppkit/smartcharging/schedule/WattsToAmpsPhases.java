package dev.ocppkit.smartcharging.schedule;

/** Which number of phases turns a total power into a current per phase. */
public enum WattsToAmpsPhases {
    /**
     * That of the period the power is from (K01.FR.50), 3 if it has none. The current is never higher than the profile
     * intends, but if the composite schedule has fewer phases, less power flows than it allows.
     */
    PERIOD,
    /** That of the composite schedule, so that the power is used in full on the phases that remain. */
    COMPOSITE
}
