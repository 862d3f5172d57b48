package dev.ocppkit.smartcharging.tariff.payment;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * Raises the authorised amount of an ad hoc payment before it is used up.
 *
 * <p>Spec: OCPP 2.1 Part 2 C23.FR.01, C23.FR.02.
 *
 * @param increment PaymentCtrlr.IncrementalAuthorizationAmount; 0 means that raising is not allowed
 * @param threshold PaymentCtrlr.IncrementalAuthorizationThreshold
 */
public record IncrementalAuthorization(BigDecimal increment, BigDecimal threshold) {

    /** Checks for null. */
    public IncrementalAuthorization {
        Objects.requireNonNull(increment, "increment");
        Objects.requireNonNull(threshold, "threshold");
    }

    /**
     * Decides whether to ask the terminal for more.
     *
     * @param authorized the amount authorised so far
     * @param cost the running total including tax
     * @return the amount to authorise: if the terminal agrees it becomes maxCost, reported with trigger reason LimitSet;
     *     empty if the present one suffices
     */
    public Optional<BigDecimal> raise(BigDecimal authorized, BigDecimal cost) {
        boolean exceeds = cost.compareTo(authorized.subtract(threshold)) > 0;
        return increment.signum() > 0 && exceeds ? Optional.of(authorized.add(increment)) : Optional.empty();
    }
}
