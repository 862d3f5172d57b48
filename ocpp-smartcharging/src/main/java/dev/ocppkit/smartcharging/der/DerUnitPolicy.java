package dev.ocppkit.smartcharging.der;

/**
 * What a station does with a curve whose {@code yUnit} does not fit its kind. R04.FR.50 to R04.FR.56 of edition 2 bind the CSMS
 * alone and leave open what the station answers.
 */
public enum DerUnitPolicy {
    /** It refuses the control, because its values have no meaning. The default. */
    REJECT,
    /**
     * It takes the control and its values as if they had the unit of the kind: percent of the rated active power (FreqWatt,
     * VoltWatt), percent of the rated reactive power unless the unit names active power (VoltVar, WattVar), a power factor
     * (WattPF), seconds or percent (trip curves).
     */
    ACCEPT
}
