package dev.ocppkit.smartcharging.der;

/** In which direction a measurement is abnormal. */
public enum TripSide {
    /** Too high: HF and HV curves, and the monitoring of power. */
    HIGH,
    /** Too low: LF and LV curves. */
    LOW
}
