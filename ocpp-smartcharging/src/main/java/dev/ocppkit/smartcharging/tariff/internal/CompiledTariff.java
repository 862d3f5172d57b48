package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.Tariff;
import org.jspecify.annotations.Nullable;

/** A tariff, read once and ready to be asked often; immutable and told apart by identity. */
final class CompiledTariff {

    private final Tariff tariff;
    private final @Nullable PriceList[] accruing;
    private final Cuts[] cuts;
    private final int[] minutes;
    private final @Nullable Bound minCost;
    private final @Nullable Bound maxCost;
    private final boolean reportsPower;
    private final boolean reportsCurrent;

    CompiledTariff(
            Tariff tariff,
            @Nullable PriceList[] accruing,
            Cuts[] cuts,
            int[] minutes,
            @Nullable Bound minCost,
            @Nullable Bound maxCost,
            boolean reportsPower,
            boolean reportsCurrent) {
        this.tariff = tariff;
        this.accruing = accruing;
        this.cuts = cuts;
        this.minutes = minutes;
        this.minCost = minCost;
        this.maxCost = maxCost;
        this.reportsPower = reportsPower;
        this.reportsCurrent = reportsCurrent;
    }

    Tariff tariff() {
        return tariff;
    }

    /** Price lists of the parts that accrue; per Wh or ns in sixtieths of the currency, so that all is exact. */
    @Nullable
    PriceList list(int part) {
        return accruing[part];
    }

    @Nullable
    PriceList list(CostPart part) {
        return accruing[part.index()];
    }

    Cuts cuts(Quantity quantity) {
        return cuts[quantity.index()];
    }

    /** Minutes of the day at which some condition may change, ascending; empty without calendars. */
    int[] minutes() {
        return minutes;
    }

    @Nullable
    Bound minCost() {
        return minCost;
    }

    @Nullable
    Bound maxCost() {
        return maxCost;
    }

    /** Whether periods tell their highest and lowest power. */
    boolean reportsPower() {
        return reportsPower;
    }

    /** Whether periods tell their highest and lowest current. */
    boolean reportsCurrent() {
        return reportsCurrent;
    }
}
