package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.smartcharging.tariff.internal.CostEngine;
import java.util.List;
import java.util.Objects;

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
}
