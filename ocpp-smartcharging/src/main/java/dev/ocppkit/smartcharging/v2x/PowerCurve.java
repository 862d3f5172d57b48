package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.smartcharging.internal.Numbers;
import dev.ocppkit.smartcharging.internal.Polyline;
import java.math.BigDecimal;
import java.util.List;

/**
 * Power over the frequency of the grid or over the aFRR signal: linear between the points, constant beyond the first and
 * the last. Where two points share one place the curve jumps there, and the last of them counts for the place itself.
 *
 * <p>Immutable; make it once per schedule period and ask it often.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q08.FR.02, Q08.FR.06, Q08.FR.10; what holds outside the points is not in the text.
 */
public final class PowerCurve {
    private final Polyline line;

    private PowerCurve(List<BigDecimal> places, List<BigDecimal> powers) {
        line = new Polyline(places, powers);
    }

    /**
     * Makes a curve of {@code v2xFreqWattCurve}.
     *
     * @param points one or more points in Hz and W, frequencies never falling; a schedule needs two (Q08.FR.02)
     * @return the curve
     * @throws IllegalArgumentException if there is no point or a frequency is below the one ahead of it
     */
    public static PowerCurve ofFrequency(List<V2XFreqWattPoint> points) {
        return new PowerCurve(
                points.stream().map(V2XFreqWattPoint::frequency).toList(),
                points.stream().map(V2XFreqWattPoint::power).toList());
    }

    /**
     * Makes a curve of {@code v2xSignalWattCurve}.
     *
     * @param points one or more points, signals never falling, power in W
     * @return the curve
     * @throws IllegalArgumentException if there is no point or a signal is below the one ahead of it
     */
    public static PowerCurve ofSignal(List<V2XSignalWattPoint> points) {
        return new PowerCurve(
                points.stream().map(point -> BigDecimal.valueOf(point.signal())).toList(),
                points.stream().map(V2XSignalWattPoint::power).toList());
    }

    /**
     * Returns the power at a frequency or signal.
     *
     * <p>Pure; O(log n) in the number of points. Example: on the points (49.8, -8000) and (50.2, 8000) the power at 50.1 is
     * 4000.
     *
     * @param place frequency in Hz, or signal
     * @return power in W, positive charges; rounded toward zero to six decimals
     */
    public BigDecimal powerAt(BigDecimal place) {
        return Numbers.round(exactAt(place));
    }

    /** As {@link #powerAt}, with more decimals to add it to others. */
    BigDecimal exactAt(BigDecimal place) {
        return line.at(place);
    }

    /**
     * Returns where the points are.
     *
     * @return frequencies in Hz, or signals, never falling
     */
    public List<BigDecimal> places() {
        return line.xs();
    }

    /**
     * Returns the powers of the points.
     *
     * @return powers in W, as many as there are places
     */
    public List<BigDecimal> powers() {
        return line.ys();
    }
}
