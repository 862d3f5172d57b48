package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import dev.ocppkit.smartcharging.tariff.internal.CalculationFailure;
import dev.ocppkit.smartcharging.tariff.internal.CostEngine;
import dev.ocppkit.smartcharging.tariff.internal.Numbers;
import dev.ocppkit.smartcharging.tariff.internal.Spans;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the first moment at which a limit is reached. */
final class LimitSearch {

    private final List<Sample> samples;
    private final @Nullable Instant setAt;
    private @Nullable LimitReached first;
    private @Nullable String failure;

    LimitSearch(TransactionSeries series, @Nullable Instant setAt) {
        this.samples = series.samples();
        this.setAt = setAt;
    }

    LimitCheck search(TransactionLimit limit, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        try {
            checkOrder();
            BigDecimal cost = limit.maxCost();
            if (cost != null) {
                offer(LimitKind.MAX_COST, costReached(cost, tariffs, context, policy));
            }
            BigDecimal energy = limit.maxEnergy();
            if (energy != null) {
                offer(LimitKind.MAX_ENERGY, energyReached(energy));
            }
            Integer seconds = limit.maxTime();
            if (seconds != null) {
                offer(LimitKind.MAX_TIME, timeReached(seconds));
            }
            Integer soc = limit.maxSoC();
            if (soc != null) {
                offer(LimitKind.MAX_SOC, socReached(BigDecimal.valueOf(soc)));
            }
        } catch (CalculationFailure e) {
            failure = e.reason();
        }
        return new LimitCheck(first, failure);
    }

    private void checkOrder() {
        if (samples.isEmpty()) {
            throw new CalculationFailure("there is no sample");
        }
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).at().isBefore(samples.get(i - 1).at())) {
                throw new CalculationFailure("the samples are not in the order of time");
            }
        }
    }

    private void offer(LimitKind kind, @Nullable Instant at) {
        LimitReached so = first;
        if (at != null && (so == null || at.isBefore(so.at()))) {
            first = new LimitReached(kind, at);
        }
    }

    private @Nullable Instant costReached(
            BigDecimal cost, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        CostEngine engine = new CostEngine(List.copyOf(tariffs), context, policy);
        engine.watch(cost, setAt);
        samples.forEach(engine::accept);
        engine.report(false);
        failure = engine.failure();
        return engine.watchedReachedAt();
    }

    private @Nullable Instant energyReached(BigDecimal limit) {
        BigDecimal bound = base().add(Numbers.sane(limit, "the energy limit"));
        Sample before = null;
        for (Sample sample : samples) {
            Instant from = before == null ? null : laterOf(before.at());
            if (before != null && from != null && sample.at().isAfter(from)) {
                Instant crossing = crossing(before, sample, from, bound);
                if (crossing != null) {
                    return crossing;
                }
            }
            before = sample;
        }
        return before != null && !before.at().isBefore(laterOf(before.at())) && isAt(before.energyWh(), bound)
                ? before.at()
                : null;
    }

    /** The register of the start: of several samples of the first instant the last one counts. */
    private BigDecimal base() {
        Instant start = samples.get(0).at();
        BigDecimal base = samples.get(0).energyWh();
        for (Sample sample : samples) {
            if (!sample.at().equals(start)) {
                break;
            }
            base = sample.energyWh();
        }
        return Numbers.sane(base, "the energy of a sample");
    }

    private static @Nullable Instant crossing(Sample a, Sample b, Instant from, BigDecimal bound) {
        BigDecimal nanos = BigDecimal.valueOf(Spans.nanos(a.at(), b.at()));
        BigDecimal slope = Numbers.sane(b.energyWh(), "the energy of a sample").subtract(a.energyWh());
        BigDecimal passed = BigDecimal.valueOf(Spans.nanos(a.at(), from));
        BigDecimal atFrom = a.energyWh().add(Numbers.divide(slope.multiply(passed), nanos));
        if (isAt(Numbers.heal(atFrom), bound)) {
            return from;
        }
        return isAt(b.energyWh(), bound)
                ? Spans.after(
                        a.at(), Numbers.divide(bound.subtract(a.energyWh()).multiply(nanos), slope))
                : null;
    }

    private static boolean isAt(BigDecimal value, BigDecimal bound) {
        return value.compareTo(bound) >= 0;
    }

    private @Nullable Instant timeReached(int seconds) {
        Instant at = laterOf(samples.get(0).at().plusSeconds(Math.max(0, seconds)));
        return at.isAfter(samples.get(samples.size() - 1).at()) ? null : at;
    }

    private @Nullable Instant socReached(BigDecimal limit) {
        Instant end = samples.get(samples.size() - 1).at();
        BigDecimal soc = null;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            soc = sample.socPercent() == null ? soc : sample.socPercent();
            Instant from = laterOf(sample.at());
            boolean holds = i + 1 == samples.size()
                    ? !from.isAfter(end)
                    : from.isBefore(samples.get(i + 1).at());
            if (holds && soc != null && isAt(soc, limit)) {
                return from;
            }
        }
        return null;
    }

    private Instant laterOf(Instant at) {
        return setAt != null && setAt.isAfter(at) ? setAt : at;
    }
}
