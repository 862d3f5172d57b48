package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.enumeration.ChargingStateEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a transaction at one instant.
 *
 * <p>State, power and current hold from this sample until the next one. A missing state keeps the state before it; a
 * missing power is the slope of the register up to the next sample; a missing current is unknown.
 *
 * <p>Spec: OCPP 2.1 Part 2 I12.FR.31.
 *
 * @param at the instant of the reading
 * @param energyWh net energy register in Wh: import minus export; any base, only differences count
 * @param chargingState the state that begins at this instant
 * @param powerW active power in W, negative when discharging
 * @param currentA current in A added up over the phases, negative when discharging
 * @param socPercent state of charge of the EV, 0 to 100
 */
public record Sample(
        Instant at,
        BigDecimal energyWh,
        @Nullable ChargingStateEnum chargingState,
        @Nullable BigDecimal powerW,
        @Nullable BigDecimal currentA,
        @Nullable BigDecimal socPercent) {

    /** Checks for null. */
    public Sample {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(energyWh, "energyWh");
    }

    /**
     * Makes a sample with a register value only.
     *
     * @param at the instant of the reading
     * @param energyWh net energy register in Wh
     * @return the sample
     */
    public static Sample of(Instant at, BigDecimal energyWh) {
        return new Sample(at, energyWh, null, null, null, null);
    }

    /**
     * Makes a sample with a register value and the state that begins.
     *
     * @param at the instant of the reading
     * @param energyWh net energy register in Wh
     * @param chargingState the state that begins
     * @return the sample
     */
    public static Sample of(Instant at, long energyWh, ChargingStateEnum chargingState) {
        return of(at, BigDecimal.valueOf(energyWh)).withChargingState(chargingState);
    }

    /**
     * Replaces the state.
     *
     * @param state the state that begins at this instant; null keeps the one before
     * @return the changed copy
     */
    public Sample withChargingState(@Nullable ChargingStateEnum state) {
        return new Sample(at, energyWh, state, powerW, currentA, socPercent);
    }

    /**
     * Replaces the power.
     *
     * @param watt active power in W, negative when discharging; null if not measured
     * @return the changed copy
     */
    public Sample withPower(@Nullable BigDecimal watt) {
        return new Sample(at, energyWh, chargingState, watt, currentA, socPercent);
    }

    /**
     * Replaces the current.
     *
     * @param ampere current in A over all phases, negative when discharging; null if not measured
     * @return the changed copy
     */
    public Sample withCurrent(@Nullable BigDecimal ampere) {
        return new Sample(at, energyWh, chargingState, powerW, ampere, socPercent);
    }

    /**
     * Replaces the state of charge.
     *
     * @param percent state of charge, 0 to 100; null if not known
     * @return the changed copy
     */
    public Sample withSoc(@Nullable BigDecimal percent) {
        return new Sample(at, energyWh, chargingState, powerW, currentA, percent);
    }
}
