package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.PricesNow;
import dev.ocppkit.smartcharging.tariff.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes samples and tariffs in the order of time and reports the cost; mutable. The newest sample waits until a later
 * one comes, since another one of the same instant would replace it. Bad input is remembered and reported, not thrown.
 */
public final class CostEngine {

    private final CostContext context;
    private final CostPolicy policy;
    private final String currency;
    private Timeline timeline;
    private @Nullable Accrual accrual;
    private @Nullable Sample last;
    private @Nullable Sample pending;
    private BigDecimal base = BigDecimal.ZERO;
    private @Nullable String failure;
    private @Nullable Watched watched;

    private record Watched(BigDecimal amount, @Nullable Instant from) {}

    /**
     * Starts a calculation.
     *
     * @param tariffs the tariffs known so far, in the order in which they apply
     * @param context what the conditions ask besides meter values
     * @param policy what OCPP leaves open
     */
    public CostEngine(List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        this.context = context;
        this.policy = policy;
        this.currency = tariffs.isEmpty() ? "XXX" : tariffs.get(0).tariff().currency();
        this.timeline = Timeline.of(List.of(), context);
        guard(() -> {
            timeline = Timeline.of(tariffs, context);
            if (timeline.isEmpty()) {
                throw new CalculationFailure("there is no tariff");
            }
        });
    }

    private CostEngine(CostEngine other) {
        this.context = other.context;
        this.policy = other.policy;
        this.currency = other.currency;
        this.timeline = other.timeline;
        this.accrual = other.accrual == null ? null : new Accrual(other.accrual);
        this.last = other.last;
        this.pending = other.pending;
        this.base = other.base;
        this.failure = other.failure;
        this.watched = other.watched;
    }

    /**
     * Copies the state.
     *
     * @return an independent copy
     */
    public CostEngine copy() {
        return new CostEngine(this);
    }

    /**
     * Takes the next sample.
     *
     * @param sample the sample, not earlier than the one before
     */
    public void accept(Sample sample) {
        guard(() -> take(sample));
    }

    /**
     * Takes a sample, but only goes along the way to it as far as an instant.
     *
     * @param sample a sample after that instant
     * @param until where to stop, not before the last sample
     */
    public void acceptUntil(Sample sample, Instant until) {
        guard(() -> {
            take(sample);
            Accrual active = accrual;
            Sample from = last;
            if (active != null && from != null && from.at().isBefore(until)) {
                active.advance(interval(active, from, pendingOr(sample)), Spans.nanos(active.start(), until));
            }
            pending = null;
        });
    }

    /**
     * Takes another tariff.
     *
     * @param tariff the tariff; applies after everything that was already calculated
     */
    public void change(AppliedTariff tariff) {
        guard(() -> {
            timeline = timeline.with(tariff);
            Accrual active = accrual;
            if (active != null) {
                active.change(timeline);
            }
        });
    }

    /**
     * Looks for the moment at which the running total including tax reaches an amount.
     *
     * @param amount the amount in the currency of the tariff
     * @param from from when on to look, null for the start of the transaction
     */
    public void watch(BigDecimal amount, @Nullable Instant from) {
        guard(() -> {
            Watched wanted = new Watched(Numbers.sane(amount, "the cost limit"), from);
            watched = wanted;
            install(wanted);
        });
    }

    /**
     * Tells when the watched amount was reached.
     *
     * @return the instant, null if it was not reached
     */
    public @Nullable Instant watchedReachedAt() {
        Accrual active = accrual;
        CostWatch watch = active == null ? null : active.watch();
        BigDecimal at = watch == null ? null : watch.reachedAt();
        return active == null || at == null ? null : Spans.after(active.start(), at);
    }

    /**
     * Reports the cost up to the last sample and ends this calculation; copy before if it shall go on.
     *
     * @param ended whether the transaction is over: with charging periods and minCost
     * @return the cost
     */
    public CostDetails report(boolean ended) {
        finish();
        Accrual active = accrual;
        String reason = failure;
        if (reason == null && active != null) {
            if (active.tariff() != null || !ended) {
                return new CostReport(active, policy, currency).build(ended);
            }
            reason = "no tariff applied during the transaction";
        }
        return CostReport.failure(currency, active == null ? Usage.START : active.usage(), String.valueOf(reason));
    }

    /** Works off what waits. */
    private void finish() {
        guard(() -> {
            flush();
            Accrual active = accrual;
            if (active == null) {
                throw new CalculationFailure("there is no sample");
            }
            active.finish();
        });
    }

    /**
     * Gives the prices that apply at the newest sample and ends this calculation; copy before if it shall go on.
     *
     * @return the prices, null if no tariff is in force or the calculation failed
     */
    public @Nullable PricesNow prices() {
        int[] selection = selectNow();
        Accrual active = accrual;
        CompiledTariff tariff = active == null ? null : active.tariff();
        return selection == null || active == null || tariff == null
                ? null
                : new Prices(tariff, selection).with(active.oneOffs());
    }

    /**
     * Tells until when the present prices apply if only time goes on, and ends this calculation.
     *
     * @return the instant, null if there is none
     */
    public @Nullable Instant pricesHoldUntil() {
        int[] selection = selectNow();
        Accrual active = accrual;
        return active == null || selection == null ? null : active.holdsUntil();
    }

    private int @Nullable [] selectNow() {
        finish();
        Accrual active = accrual;
        Sample newest = last;
        if (failure != null || active == null || newest == null) {
            return null;
        }
        try {
            return active.selectNow(newest);
        } catch (CalculationFailure e) {
            failure = e.reason();
            return null;
        }
    }

    /**
     * Tells why the calculation failed.
     *
     * @return the reason, null as long as it has not failed
     */
    public @Nullable String failure() {
        return failure;
    }

    @Nullable
    Accrual state() {
        return accrual;
    }

    private void take(Sample sample) {
        check(sample);
        Sample waiting = pending;
        if (waiting == null) {
            pending = sample;
        } else if (sample.at().isBefore(waiting.at())) {
            throw new CalculationFailure("the samples are not in the order of time");
        } else if (sample.at().equals(waiting.at())) {
            pending = merged(waiting, sample);
        } else {
            flush();
            pending = sample.chargingState() == null ? sample.withChargingState(waiting.chargingState()) : sample;
        }
    }

    private static void check(Sample sample) {
        Numbers.sane(sample.energyWh(), "the energy of a sample");
        if (sample.powerW() != null) {
            Numbers.sane(sample.powerW(), "the power of a sample");
        }
        if (sample.currentA() != null) {
            Numbers.sane(sample.currentA(), "the current of a sample");
        }
        if (sample.chargingState() == ChargingStateEnum.UNRECOGNIZED) {
            throw new CalculationFailure("the charging state of a sample is unknown");
        }
    }

    /** The later one of two samples of one instant wins, except where it has nothing to say. */
    private static Sample merged(Sample earlier, Sample later) {
        return new Sample(
                later.at(),
                later.energyWh(),
                later.chargingState() == null ? earlier.chargingState() : later.chargingState(),
                later.powerW() == null ? earlier.powerW() : later.powerW(),
                later.currentA() == null ? earlier.currentA() : later.currentA(),
                later.socPercent() == null ? earlier.socPercent() : later.socPercent());
    }

    private void flush() {
        Sample waiting = pending;
        Accrual active = accrual;
        Sample from = last;
        if (waiting == null) {
            return;
        }
        if (active == null || from == null) {
            start(waiting);
        } else {
            Interval line = interval(active, from, waiting);
            active.advance(line, line.to());
        }
        last = waiting;
        pending = null;
    }

    private void start(Sample first) {
        Accrual begun = new Accrual(timeline, context, policy, first);
        base = first.energyWh();
        begun.reserved();
        accrual = begun;
        Watched wanted = watched;
        if (wanted != null) {
            install(wanted);
        }
    }

    private void install(Watched wanted) {
        Accrual active = accrual;
        Instant from = wanted.from();
        if (active != null) {
            active.watch(wanted.amount(), from == null ? 0 : Math.max(0, Spans.nanos(active.start(), from)));
        }
    }

    private Interval interval(Accrual active, Sample from, Sample to) {
        return new Interval(
                Spans.nanos(active.start(), from.at()),
                Spans.nanos(active.start(), to.at()),
                from.energyWh().subtract(base),
                to.energyWh().subtract(base),
                Activity.of(from.chargingState(), policy),
                from);
    }

    private Sample pendingOr(Sample sample) {
        Sample waiting = pending;
        return waiting == null ? sample : waiting;
    }

    private void guard(Runnable step) {
        if (failure != null) {
            return;
        }
        try {
            step.run();
        } catch (CalculationFailure e) {
            failure = e.reason();
        }
    }
}
