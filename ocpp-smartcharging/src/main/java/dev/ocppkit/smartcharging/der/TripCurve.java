package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How long an abnormal measurement may last.
 *
 * <p>Spec: OCPP 2.1 Part 2, R04, DERCurveType; trip curves of IEEE 1547 (IEC 61850: DHVT, DLVT, DHFT, DLFT).
 *
 * @param curve the curve
 * @param side in which direction a measurement is abnormal
 * @param axis what x is
 */
public record TripCurve(DerCurve curve, TripSide side, TripAxis axis) {
    /** Checks for null. */
    public TripCurve {
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(axis, "axis");
    }

    /** The mildest measurement that the curve says anything about. */
    private BigDecimal threshold() {
        var values = axis == TripAxis.VALUE ? curve.xs() : curve.ys();
        BigDecimal mildest = values.get(0);
        for (BigDecimal value : values) {
            mildest = side == TripSide.HIGH ? mildest.min(value) : mildest.max(value);
        }
        return mildest;
    }

    /**
     * Tells whether a measurement is abnormal at all.
     *
     * @param value the measurement, in the unit of the curve
     * @return whether it is at or beyond the mildest point of the curve
     */
    public boolean isBeyond(BigDecimal value) {
        int compared = value.compareTo(threshold());
        return side == TripSide.HIGH ? compared >= 0 : compared <= 0;
    }

    /**
     * Tells whether a measurement has lasted long enough.
     *
     * @param value the mildest measurement of a stretch of time
     * @param seconds how long the stretch is
     * @return whether the curve has been reached
     */
    public boolean isReached(BigDecimal value, BigDecimal seconds) {
        if (!isBeyond(value)) {
            return false;
        }
        if (axis == TripAxis.VALUE) {
            return seconds.compareTo(curve.exactAt(value)) >= 0;
        }
        if (seconds.compareTo(curve.xs().get(0)) < 0) {
            return false;
        }
        int compared = value.compareTo(curve.exactAt(seconds));
        return side == TripSide.HIGH ? compared >= 0 : compared <= 0;
    }
}
