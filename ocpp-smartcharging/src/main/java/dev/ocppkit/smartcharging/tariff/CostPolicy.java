package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.enumeration.ChargingStateEnum;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Choices that OCPP leaves open.
 *
 * <p>Defaults: amounts have six decimals, half up; idle are EVConnected, SuspendedEV, SuspendedEVSE and Idle; idle
 * conditions count the current spell; thresholds are met between samples; an unknown quantity satisfies no condition;
 * a reached maxCost freezes the amounts; dimensions stand in the order of the schema.
 *
 * @param rounding how amounts are rounded
 * @param idleStates charging states that count as idle; Charging never does; the others count as neither
 * @param idleCounting what minIdleTime and maxIdleTime count
 * @param thresholds when an energy threshold takes effect
 * @param unknownQuantity what a condition on an unknown quantity means
 * @param maxCostForm what is reported once maxCost is reached
 * @param dimensionForm how charging periods list their dimensions
 */
public record CostPolicy(
        Rounding rounding,
        Set<ChargingStateEnum> idleStates,
        IdleCounting idleCounting,
        Thresholds thresholds,
        UnknownQuantity unknownQuantity,
        MaxCostForm maxCostForm,
        DimensionForm dimensionForm) {

    private static final CostPolicy DEFAULTS = new CostPolicy(
            Rounding.DEFAULT,
            EnumSet.of(
                    ChargingStateEnum.EV_CONNECTED,
                    ChargingStateEnum.SUSPENDED_EV,
                    ChargingStateEnum.SUSPENDED_EVSE,
                    ChargingStateEnum.IDLE),
            IdleCounting.CURRENT_SPELL,
            Thresholds.INTERPOLATED,
            UnknownQuantity.NO_MATCH,
            MaxCostForm.FREEZE,
            DimensionForm.SCHEMA);

    /** Checks for null and copies the set. */
    public CostPolicy {
        Objects.requireNonNull(rounding, "rounding");
        idleStates = Set.copyOf(idleStates);
        Objects.requireNonNull(idleCounting, "idleCounting");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(unknownQuantity, "unknownQuantity");
        Objects.requireNonNull(maxCostForm, "maxCostForm");
        Objects.requireNonNull(dimensionForm, "dimensionForm");
    }

    /**
     * Gives the defaults.
     *
     * @return the policy
     */
    public static CostPolicy ofDefaults() {
        return DEFAULTS;
    }

    /**
     * Replaces the rounding.
     *
     * @param value how amounts are rounded
     * @return the changed copy
     */
    public CostPolicy withRounding(Rounding value) {
        return new CostPolicy(value, idleStates, idleCounting, thresholds, unknownQuantity, maxCostForm, dimensionForm);
    }

    /**
     * Replaces the idle states.
     *
     * @param value states that count as idle, for instance SuspendedEV only
     * @return the changed copy
     */
    public CostPolicy withIdleStates(Set<ChargingStateEnum> value) {
        return new CostPolicy(rounding, value, idleCounting, thresholds, unknownQuantity, maxCostForm, dimensionForm);
    }

    /**
     * Replaces the counting of idle time in conditions.
     *
     * @param value what idle conditions count
     * @return the changed copy
     */
    public CostPolicy withIdleCounting(IdleCounting value) {
        return new CostPolicy(rounding, idleStates, value, thresholds, unknownQuantity, maxCostForm, dimensionForm);
    }

    /**
     * Replaces the treatment of energy thresholds.
     *
     * @param value when an energy threshold takes effect
     * @return the changed copy
     */
    public CostPolicy withThresholds(Thresholds value) {
        return new CostPolicy(rounding, idleStates, idleCounting, value, unknownQuantity, maxCostForm, dimensionForm);
    }

    /**
     * Replaces the treatment of unknown quantities.
     *
     * @param value what a condition on an unknown quantity means
     * @return the changed copy
     */
    public CostPolicy withUnknownQuantity(UnknownQuantity value) {
        return new CostPolicy(rounding, idleStates, idleCounting, thresholds, value, maxCostForm, dimensionForm);
    }

    /**
     * Replaces the form of a reached maxCost.
     *
     * @param value what is reported once maxCost is reached
     * @return the changed copy
     */
    public CostPolicy withMaxCostForm(MaxCostForm value) {
        return new CostPolicy(rounding, idleStates, idleCounting, thresholds, unknownQuantity, value, dimensionForm);
    }

    /**
     * Replaces the form of the dimensions.
     *
     * @param value how charging periods list their dimensions
     * @return the changed copy
     */
    public CostPolicy withDimensionForm(DimensionForm value) {
        return new CostPolicy(rounding, idleStates, idleCounting, thresholds, unknownQuantity, maxCostForm, value);
    }

    /** What {@code minIdleTime} and {@code maxIdleTime} count. */
    public enum IdleCounting {
        /** The current contiguous idle spell; charging sets it back to zero. */
        CURRENT_SPELL,
        /** All idle time of the transaction. */
        CUMULATIVE
    }

    /** When a threshold in energy takes effect. Clock and duration conditions always hold to the instant. */
    public enum Thresholds {
        /** When the register, taken as a straight line between samples, reaches it. */
        INTERPOLATED,
        /** At the first sample that has reached it, as on a station that evaluates every Interval[Tariff] seconds. */
        SAMPLED
    }

    /** What a condition means whose quantity is not known, for instance a current that is not measured. */
    public enum UnknownQuantity {
        /** It does not hold. */
        NO_MATCH,
        /** The cost cannot be calculated, if the choice of a price depends on it. */
        FAILURE
    }

    /** What is reported once {@code maxCost} is reached. */
    public enum MaxCostForm {
        /** The amounts of the moment at which it was reached (I12.FR.39). */
        FREEZE,
        /** {@code maxCost} itself as fixed amount, in the way of {@code minCost}. */
        REPLACE
    }

    /** How charging periods list their dimensions. */
    public enum DimensionForm {
        /** In the order of the schema; left out if no price depends on usage. */
        SCHEMA,
        /** Energy, charging time, idle time, then the others, and never without a charging time or energy. */
        CERTIFICATION
    }
}
