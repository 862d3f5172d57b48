package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one step leaves to the next.
 *
 * @param at when the last step was; absent: there was none, and the output jumps to its target
 * @param active the active power
 * @param reactive the reactive power in var, positive into the grid
 * @param service whether the inverter is in service
 * @param beforeDroop power when the frequency left the dead band of the droop; absent: it is inside
 * @param frequencyLimit where the limit of FreqWatt stands
 * @param voltageLimit where the limit of VoltWatt stands
 * @param timers by kind of trip curve how long the grid has been abnormal, whatever else is in force; empty: it is not
 * @param voltageReference reference of VoltVar that follows the voltage, in percent of the nominal one
 * @param meanBeyondSince since when the mean voltage has been too high; absent: it is not
 */
public record DerState(
        @Nullable Instant at,
        InjectedPower active,
        BigDecimal reactive,
        ServiceState service,
        @Nullable InjectedPower beforeDroop,
        HysteresisState frequencyLimit,
        HysteresisState voltageLimit,
        List<TripTimer> timers,
        BigDecimal voltageReference,
        @Nullable Instant meanBeyondSince) {
    /** Checks for null and copies the list. */
    public DerState {
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(reactive, "reactive");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(frequencyLimit, "frequencyLimit");
        Objects.requireNonNull(voltageLimit, "voltageLimit");
        Objects.requireNonNull(voltageReference, "voltageReference");
        timers = List.copyOf(timers);
    }

    private static DerState start(ServiceState service) {
        return new DerState(
                null,
                InjectedPower.ZERO,
                BigDecimal.ZERO,
                service,
                null,
                HysteresisState.IDLE,
                HysteresisState.IDLE,
                List.of(),
                BigDecimal.valueOf(100),
                null);
    }

    /**
     * Returns the state of an inverter that is in service already.
     *
     * @return the state
     */
    public static DerState running() {
        return start(ServiceState.RUNNING);
    }

    /**
     * Returns the state of an inverter that has yet to enter service.
     *
     * @return the state
     */
    public static DerState outOfService() {
        return start(ServiceState.OUT);
    }
}
