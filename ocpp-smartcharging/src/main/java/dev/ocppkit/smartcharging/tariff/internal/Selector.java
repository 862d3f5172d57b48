package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostPolicy.IdleCounting;
import dev.ocppkit.smartcharging.tariff.CostPolicy.Thresholds;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the elements that apply at a point and remembers how long the choice is certain to hold; mutable. The
 * regions of all quantities decide it, together with the local date and time.
 */
final class Selector {

    private final LocalClock clock;
    private final Instant start;
    private final boolean interpolates;
    private final boolean strict;
    private final boolean countsAllIdle;
    private final int[] regions;
    private @Nullable CompiledTariff tariff;
    private @Nullable Activity activity;
    private long clockFrom;
    private long clockUntil;
    private long localSecond;
    private long validUntil;

    Selector(LocalClock clock, CostPolicy policy, Instant start) {
        this.clock = clock;
        this.start = start;
        this.interpolates = policy.thresholds() == Thresholds.INTERPOLATED;
        this.strict = policy.unknownQuantity() == UnknownQuantity.FAILURE;
        this.countsAllIdle = policy.idleCounting() == IdleCounting.CUMULATIVE;
        this.regions = new int[Quantity.COUNT];
    }

    Selector(Selector other) {
        this.clock = other.clock;
        this.start = other.start;
        this.interpolates = other.interpolates;
        this.strict = other.strict;
        this.countsAllIdle = other.countsAllIdle;
        this.regions = other.regions.clone();
        this.tariff = other.tariff;
        this.activity = other.activity;
        this.clockFrom = other.clockFrom;
        this.clockUntil = other.clockUntil;
        this.localSecond = other.localSecond;
        this.validUntil = other.validUntil;
    }

    void invalidate() {
        validUntil = 0;
    }

    /** Tells whether the last choice holds along an interval up to a point. */
    boolean stays(Interval line, long stop) {
        CompiledTariff current = tariff;
        return current != null
                && stop <= validUntil
                && line.activity() == activity
                && energyStays(current.cuts(Quantity.ENERGY), line)
                && regions[Quantity.POWER.index()] == powerRegion(current, line)
                && regions[Quantity.CURRENT.index()] == currentRegion(current, line);
    }

    private boolean energyStays(Cuts cuts, Interval line) {
        if (cuts.isEmpty()) {
            return true;
        }
        int region = regions[Quantity.ENERGY.index()];
        return interpolates
                ? cuts.stays(region, line.energyFrom(), line.energyTo())
                : cuts.region(line.energyFrom(), 0) == region;
    }

    /**
     * Chooses the elements that apply from a point on.
     *
     * @param current the tariff in force
     * @param line the interval
     * @param position a point of it
     * @param counters time by activity up to the start of the interval
     * @param limit ns until which the choice holds at most
     * @return index of an element or {@link PriceList#NONE} for each part that accrues
     */
    int[] select(CompiledTariff current, Interval line, Usage position, Counters counters, long limit) {
        long floor = position.time().longValue();
        if (tariff != current) {
            tariff = current;
            clockUntil = 0;
        }
        activity = line.activity();
        readClock(current, floor);
        validUntil = Math.min(limit, clockUntil);
        readQuantities(current, line, position);
        readDurations(current, line, floor, counters);
        int[] selection = new int[CostPart.ACCRUING];
        for (int i = 0; i < selection.length; i++) {
            PriceList list = current.list(i);
            selection[i] = list == null ? PriceList.NONE : select(list);
        }
        return selection;
    }

    private int select(PriceList list) {
        long day = LocalClock.day(localSecond);
        int minute = LocalClock.minute(localSecond);
        return strict ? list.selectStrictly(regions, day, minute) : list.select(regions, day, minute);
    }

    private void readClock(CompiledTariff current, long floor) {
        if (current.minutes().length == 0) {
            clockUntil = Long.MAX_VALUE;
        } else if (floor >= clockUntil || floor < clockFrom) {
            Instant instant = start.plusNanos(floor);
            localSecond = clock.localSecond(instant);
            clockFrom = floor;
            clockUntil = Spans.nanos(start, clock.next(instant, current.minutes()));
        }
    }

    private void readQuantities(CompiledTariff current, Interval line, Usage position) {
        Cuts energy = current.cuts(Quantity.ENERGY);
        regions[Quantity.ENERGY.index()] =
                energy.isEmpty() ? 0 : energy.region(position.energy(), interpolates ? line.direction() : 0);
        regions[Quantity.POWER.index()] = powerRegion(current, line);
        regions[Quantity.CURRENT.index()] = currentRegion(current, line);
    }

    private static int powerRegion(CompiledTariff current, Interval line) {
        Cuts cuts = current.cuts(Quantity.POWER);
        return cuts.isEmpty() ? 0 : region(cuts, line.power());
    }

    private static int currentRegion(CompiledTariff current, Interval line) {
        Cuts cuts = current.cuts(Quantity.CURRENT);
        return cuts.isEmpty() ? 0 : region(cuts, line.current());
    }

    private static int region(Cuts cuts, @Nullable BigDecimal value) {
        return value == null ? Cuts.UNKNOWN : cuts.region(value, 0);
    }

    private void readDurations(CompiledTariff current, Interval line, long floor, Counters counters) {
        readDuration(current, Quantity.TIME, line.from(), line.from(), floor, true);
        readDuration(
                current,
                Quantity.CHARGING_TIME,
                counters.charging(),
                line.from(),
                floor,
                line.activity() == Activity.CHARGING);
        readDuration(
                current,
                Quantity.IDLE_TIME,
                countsAllIdle ? counters.idle() : counters.spell(line.activity()),
                line.from(),
                floor,
                line.activity() == Activity.IDLE);
    }

    private void readDuration(
            CompiledTariff current, Quantity quantity, long before, long from, long floor, boolean runs) {
        Cuts cuts = current.cuts(quantity);
        if (cuts.isEmpty()) {
            regions[quantity.index()] = 0;
            return;
        }
        long value = runs ? before + floor - from : before;
        int region = cuts.region(BigDecimal.valueOf(value), runs ? 1 : 0);
        regions[quantity.index()] = region;
        BigDecimal ahead = runs ? cuts.border(region, 1) : null;
        if (ahead != null) {
            validUntil = Math.min(validUntil, from + ahead.longValue() - before);
        }
    }

    /** Finds where the last choice stops being certain: by the clock, or where the register meets a threshold. */
    Accrual.Break nextBreak(Interval line) {
        BigDecimal byTime = BigDecimal.valueOf(Math.min(validUntil, line.to()));
        CompiledTariff current = tariff;
        int region = regions[Quantity.ENERGY.index()];
        int direction = line.direction();
        BigDecimal threshold = current == null || !interpolates || direction == 0
                ? null
                : current.cuts(Quantity.ENERGY).border(region, direction);
        if (threshold != null && threshold.compareTo(line.energyTo()) * direction < 0) {
            BigDecimal crossing = line.timeAt(threshold);
            if (crossing.compareTo(byTime) <= 0) {
                return new Accrual.Break(crossing, threshold);
            }
        }
        return new Accrual.Break(byTime, line.energyAt(byTime));
    }

    /** The last instant up to which the last choice holds unless a measured quantity changes, in ns. */
    long validUntil() {
        return validUntil;
    }
}
