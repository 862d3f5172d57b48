package dev.ocppkit.smartcharging.der;

import dev.ocppkit.smartcharging.internal.FixedPoint;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How fast an output follows its target. */
public final class Responses {
    private Responses() {}

    /**
     * Moves an output toward its target the way a first-order system does: nine tenths of the way after the response time.
     *
     * <p>Pure; constant time. Example: from 0 toward 1000 with a response time of 5 s, after 5 s the output is 900.
     *
     * <p>Spec: OCPP 2.1 Part 2, {@code responseTime} of DERCurveType and FreqDroopType; open loop response time of IEEE 1547.
     *
     * @param previous the output before
     * @param target where it is to go
     * @param elapsedSeconds how long ago the output was {@code previous}, zero or more
     * @param responseTime in seconds; null or zero: at once
     * @return the output now, with at most six decimals, between previous and target
     */
    public static BigDecimal firstOrder(
            BigDecimal previous, BigDecimal target, BigDecimal elapsedSeconds, @Nullable BigDecimal responseTime) {
        if (responseTime == null || responseTime.signum() <= 0 || previous.compareTo(target) == 0) {
            return target;
        }
        BigDecimal exponent = elapsedSeconds.divide(responseTime, Numbers.WORKING_SCALE, RoundingMode.DOWN);
        BigDecimal left = previous.subtract(target).multiply(FixedPoint.tenToMinus(exponent));
        return Numbers.round(target.add(left));
    }

    /**
     * Moves an output toward its target with a bounded slope.
     *
     * <p>Pure; constant time. Example: 100 s from zero to a full power of 10 kW allow 100 W each second.
     *
     * <p>Spec: OCPP 2.1 Part 2, GradientType, {@code rampRate} of EnterServiceType.
     *
     * @param previous the output before
     * @param target where it is to go
     * @param elapsedSeconds how long ago the output was {@code previous}, zero or more
     * @param fullPower the full power, without sign
     * @param rampSeconds seconds from zero to full power; null or zero: at once
     * @return the output now, with at most six decimals, between previous and target
     */
    public static BigDecimal ramp(
            BigDecimal previous,
            BigDecimal target,
            BigDecimal elapsedSeconds,
            BigDecimal fullPower,
            @Nullable BigDecimal rampSeconds) {
        if (rampSeconds == null || rampSeconds.signum() <= 0) {
            return target;
        }
        BigDecimal reach =
                fullPower.multiply(elapsedSeconds).divide(rampSeconds, Numbers.RESULT_SCALE, RoundingMode.DOWN);
        return Numbers.clamp(target, previous.subtract(reach), previous.add(reach));
    }

    /**
     * Lets a reference voltage follow the measured one slowly.
     *
     * <p>Pure; constant time.
     *
     * <p>Spec: OCPP 2.1 Part 2, {@code autonomousVRefEnable} and {@code autonomousVRefTimeConstant} of
     * ReactivePowerParamsType; autonomously adjusting reference voltage of IEEE 1547, which keeps it within 95 and 105 percent.
     *
     * @param previousPercent the reference before, in percent of the nominal voltage
     * @param measuredPercent the measured voltage in percent of the nominal one
     * @param elapsedSeconds how long ago the reference was {@code previousPercent}
     * @param timeConstant in seconds; zero: at once. After one of it 63 percent of the way is done
     * @return the reference now in percent, from 95 to 105
     */
    public static BigDecimal voltageReference(
            BigDecimal previousPercent,
            BigDecimal measuredPercent,
            BigDecimal elapsedSeconds,
            BigDecimal timeConstant) {
        // e to the power of -t is 10 to the power of -t / ln(10).
        BigDecimal responseTime = timeConstant.multiply(LN_10);
        BigDecimal reference = firstOrder(previousPercent, measuredPercent, elapsedSeconds, responseTime);
        return Numbers.clamp(reference, LOWEST_REFERENCE, HIGHEST_REFERENCE);
    }

    private static final BigDecimal LN_10 = new BigDecimal("2.302585092994046");
    private static final BigDecimal LOWEST_REFERENCE = BigDecimal.valueOf(95);
    private static final BigDecimal HIGHEST_REFERENCE = BigDecimal.valueOf(105);
}
