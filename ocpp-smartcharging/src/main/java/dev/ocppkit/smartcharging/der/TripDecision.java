package dev.ocppkit.smartcharging.der;

/**
 * What an inverter does about an abnormal grid, the weakest first.
 *
 * <p>Spec: OCPP 2.1 Part 2, R chapter 2.7; ride-through, momentary cessation and trip of IEEE 1547.
 */
public enum TripDecision {
    /** It stays connected and works. */
    STAY,
    /** It may disconnect, but need not. */
    MAY_TRIP,
    /** It stays connected and ceases to work for the moment. */
    MOMENTARY_CESSATION,
    /** It disconnects. */
    MUST_TRIP
}
