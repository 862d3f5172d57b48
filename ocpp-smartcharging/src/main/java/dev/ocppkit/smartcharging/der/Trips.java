package dev.ocppkit.smartcharging.der;

import java.time.Instant;
import java.util.List;

/**
 * Trip and ride-through curves.
 *
 * <p>Spec: OCPP 2.1 Part 2, R chapter 2.7, R04; IEC 61850 DHVT, DLVT, DHFT, DLFT, IEEE 2030.5 opModHVRTMustTrip and so on.
 */
public final class Trips {
    private Trips() {}

    /**
     * Tells whether a history of measurements has reached a curve: some measurement, or worse ones, lasted as long as the curve
     * lets it.
     *
     * <p>Pure; O(n²) at worst in the measurements, O(n) for a single excursion. Example: a curve through (61, 10) and (62, 2)
     * is reached by 61.5 Hz after 6 s.
     *
     * @param curve the curve
     * @param history measurements in the order of time; each holds until the next one
     * @param now the current time, not before the last measurement
     * @return whether the curve has been reached; at the very second it is
     */
    public static boolean isReached(TripCurve curve, List<TripSample> history, Instant now) {
        TripTimer timer = TripTimer.NORMAL;
        for (TripSample sample : history) {
            timer = timer.measure(curve, sample.at(), sample.value());
            if (timer.isReached(curve, sample.at())) {
                return true;
            }
        }
        return timer.isReached(curve, now);
    }

    /**
     * Decides between curves of different kinds.
     *
     * <p>Spec: OCPP 2.1 Part 2, R chapter 2.7; that a duty to trip goes before the duty to stay is not in the text.
     *
     * @param mustTrip whether a MustTrip curve has been reached
     * @param cessation whether a MomCess curve has been reached
     * @param mayTrip whether a MayTrip curve has been reached
     * @return the strongest of them
     */
    public static TripDecision decide(boolean mustTrip, boolean cessation, boolean mayTrip) {
        if (mustTrip) {
            return TripDecision.MUST_TRIP;
        }
        if (cessation) {
            return TripDecision.MOMENTARY_CESSATION;
        }
        return mayTrip ? TripDecision.MAY_TRIP : TripDecision.STAY;
    }
}
