package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;

/**
 * Nameplate of an inverter.
 *
 * <p>Spec: OCPP 2.1 Part 2, component DCDERCtrlr; DERChargingParameters of a vehicle.
 *
 * @param maxW greatest active power injected, in W (MaxW), above zero
 * @param maxChargeW greatest active power absorbed, in W, without sign (MaxChargeRateW)
 * @param maxVA greatest apparent power in VA (MaxVA), above zero
 * @param maxVar greatest reactive power injected, in var (MaxVar)
 * @param maxVarNeg greatest reactive power absorbed, in var, without sign (MaxVarNeg)
 * @param nominalVoltage nominal voltage in V (VNom), above zero
 * @param nominalFrequency nominal frequency in Hz, above zero
 */
public record DerRatings(
        BigDecimal maxW,
        BigDecimal maxChargeW,
        BigDecimal maxVA,
        BigDecimal maxVar,
        BigDecimal maxVarNeg,
        BigDecimal nominalVoltage,
        BigDecimal nominalFrequency) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public DerRatings {
        require(maxW.signum() > 0, "maxW", maxW);
        require(maxChargeW.signum() >= 0, "maxChargeW", maxChargeW);
        require(maxVA.signum() > 0, "maxVA", maxVA);
        require(maxVar.signum() >= 0, "maxVar", maxVar);
        require(maxVarNeg.signum() >= 0, "maxVarNeg", maxVarNeg);
        require(nominalVoltage.signum() > 0, "nominalVoltage", nominalVoltage);
        require(nominalFrequency.signum() > 0, "nominalFrequency", nominalFrequency);
    }

    private static void require(boolean inRange, String name, BigDecimal value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    /**
     * Makes ratings of an inverter that is the same in both directions and whose apparent power is its active power.
     *
     * @param maxW greatest active and apparent power in W
     * @param maxVar greatest reactive power in var
     * @param nominalVoltage nominal voltage in V
     * @param nominalFrequency nominal frequency in Hz
     * @return the ratings
     */
    public static DerRatings symmetric(long maxW, long maxVar, long nominalVoltage, long nominalFrequency) {
        BigDecimal watts = BigDecimal.valueOf(maxW);
        BigDecimal vars = BigDecimal.valueOf(maxVar);
        return new DerRatings(
                watts,
                watts,
                watts,
                vars,
                vars,
                BigDecimal.valueOf(nominalVoltage),
                BigDecimal.valueOf(nominalFrequency));
    }
}
