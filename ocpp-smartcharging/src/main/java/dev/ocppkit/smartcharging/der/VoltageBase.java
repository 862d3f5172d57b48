package dev.ocppkit.smartcharging.der;

/** What voltages in trip curves and EnterService are counted in, which the text leaves open. */
public enum VoltageBase {
    /** Percent of the nominal voltage, as in the curves of IEEE 2030.5. */
    PERCENT,
    /** Volts. */
    VOLTS
}
