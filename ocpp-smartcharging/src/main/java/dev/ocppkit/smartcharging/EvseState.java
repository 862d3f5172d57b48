package dev.ocppkit.smartcharging;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What smart charging must know about an EVSE.
 *
 * @param id number of the EVSE, 1 or more
 * @param currentType what it delivers
 * @param supportedPhases how many phases it can deliver, 1 to 3; without meaning for DC
 * @param dcInputPhaseControl whether a DC EVSE lets the phases of its AC input be chosen (K01.FR.54); false for AC
 * @param dcVoltage voltage of the direct current in V by which A and W are converted, above zero; absent: unknown, and a
 *     conversion is impossible
 * @param localLimit cap of the hardware; absent: none is known
 * @param transaction the running transaction; absent: none
 */
public record EvseState(
        int id,
        CurrentType currentType,
        int supportedPhases,
        boolean dcInputPhaseControl,
        @Nullable BigDecimal dcVoltage,
        @Nullable LocalLimit localLimit,
        @Nullable TransactionState transaction) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public EvseState {
        Objects.requireNonNull(currentType, "currentType");
        if (id < 1) {
            throw new IllegalArgumentException("id is " + id + ", but EVSEs are numbered from 1");
        }
        if (supportedPhases < 1 || supportedPhases > 3) {
            throw new IllegalArgumentException("supportedPhases is " + supportedPhases);
        }
        if (dcVoltage != null && dcVoltage.signum() <= 0) {
            throw new IllegalArgumentException("dcVoltage is " + dcVoltage);
        }
    }

    /**
     * Makes an AC EVSE without transaction.
     *
     * @param id number of the EVSE, 1 or more
     * @param supportedPhases how many phases it can deliver, 1 to 3
     * @return the EVSE
     */
    public static EvseState ac(int id, int supportedPhases) {
        return new EvseState(id, CurrentType.AC, supportedPhases, false, null, null, null);
    }

    /**
     * Makes a DC EVSE without transaction.
     *
     * @param id number of the EVSE, 1 or more
     * @param dcVoltage voltage in V by which A and W are converted; null if unknown
     * @return the EVSE
     */
    public static EvseState dc(int id, @Nullable BigDecimal dcVoltage) {
        return new EvseState(id, CurrentType.DC, 3, false, dcVoltage, null, null);
    }

    /**
     * Returns this EVSE with another transaction.
     *
     * @param running the running transaction, or null for none
     * @return the new state
     */
    public EvseState withTransaction(@Nullable TransactionState running) {
        return new EvseState(id, currentType, supportedPhases, dcInputPhaseControl, dcVoltage, localLimit, running);
    }

    /**
     * Returns this EVSE with another cap of its hardware.
     *
     * @param cap the cap, or null for none
     * @return the new state
     */
    public EvseState withLocalLimit(@Nullable LocalLimit cap) {
        return new EvseState(id, currentType, supportedPhases, dcInputPhaseControl, dcVoltage, cap, transaction);
    }

    /**
     * Returns this EVSE with or without the ability to choose the phases of its AC input.
     *
     * @param able whether the phases can be chosen
     * @return the new state
     */
    public EvseState withDcInputPhaseControl(boolean able) {
        return new EvseState(id, currentType, supportedPhases, able, dcVoltage, localLimit, transaction);
    }
}
