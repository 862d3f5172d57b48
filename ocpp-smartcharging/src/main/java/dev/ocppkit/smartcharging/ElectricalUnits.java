package dev.ocppkit.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Conversions between power and current, and the one rounding of this module.
 *
 * <p>The voltage is always the configured nominal one, never a measured one (K01.FR.50). Results of a division have at most
 * six decimals and are rounded toward zero, so that limits of charging never grow and limits of discharging come closer to
 * zero; products are exact.
 */
public final class ElectricalUnits {
    /** The greatest number of decimals of a result that was divided. */
    public static final int DECIMALS = 6;

    private ElectricalUnits() {}

    /**
     * Converts power to current per phase.
     *
     * <p>Pure; constant time. The example makes 16 of 11,040:
     *
     * <pre>{@code
     * BigDecimal amps = ElectricalUnits.amps(watts, volts, 3);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K01.FR.50 with errata 2025-09.
     *
     * @param watts power in W, all phases together; its sign is kept
     * @param volts nominal voltage between phase and neutral in V (DC: of the direct current), above zero
     * @param phases number of phases, 1 to 3 (DC: 1)
     * @return the current per phase in A, rounded toward zero to six decimals
     * @throws IllegalArgumentException if {@code volts} or {@code phases} is out of range
     */
    public static BigDecimal amps(BigDecimal watts, BigDecimal volts, int phases) {
        requireRange(volts, phases);
        return watts.divide(volts.multiply(BigDecimal.valueOf(phases)), DECIMALS, RoundingMode.DOWN)
                .stripTrailingZeros();
    }

    /**
     * Converts current per phase to power.
     *
     * <p>Pure; constant time. The example makes 11,040 of 16:
     *
     * <pre>{@code
     * BigDecimal power = ElectricalUnits.watts(amps, volts, 3);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K01.FR.51.
     *
     * @param amps current per phase in A; its sign is kept
     * @param volts nominal voltage between phase and neutral in V (DC: of the direct current), above zero
     * @param phases number of phases, 1 to 3 (DC: 1)
     * @return the power in W of all phases together, exact
     * @throws IllegalArgumentException if {@code volts} or {@code phases} is out of range
     */
    public static BigDecimal watts(BigDecimal amps, BigDecimal volts, int phases) {
        requireRange(volts, phases);
        return amps.multiply(volts).multiply(BigDecimal.valueOf(phases));
    }

    private static void requireRange(BigDecimal volts, int phases) {
        if (volts.signum() <= 0) {
            throw new IllegalArgumentException("volts is " + volts);
        }
        if (phases < 1 || phases > 3) {
            throw new IllegalArgumentException("phases is " + phases);
        }
    }
}
