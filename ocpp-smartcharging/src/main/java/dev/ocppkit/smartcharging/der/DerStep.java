package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one step.
 *
 * @param active the active power to set
 * @param reactive the reactive power to set, in var, positive into the grid
 * @param reactiveControl the control that decides it; absent: none
 * @param decision what trip and ride-through curves say
 * @param effects what changed the power the schedule asks for, in the order in which it was applied
 * @param deviation what the CSMS is told about (R05); absent: no control makes the station deviate
 * @param state for the next step
 */
public record DerStep(
        InjectedPower active,
        BigDecimal reactive,
        @Nullable DERControlEnum reactiveControl,
        TripDecision decision,
        List<DerEffect> effects,
        DerAlarms.@Nullable Deviation deviation,
        DerState state) {
    /** Checks for null and copies the list. */
    public DerStep {
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(reactive, "reactive");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(state, "state");
        effects = List.copyOf(effects);
    }

    /**
     * Finds what decided the active power.
     *
     * @return the last effect on it; empty if the schedule is followed
     */
    public Optional<DerEffect> decisive() {
        return effects.stream()
                .filter(effect -> effect.cause() != DerEffect.Cause.REACTIVE_LIMIT)
                .reduce((first, second) -> second);
    }
}
