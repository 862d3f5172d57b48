package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.DERCurvePoints;
import dev.ocppkit.smartcharging.internal.Numbers;
import dev.ocppkit.smartcharging.internal.Polyline;
import java.math.BigDecimal;
import java.util.List;

/**
 * A curve of a control, ready to be asked often: linear between its points, constant beyond the first and the last; where
 * points share one x, the last of them counts for it.
 *
 * <p>Spec: OCPP 2.1 Part 2, DERCurveType.
 */
public final class DerCurve {
    private final Polyline line;

    private DerCurve(Polyline line) {
        this.line = line;
    }

    /**
     * Makes a curve.
     *
     * @param curve the curve of a control
     * @return the curve
     * @throws IllegalArgumentException if it has no point or runs back
     */
    public static DerCurve of(DERCurve curve) {
        List<DERCurvePoints> points = curve.curveData();
        return new DerCurve(new Polyline(
                points.stream().map(DERCurvePoints::x).toList(),
                points.stream().map(DERCurvePoints::y).toList()));
    }

    /**
     * Returns the value at a place.
     *
     * <p>Pure; O(log n). Example: on the points (100, 0) and (110, -50) the value at 104 is -20.
     *
     * @param x the place, in the unit of the kind of curve
     * @return the value, rounded toward zero to six decimals
     */
    public BigDecimal valueAt(BigDecimal x) {
        return Numbers.round(line.at(x));
    }

    BigDecimal exactAt(BigDecimal x) {
        return line.at(x);
    }

    /**
     * Returns where the points are.
     *
     * @return never falling
     */
    public List<BigDecimal> xs() {
        return line.xs();
    }

    /**
     * Returns the values of the points.
     *
     * @return as many as there are places
     */
    public List<BigDecimal> ys() {
        return line.ys();
    }
}
