package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What single controls say about active power. All powers are in W, positive into the grid.
 *
 * <p>Spec: OCPP 2.1 Part 2, R04, FreqDroopType, LimitMaxDischargeType, DERCurveType.
 */
public final class ActivePowers {
    private ActivePowers() {}

    /**
     * Returns the power under frequency droop: less is injected the higher the frequency is above the dead band, and more the
     * lower it is below it.
     *
     * <p>Pure; constant time. Example: 10 kW rated, 50 Hz, dead band up to 50.2 Hz, droop 0.05: at 50.45 Hz the power is 0.25 /
     * (50 · 0.05) of 10 kW, that is 1 kW, below the one before.
     *
     * <p>Spec: OCPP 2.1 Part 2, FreqDroopType; the formula is that of IEEE 1547-2018 (IEC 61850: DHFW, DLFW), the text has none.
     *
     * @param droop the control, droops above zero
     * @param ratings rated power and nominal frequency
     * @param frequencyHz measured frequency in Hz
     * @param before power when the frequency left the dead band
     * @param lowest least power, negative to charge
     * @param highest greatest power
     * @return the power, with at most six decimals, between lowest and highest; inside the dead band {@code before}
     * @throws IllegalArgumentException if a droop is not above zero
     */
    public static InjectedPower freqDroop(
            FreqDroop droop,
            DerRatings ratings,
            BigDecimal frequencyHz,
            InjectedPower before,
            InjectedPower lowest,
            InjectedPower highest) {
        if (droop.overDroop().signum() <= 0 || droop.underDroop().signum() <= 0) {
            throw new IllegalArgumentException("a droop is not above zero");
        }
        BigDecimal change = BigDecimal.ZERO;
        if (frequencyHz.compareTo(droop.overFreq()) > 0) {
            change = droopPower(ratings, droop.overFreq().subtract(frequencyHz), droop.overDroop());
        } else if (frequencyHz.compareTo(droop.underFreq()) < 0) {
            change = droopPower(ratings, droop.underFreq().subtract(frequencyHz), droop.underDroop());
        }
        BigDecimal power = Numbers.round(before.watts().add(change));
        return new InjectedPower(Numbers.clamp(power, lowest.watts(), highest.watts()));
    }

    private static BigDecimal droopPower(DerRatings ratings, BigDecimal deviation, BigDecimal droop) {
        return ratings.maxW()
                .multiply(deviation)
                .divide(ratings.nominalFrequency().multiply(droop), Numbers.WORKING_SCALE, RoundingMode.DOWN);
    }

    /**
     * Tells whether a frequency is inside the dead band of a droop, its ends included.
     *
     * @param droop the control
     * @param frequencyHz measured frequency in Hz
     * @return whether the droop does nothing
     */
    public static boolean isInDeadBand(FreqDroop droop, BigDecimal frequencyHz) {
        return frequencyHz.compareTo(droop.overFreq()) <= 0 && frequencyHz.compareTo(droop.underFreq()) >= 0;
    }

    /**
     * Returns the greatest power that a frequency-watt or voltage-watt curve lets in.
     *
     * <p>Pure; O(log n). Example: a VoltWatt curve through (106, 100) and (110, 0) with PctMaxW lets 50 percent of the rated
     * power in at 108 percent of the nominal voltage.
     *
     * <p>Spec: OCPP 2.1 Part 2, DERCurveType, R04.FR.50, R04.FR.51 (edition 2); IEC 61850 DVWC and DHFW, IEEE 2030.5
     * opModVoltWatt and opModFreqWatt, which say that the curve limits.
     *
     * @param curve FreqWatt: over Hz; VoltWatt: over percent of the nominal voltage; values in percent
     * @param x the measured frequency or voltage in that unit
     * @param unit PctMaxW: percent of the rated power; PctWAvail: percent of the power available now
     * @param ratings the rated power
     * @param availableW power available now in W; null: as rated
     * @return the greatest power; it is below zero where the curve is, and then asks for charging
     */
    public static InjectedPower curveLimit(
            DerCurve curve, BigDecimal x, DERUnitEnum unit, DerRatings ratings, @Nullable BigDecimal availableW) {
        BigDecimal base = unit == DERUnitEnum.PCT_W_AVAIL && availableW != null ? availableW : ratings.maxW();
        return new InjectedPower(percentOf(curve.exactAt(x), base));
    }

    /**
     * Returns the greatest power that a limit of discharging lets in.
     *
     * <p>Pure; constant time. Example: 50 percent of 10 kW are 5 kW.
     *
     * <p>Spec: OCPP 2.1 Part 2, LimitMaxDischargeType, R01; IEC 61850 DWMX, IEEE 2030.5 opModMaxLimW.
     *
     * @param limit the control
     * @param ratings the rated power
     * @return the greatest power; empty if the control names no percentage
     */
    public static Optional<InjectedPower> maxDischarge(LimitMaxDischarge limit, DerRatings ratings) {
        return Optional.ofNullable(limit.pctMaxDischargePower())
                .map(percent -> new InjectedPower(percentOf(percent, ratings.maxW())));
    }

    static BigDecimal percentOf(BigDecimal percent, BigDecimal base) {
        return Numbers.round(percent.multiply(base).movePointLeft(2));
    }

    /**
     * Returns a measured voltage in percent of the nominal one, which is the x of voltage curves.
     *
     * @param ratings the nominal voltage
     * @param voltage the measured voltage in V
     * @return the voltage in percent, rounded down to twelve decimals
     */
    public static BigDecimal voltagePercent(DerRatings ratings, BigDecimal voltage) {
        return voltage.movePointRight(2).divide(ratings.nominalVoltage(), Numbers.WORKING_SCALE, RoundingMode.DOWN);
    }
}
