package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tariffs of a transaction in the order in which they take effect; immutable. */
final class Timeline {

    private final CostContext context;
    private final List<Entry> entries;

    private Timeline(CostContext context, List<Entry> entries) {
        this.context = context;
        this.entries = entries;
    }

    /**
     * A tariff with its instant.
     *
     * @param tariff the compiled tariff
     * @param origin how it came to the transaction
     * @param from when it takes effect, null for the start of the transaction
     */
    record Entry(
            CompiledTariff tariff,
            TariffOrigin origin,
            @Nullable Instant from) {}

    static Timeline of(List<AppliedTariff> tariffs, CostContext context) {
        Timeline timeline = new Timeline(context, List.of());
        for (AppliedTariff tariff : tariffs) {
            timeline = timeline.with(tariff);
        }
        return timeline;
    }

    Timeline with(AppliedTariff applied) {
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last != null) {
            check(last, applied);
        }
        CompiledTariff compiled = TariffCompiler.compile(applied.tariff(), context.evseKind());
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(compiled, applied.origin(), applied.effectiveFrom()));
        return new Timeline(context, List.copyOf(more));
    }

    private static void check(Entry last, AppliedTariff applied) {
        Instant from = applied.effectiveFrom();
        if (from == null) {
            throw new CalculationFailure("only the first tariff may lack the time from which it applies");
        }
        if (last.from() != null && from.isBefore(last.from())) {
            throw new CalculationFailure("the tariffs are not in the order in which they apply");
        }
        if (!last.tariff().tariff().currency().equals(applied.tariff().currency())) {
            throw new CalculationFailure("the tariffs have different currencies");
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    Entry get(int index) {
        return entries.get(index);
    }
}
