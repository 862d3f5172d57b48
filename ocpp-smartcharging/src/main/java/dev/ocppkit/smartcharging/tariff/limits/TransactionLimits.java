package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decisions about transaction limits.
 *
 * <p>Pure functions. Limits cannot be taken away, only set so high that they do not matter (E16.FR.17). Cost means the
 * running total including tax; minCost is no part of it.
 *
 * <p>Spec: OCPP 2.1 Part 2 E16 with edition 2, F07, C17.FR.03, C24.FR.03.
 */
public final class TransactionLimits {

    private TransactionLimits() {}

    /**
     * Finds the limit that a transaction reaches first, and when.
     *
     * <p>A limit counts as reached when its value is met, a negative one at once. The register is a straight line
     * between samples; the state of charge changes at samples. At equal instants the order of {@link LimitKind} counts.
     *
     * @param series the samples so far
     * @param tariffs the tariffs in the order in which they apply
     * @param context what the conditions of tariffs ask besides meter values
     * @param policy what OCPP leaves open
     * @param limit the limits
     * @return the limit reached first, if any
     */
    public static LimitCheck limitReached(
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            TransactionLimit limit) {
        return limitReached(series, tariffs, context, policy, limit, null);
    }

    /**
     * Finds the limit that a transaction reaches first after the limits were set; one that is already exceeded is
     * reached at that moment (E16.FR.10).
     *
     * @param series the samples so far
     * @param tariffs the tariffs in the order in which they apply
     * @param context what the conditions of tariffs ask besides meter values
     * @param policy what OCPP leaves open
     * @param limit the limits
     * @param setAt when they were set, null for the start of the transaction
     * @return the limit reached first, if any
     */
    public static LimitCheck limitReached(
            TransactionSeries series,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy,
            TransactionLimit limit,
            @Nullable Instant setAt) {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(tariffs, "tariffs");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(limit, "limit");
        return new LimitSearch(series, setAt).search(limit, tariffs, context, policy);
    }

    /**
     * Judges a cost limit by the cost that the CSMS calculates; only for stations without local calculation.
     *
     * <p>Spec: E16.FR.11, E16.FR.15.
     *
     * @param limit the limits
     * @param totalCost cost from TransactionEventResponse or CostUpdated, including tax
     * @return true if a cost limit is set and reached
     */
    public static boolean centralCostReached(TransactionLimit limit, BigDecimal totalCost) {
        BigDecimal max = limit.maxCost();
        return max != null && totalCost.compareTo(max) >= 0;
    }

    /**
     * Merges a new limit into those of a transaction.
     *
     * <p>The CSMS sets what it likes, and that becomes the ceiling for the Charging Station, whose proposals above it
     * are refused. Unsupported limits are neither set nor reported.
     *
     * @param current the limits so far
     * @param proposal the new limits; what is absent stays as it is
     * @param actor who proposes them
     * @param supported the limits that the Charging Station supports (TxCtrlr.SupportedLimits)
     * @return the limits after it and what to report
     */
    public static LimitMerge merge(
            ActiveLimits current, TransactionLimit proposal, LimitActor actor, Set<LimitKind> supported) {
        TransactionLimit.Builder effective = current.effective().toBuilder();
        TransactionLimit.Builder ceiling = current.ceiling().toBuilder();
        TransactionLimit.Builder announced = TransactionLimit.builder();
        List<LimitKind> refused = new ArrayList<>();
        boolean any = false;
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal value = kind.valueOf(proposal);
            if (value == null) {
                continue;
            }
            if (!supported.contains(kind) || (actor == LimitActor.STATION && exceeds(value, kind, current.ceiling()))) {
                refused.add(kind);
                continue;
            }
            kind.set(effective, value);
            kind.set(announced, value);
            if (actor == LimitActor.CSMS) {
                kind.set(ceiling, value);
            }
            any = true;
        }
        return new LimitMerge(
                new ActiveLimits(effective.build(), ceiling.build()), any ? announced.build() : null, refused);
    }

    /**
     * Decides what the CSMS answers to a limit that the Charging Station reports: nothing where that is low enough.
     *
     * <p>Spec: E16.FR.07, E16.FR.08, E16.FR.12.
     *
     * @param reported the limits that the Charging Station reported
     * @param required the limits that the CSMS requires
     * @param supported the limits that the Charging Station supports
     * @return the limits to send in TransactionEventResponse, empty for none
     */
    public static Optional<TransactionLimit> csmsAnswer(
            TransactionLimit reported, TransactionLimit required, Set<LimitKind> supported) {
        TransactionLimit.Builder answer = TransactionLimit.builder();
        boolean any = false;
        for (LimitKind kind : supported) {
            BigDecimal wanted = kind.valueOf(required);
            BigDecimal has = kind.valueOf(reported);
            if (wanted != null && (has == null || has.compareTo(wanted) > 0)) {
                kind.set(answer, wanted);
                any = true;
            }
        }
        return any ? Optional.of(answer.build()) : Optional.empty();
    }

    /**
     * Lowers limits to the last step that the Charging Station can measure, so that they are not exceeded.
     *
     * <p>Spec: E16.FR.19: steps of 1000 Wh and a limit of 2300 Wh give 2000 Wh.
     *
     * @param limit the limits
     * @param steps the steps
     * @return the limits at which to stop
     */
    public static TransactionLimit atSteps(TransactionLimit limit, LimitSteps steps) {
        TransactionLimit.Builder lowered = limit.toBuilder();
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal value = kind.valueOf(limit);
            BigDecimal step = steps.of(kind);
            if (value != null && step != null) {
                kind.set(lowered, value.divide(step, 0, RoundingMode.FLOOR).multiply(step));
            }
        }
        return lowered.build();
    }

    /**
     * Tells whether energy transfer resumes because the limit that stopped it was raised.
     *
     * <p>Spec: E16.FR.14 (which cites E16.FR.06 and means E16.FR.05).
     *
     * @param stoppedBy the limit that suspended energy transfer
     * @param before the limits at that time
     * @param after the limits now
     * @return true if that limit is higher now
     */
    public static boolean resumes(LimitKind stoppedBy, TransactionLimit before, TransactionLimit after) {
        BigDecimal old = stoppedBy.valueOf(before);
        BigDecimal raised = stoppedBy.valueOf(after);
        return old != null && raised != null && raised.compareTo(old) > 0;
    }

    /**
     * Tells whether a reached limit ends the transaction or suspends energy transfer.
     *
     * <p>Spec: E16.FR.05, E16.FR.06.
     *
     * @param txStopPoints values of TxCtrlr.TxStopPoint
     * @return true if the transaction ends with the limit's trigger reason; false for an Updated event with chargingState
     *     SuspendedEVSE and that trigger reason
     */
    public static boolean endsTransaction(Set<String> txStopPoints) {
        return txStopPoints.contains("EnergyTransfer");
    }

    /**
     * Gives the limits for {@code transactionInfo} of the event that reports one of them as reached.
     *
     * @param limits the limits in force
     * @param repetition whether limits that were reported when they were set are reported again
     * @return the limits to put into the event, empty for none
     */
    public static Optional<TransactionLimit> repeated(ActiveLimits limits, LimitRepetition repetition) {
        TransactionLimit effective = limits.effective();
        boolean any = Arrays.stream(LimitKind.values()).anyMatch(kind -> kind.valueOf(effective) != null);
        return any && repetition == LimitRepetition.WHEN_REACHED ? Optional.of(effective) : Optional.empty();
    }

    /**
     * Tells whether a limit is too low for the minimum cost of the tariff: the driver will pay more than the limit.
     *
     * @param limit the limits
     * @param tariff the tariff
     * @return true if minCost including tax is above maxCost of the limits
     */
    public static boolean isBelowMinCost(TransactionLimit limit, Tariff tariff) {
        Price min = tariff.minCost();
        BigDecimal max = limit.maxCost();
        BigDecimal least = min == null ? null : min.inclTax();
        return least != null && max != null && least.compareTo(max) > 0;
    }

    private static boolean exceeds(BigDecimal value, LimitKind kind, TransactionLimit ceiling) {
        BigDecimal most = kind.valueOf(ceiling);
        return most != null && value.compareTo(most) > 0;
    }
}
