package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.FixedPF;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.smartcharging.internal.FixedPoint;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What single controls say about reactive power, in var. Positive is injected (over-excited), negative absorbed.
 *
 * <p>Spec: OCPP 2.1 Part 2, R04, FixedPFType, FixedVarType, DERCurveType.
 */
public final class ReactivePowers {
    private ReactivePowers() {}

    /**
     * Returns the reactive power of a constant power factor.
     *
     * <p>Pure; constant time. Example: 8 kW at a power factor of 0.8 come with 6 kvar.
     *
     * <p>Spec: OCPP 2.1 Part 2, FixedPFType; IEC 61850 DFPF, IEEE 2030.5 opModFixedPFInject and opModFixedPFAbsorb.
     *
     * @param control the control, displacement above 0 and at most 1
     * @param active the active power, in either direction
     * @return the reactive power; absorbed if {@code excitation} is true
     * @throws IllegalArgumentException if the displacement is out of range
     */
    public static BigDecimal fixedPf(FixedPF control, InjectedPower active) {
        BigDecimal magnitude = Numbers.round(active.watts().abs().multiply(tangent(control.displacement())));
        return control.excitation() ? magnitude.negate() : magnitude;
    }

    /** The ratio of reactive to active power at a power factor. */
    static BigDecimal tangent(BigDecimal powerFactor) {
        if (powerFactor.signum() <= 0 || powerFactor.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a power factor is not above 0 and at most 1");
        }
        BigDecimal sine = FixedPoint.root(BigDecimal.ONE.subtract(powerFactor.multiply(powerFactor)));
        return sine.divide(powerFactor, Numbers.WORKING_SCALE, RoundingMode.DOWN);
    }

    /**
     * Returns a constant reactive power.
     *
     * <p>Pure; constant time. Example: -25 percent of 4 kvar are -1 kvar.
     *
     * <p>Spec: OCPP 2.1 Part 2, FixedVarType; IEC 61850 DVAR, IEEE 2030.5 opModFixedVar.
     *
     * @param control the control
     * @param ratings the rated powers
     * @param availableVar reactive power available now in var, without sign; null: as rated
     * @return the reactive power
     */
    public static BigDecimal fixedVar(FixedVar control, DerRatings ratings, @Nullable BigDecimal availableVar) {
        return ofPercent(control.setpoint(), control.unit(), ratings, availableVar);
    }

    /**
     * Returns the reactive power of a voltage-var or watt-var curve.
     *
     * <p>Pure; O(log n). Example: a VoltVar curve through (98, 0) and (92, 44) with PctMaxVar injects 22 percent of the rated
     * reactive power at 95 percent of the nominal voltage.
     *
     * <p>Spec: OCPP 2.1 Part 2, DERCurveType, R04.FR.52, R04.FR.53 (edition 2); IEC 61850 DVVR and DWVR, IEEE 2030.5
     * opModVoltVar and opModWattVar.
     *
     * @param curve VoltVar: over percent of the nominal voltage; WattVar: over percent of the rated power; values in percent
     * @param x the voltage or power in that unit; for VoltVar moved by the reference, see {@link #shiftedVoltage}
     * @param unit PctMaxVar: percent of the rated reactive power; PctVarAvail: of the one available now
     * @param ratings the rated powers
     * @param availableVar reactive power available now in var, without sign; null: as rated
     * @return the reactive power
     */
    public static BigDecimal curve(
            DerCurve curve, BigDecimal x, DERUnitEnum unit, DerRatings ratings, @Nullable BigDecimal availableVar) {
        return ofPercent(curve.exactAt(x), unit, ratings, availableVar);
    }

    private static BigDecimal ofPercent(
            BigDecimal percent, DERUnitEnum unit, DerRatings ratings, @Nullable BigDecimal availableVar) {
        BigDecimal base = switch (unit) {
            case PCT_VAR_AVAIL -> availableVar != null ? availableVar : rated(percent, ratings);
            case PCT_MAX_W, PCT_W_AVAIL -> ratings.maxW();
            default -> rated(percent, ratings);
        };
        return ActivePowers.percentOf(percent, base);
    }

    private static BigDecimal rated(BigDecimal percent, DerRatings ratings) {
        return percent.signum() < 0 ? ratings.maxVarNeg() : ratings.maxVar();
    }

    /**
     * Returns the reactive power of a curve of the power factor over power.
     *
     * <p>Pure; O(log n). Example: a curve through (50, 1) and (100, 0.8) absorbs 6 kvar at 8 kW of 8 kW.
     *
     * <p>Spec: OCPP 2.1 Part 2, DERCurveType, R04.FR.54 (edition 2); IEEE 2030.5 opModWattPF.
     *
     * @param curve over percent of the rated power; values are power factors, above 0 absorbs, below 0 injects
     * @param ratings the rated power
     * @param active the active power
     * @return the reactive power; zero where the curve says 0
     */
    public static BigDecimal wattPf(DerCurve curve, DerRatings ratings, InjectedPower active) {
        BigDecimal factor = curve.exactAt(powerPercent(ratings, active));
        if (factor.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal magnitude =
                active.watts().abs().multiply(tangent(factor.abs().min(BigDecimal.ONE)));
        return Numbers.round(factor.signum() > 0 ? magnitude.negate() : magnitude);
    }

    /**
     * Returns an active power in percent of the rated one, which is the x of power curves.
     *
     * @param ratings the rated powers
     * @param active the active power
     * @return the power in percent, negative while charging, rounded toward zero to twelve decimals
     */
    public static BigDecimal powerPercent(DerRatings ratings, InjectedPower active) {
        return active.watts().movePointRight(2).divide(ratings.maxW(), Numbers.WORKING_SCALE, RoundingMode.DOWN);
    }

    /**
     * Moves a voltage by a reference, so that the points of a VoltVar curve are counted from it.
     *
     * <p>Spec: OCPP 2.1 Part 2, {@code vRef} of ReactivePowerParamsType.
     *
     * @param voltagePercent the measured voltage in percent of the nominal one
     * @param vRefShift how far the reference lies above the nominal voltage, in percent of it
     * @return the x of the curve
     */
    public static BigDecimal shiftedVoltage(BigDecimal voltagePercent, BigDecimal vRefShift) {
        return voltagePercent.subtract(vRefShift);
    }

    /**
     * Keeps reactive power within the ratings, active power having precedence.
     *
     * <p>Pure; constant time. Example: 8 kW of 10 kVA leave 6 kvar.
     *
     * @param reactive the reactive power
     * @param active the active power
     * @param ratings the ratings
     * @return the reactive power that is left
     */
    public static BigDecimal withinRatings(BigDecimal reactive, InjectedPower active, DerRatings ratings) {
        BigDecimal clamped = Numbers.clamp(reactive, ratings.maxVarNeg().negate(), ratings.maxVar());
        BigDecimal left = ratings.maxVA()
                .multiply(ratings.maxVA())
                .subtract(active.watts().multiply(active.watts()));
        if (clamped.multiply(clamped).compareTo(left) <= 0) {
            return clamped;
        }
        BigDecimal most = left.signum() <= 0 ? BigDecimal.ZERO : Numbers.round(FixedPoint.root(left));
        return Numbers.clamp(clamped, most.negate(), most);
    }
}
