package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.LocalLimit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Merges the limits of the leading periods (SC.01, SC.04). */
final class LimitMerge {
    private final Scope scope;
    private final Values values;
    private final Leads leads;
    private final int phases;
    /** Whether some limit is per phase, so that all of them must be. */
    private final boolean split;

    /**
     * Creates the merge.
     *
     * @param phases number of phases of the result, by which A is turned into W
     */
    LimitMerge(Scope scope, Values values, Leads leads, int phases) {
        this.scope = scope;
        this.values = values;
        this.leads = leads;
        this.phases = phases;
        this.split = !scope.dc() && leads.limitsSinglePhases();
    }

    /** Finds the least limit of the profiles and adds LocalGeneration on top of it. */
    void limit(Merged.Decided result) throws UnconvertibleException {
        if (result.value != null) {
            result.value = spread(result.value);
        }
        least(leads.control(), result);
        least(leads.externalEvse(), result);
        least(leads.externalStation(), result);
        least(leads.stationMax(), result);
        Lead generation = leads.generation();
        if (result.value != null && generation != null) {
            Quantity extra = values.limit(generation, phases);
            if (extra != null) {
                result.value = Quantity.combine(result.value, spread(extra), Ratio::plus);
            }
        }
    }

    /** Lowers the limit to what the vehicle says it will use. */
    void vehicle(Merged.Decided result) throws UnconvertibleException {
        Lead vehicle = leads.vehicle();
        Quantity used = vehicle == null ? null : values.limit(vehicle, phases);
        if (used != null) {
            lower(result, spread(used), Limiter.EV_SCHEDULE, null);
        }
    }

    /**
     * Lowers the limit to that of the hardware.
     *
     * @param by converts the limit
     * @param hardwarePhases the phases that the hardware has
     */
    void local(@Nullable LocalLimit cap, Scope by, int hardwarePhases, Merged.Decided result)
            throws UnconvertibleException {
        if (cap == null) {
            return;
        }
        ChargingRateUnitEnum unit = scope.unit();
        if (cap.in(unit) == null) {
            unit = scope.totals() ? ChargingRateUnitEnum.A : ChargingRateUnitEnum.W;
        }
        BigDecimal given = cap.in(unit);
        if (given != null) {
            Quantity most = by.convertCap(Quantity.of(Ratio.of(given), hardwarePhases), unit, phases);
            lower(result, spread(most), Limiter.LOCAL_LIMIT, null);
        }
    }

    /** Finds the discharge limit that is closest to zero; a period in ChargingOnly has none. */
    void dischargeLimit(Merged.Decided result) throws UnconvertibleException {
        boolean splits = !scope.dc() && leads.dischargesOnSinglePhases();
        closest(leads.control(), splits, result);
        closest(leads.externalEvse(), splits, result);
        closest(leads.externalStation(), splits, result);
    }

    private Quantity spread(Quantity value) {
        return split ? value.perPhase(scope.totals()) : value;
    }

    private void least(@Nullable Lead lead, Merged.Decided result) throws UnconvertibleException {
        Quantity limit = lead == null ? null : values.limit(lead, phases);
        if (lead != null && limit != null) {
            Limiter limiter = values.isCapped(lead) && lowersLimit(lead) ? Limiter.STATE_OF_CHARGE : Limiter.PROFILE;
            lower(result, spread(limit), limiter, lead);
        }
    }

    private static boolean lowersLimit(Lead lead) {
        var cap = lead.schedule().limitAtSoC();
        var limit = lead.period().limit();
        return cap != null && limit != null && cap.limit().compareTo(limit) < 0;
    }

    private static void lower(Merged.Decided result, Quantity limit, Limiter limiter, @Nullable Lead lead) {
        Quantity before = result.value;
        if (before == null) {
            result.set(limit, limiter, lead);
            return;
        }
        Quantity after = Quantity.combine(before, limit, Ratio::min);
        if (!after.equals(before)) {
            result.set(after, limiter, lead);
        }
    }

    private void closest(@Nullable Lead lead, boolean splits, Merged.Decided result) throws UnconvertibleException {
        if (lead == null || lead.mode() == OperationModeEnum.CHARGING_ONLY) {
            return;
        }
        Quantity limit = values.dischargeLimit(lead, phases);
        if (limit == null) {
            return;
        }
        Quantity next = splits ? limit.perPhase(scope.totals()) : limit;
        Quantity before = result.value;
        Quantity after = before == null ? next : Quantity.combine(before, next, Ratio::max);
        if (!after.equals(before)) {
            result.set(after, Limiter.PROFILE, lead);
        }
    }
}
