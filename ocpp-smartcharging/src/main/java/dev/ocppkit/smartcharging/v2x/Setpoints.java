package dev.ocppkit.smartcharging.v2x;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Functions of a single setpoint. */
public final class Setpoints {
    private Setpoints() {}

    /**
     * Caps a setpoint: a positive one to the limit, a negative one to the discharge limit.
     *
     * <p>Pure; constant time. Example: 2000 capped by a limit of 1000 is 1000; -2000 capped by it stays.
     *
     * <pre>{@code
     * BigDecimal capped = Setpoints.cap(BigDecimal.valueOf(2000), caps);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, V2X.03, V2X.04, K08.FR.08, Q09.FR.05; a reactive setpoint is never capped.
     *
     * @param setpoint the setpoint, positive charges
     * @param caps its bounds in the same unit
     * @return the capped setpoint
     */
    public static BigDecimal cap(BigDecimal setpoint, SetpointCaps caps) {
        BigDecimal bound = setpoint.signum() > 0 ? caps.limit() : caps.dischargeLimit();
        if (bound == null || setpoint.signum() == 0) {
            return setpoint;
        }
        return setpoint.signum() > 0 ? setpoint.min(bound) : setpoint.max(bound);
    }

    /**
     * Returns how far the measured power misses the setpoint: above zero if more power flows than asked for, in either
     * direction, below zero if less.
     *
     * <p>Pure; constant time. Example: a setpoint of -2000 W and 1500 W exported give -500 W.
     *
     * <pre>{@code
     * BigDecimal residual = Setpoints.residual(next, BigDecimal.ZERO, BigDecimal.valueOf(1500));
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, Q chapter 2.4 (measurand Power.Active.Residual); edition 1 prints other formulas,
     * which contradict its own words.
     *
     * @param setpoint the setpoint in W, positive charges; null if there is none
     * @param imported measured power into the vehicle in W, zero or more
     * @param exported measured power out of the vehicle in W, zero or more
     * @return the residual in W; zero without a setpoint
     */
    public static BigDecimal residual(@Nullable BigDecimal setpoint, BigDecimal imported, BigDecimal exported) {
        if (setpoint == null) {
            return BigDecimal.ZERO;
        }
        return switch (setpoint.signum()) {
            case 0 -> imported.add(exported);
            case 1 -> imported.subtract(setpoint);
            default -> exported.add(setpoint);
        };
    }
}
