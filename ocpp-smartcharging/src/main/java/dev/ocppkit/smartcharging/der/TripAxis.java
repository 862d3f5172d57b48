package dev.ocppkit.smartcharging.der;

/** What the x of a trip curve is; the text contradicts itself. */
public enum TripAxis {
    /** x is the measurement, y is how many seconds it may last: HF, LF, HV and LV curves as R04 shows them. */
    VALUE,
    /** x is how many seconds it lasted, y is the measurement: PowerMonitoringMustTrip, and all curves of IEEE 2030.5. */
    TIME
}
