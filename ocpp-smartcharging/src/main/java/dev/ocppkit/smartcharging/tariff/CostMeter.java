package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.smartcharging.tariff.internal.CostEngine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Calculates the cost of a running transaction sample by sample, without keeping the samples.
 *
 * <p>Immutable: every step gives a new meter, so a step can be tried and thrown away. The results equal those of
 * {@link TransactionCosts} for the same samples and tariffs.
 *
 * <pre>{@code
 * CostMeter meter = CostMeter.start(AppliedTariff.accepted(tariff), context, policy);
 * meter = meter.advance(sample);
 * CostDetails running = meter.runningCost();
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2 I12.FR.02, I12.FR.42.
 */
public final class CostMeter {

    private final CostEngine engine;

    private CostMeter(CostEngine engine) {
        this.engine = engine;
    }

    /**
     * Starts without any sample.
     *
     * @param tariff the tariff at the start, or the first one if it takes effect later
     * @param context what the conditions ask besides meter values
     * @param policy what OCPP leaves open
     * @return the meter
     */
    public static CostMeter start(AppliedTariff tariff, CostContext context, CostPolicy policy) {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(policy, "policy");
        return new CostMeter(new CostEngine(List.of(tariff), context, policy));
    }

    /**
     * Takes the next sample.
     *
     * @param sample the sample; the first is the start of the transaction, a later one must not be earlier than the
     *     one before, and replaces it if it has the same instant
     * @return the meter after it
     */
    public CostMeter advance(Sample sample) {
        Objects.requireNonNull(sample, "sample");
        CostEngine next = engine.copy();
        next.accept(sample);
        return new CostMeter(next);
    }

    /**
     * Takes another tariff.
     *
     * @param tariff the tariff; takes effect at the last sample or later
     * @return the meter that knows it
     */
    public CostMeter change(AppliedTariff tariff) {
        Objects.requireNonNull(tariff, "tariff");
        CostEngine next = engine.copy();
        next.change(tariff);
        return new CostMeter(next);
    }

    /**
     * Gives the cost up to the last sample in the form for Started and Updated events.
     *
     * @return the cost without charging periods and minCost, or the reason why there is none
     */
    public CostDetails runningCost() {
        return engine.copy().report(false);
    }

    /**
     * Gives the cost of the transaction if the last sample is its end.
     *
     * @return the cost with charging periods and minCost, or the reason why there is none
     */
    public CostDetails finalCost() {
        return engine.copy().report(true);
    }

    /**
     * Watches for a cost limit of the transaction from now on, in place of one watched before.
     *
     * @param maxCost the limit, including tax
     * @param setAt when it was set: at the start or later; what is exceeded already counts as reached then
     * @return the meter that watches it; has to be told before the sample at that instant is followed by another
     */
    public CostMeter watchCost(BigDecimal maxCost, Instant setAt) {
        Objects.requireNonNull(maxCost, "maxCost");
        Objects.requireNonNull(setAt, "setAt");
        CostEngine next = engine.copy();
        next.watch(maxCost, setAt);
        return new CostMeter(next);
    }

    /**
     * Tells when the watched cost limit was reached.
     *
     * @return the instant, interpolated to the nearest millisecond; empty if it was not reached up to the last sample
     */
    public Optional<Instant> costReachedAt() {
        CostEngine now = engine.copy();
        now.report(false);
        return Optional.ofNullable(now.watchedReachedAt());
    }

    /**
     * Gives the prices that apply at the last sample.
     *
     * @return the prices, empty if no tariff is in force yet or the calculation failed
     */
    public Optional<PricesNow> priceNow() {
        return Optional.ofNullable(engine.copy().prices());
    }

    /**
     * Tells when a price may change next although nothing but the time goes on: by the wall clock, by a duration such
     * as the time of idling, or by a tariff that takes effect.
     *
     * @return the instant, empty if there is none
     */
    public Optional<Instant> nextBoundary() {
        return Optional.ofNullable(engine.copy().pricesHoldUntil());
    }

    /**
     * Tells why the cost cannot be calculated.
     *
     * @return the reason, empty as long as it can
     */
    public Optional<String> failureReason() {
        return Optional.ofNullable(engine.failure());
    }
}
