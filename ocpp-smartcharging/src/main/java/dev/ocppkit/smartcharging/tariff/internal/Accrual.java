package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the cost of a transaction interval by interval; mutable. Within an interval it goes from break to break: an
 * energy threshold, a minute of the wall clock, a duration or a new tariff. An interval that meets none of them only
 * moves counters, since amounts are settled when a charging period ends.
 */
final class Accrual {

    private final CostContext context;
    private final CostPolicy policy;
    private final Instant start;
    private final Sample first;
    private final Selector selector;
    private final Counters counters;
    private Timeline timeline;
    private int nextTariff;
    private long now;
    private BigDecimal energy = BigDecimal.ZERO;
    private @Nullable CompiledTariff tariff;
    private @Nullable Segment segment;
    private @Nullable Chain<ClosedSegment> closed;
    private Amounts amounts = Amounts.ZERO;
    private @Nullable Amounts frozen;
    private List<CompiledTariff> inForce = List.of();
    private List<OneOffs.Due> oneOffs = List.of();
    private @Nullable CostWatch watch;
    private Headroom headroom = Headroom.NONE;

    Accrual(Timeline timeline, CostContext context, CostPolicy policy, Sample first) {
        this.timeline = timeline;
        this.context = context;
        this.policy = policy;
        this.start = first.at();
        this.first = first;
        this.counters = new Counters();
        this.selector = new Selector(new LocalClock(context.zone()), policy, start);
    }

    Accrual(Accrual other) {
        this.context = other.context;
        this.policy = other.policy;
        this.start = other.start;
        this.first = other.first;
        this.selector = new Selector(other.selector);
        this.counters = new Counters(other.counters);
        this.timeline = other.timeline;
        this.nextTariff = other.nextTariff;
        this.now = other.now;
        this.energy = other.energy;
        this.tariff = other.tariff;
        this.segment = other.segment;
        this.closed = other.closed;
        this.amounts = other.amounts;
        this.frozen = other.frozen;
        this.inForce = other.inForce;
        this.oneOffs = other.oneOffs;
        this.watch = other.watch == null ? null : new CostWatch(other.watch);
        this.headroom = other.headroom;
    }

    /**
     * A charging period with its end.
     *
     * @param segment the period
     * @param end where it ended
     */
    record ClosedSegment(Segment segment, Usage end) {}

    void watch(BigDecimal amount, long from) {
        watch = new CostWatch(amount, from);
        headroom = Headroom.NONE;
        selector.invalidate();
    }

    @Nullable
    CostWatch watch() {
        return watch;
    }

    /** Takes another tariff into the timeline. */
    void change(Timeline longer) {
        timeline = longer;
        if (from(longer.size() - 1) < now) {
            throw new CalculationFailure("a tariff cannot take effect before what was already calculated");
        }
        selector.invalidate();
    }

    /**
     * Goes along an interval that starts where the last one ended.
     *
     * @param line the interval
     * @param stop where to stop, at most its end
     */
    void advance(Interval line, long stop) {
        Segment open = segment;
        if (open != null && selector.stays(line, stop)) {
            pass(open, line, stop);
        } else {
            walk(line, stop);
        }
        counters.advance(line.activity(), stop - line.from());
        energy = stop == line.to() ? line.energyTo() : line.energyAt(BigDecimal.valueOf(stop));
        now = stop;
    }

    private void pass(Segment open, Interval line, long stop) {
        segment = noted(open, line);
        if (bounds() && !(stop == line.to() && headroom.covers(line.energyTo(), stop))) {
            Usage from = counters.now(line.from(), line.energyFrom());
            settle(from, usageAt(line, BigDecimal.valueOf(stop)));
        }
    }

    private void walk(Interval line, long stop) {
        BigDecimal end = BigDecimal.valueOf(stop);
        Usage position = counters.now(line.from(), line.energyFrom());
        while (position.time().compareTo(end) < 0) {
            enterTariffs(position);
            Break next = chooseAt(line, position);
            Usage target =
                    next.time().compareTo(end) < 0 ? counters.at(line, next.time(), next.energy()) : usageAt(line, end);
            settle(position, target);
            position = target;
        }
    }

    /**
     * A point at which another price may begin to apply.
     *
     * @param time ns since the start of the transaction
     * @param energy net energy in Wh
     */
    record Break(BigDecimal time, BigDecimal energy) {}

    private Break chooseAt(Interval line, Usage position) {
        CompiledTariff current = tariff;
        long limit = nextEvent(position.time().longValue());
        if (current == null) {
            BigDecimal time = BigDecimal.valueOf(Math.min(limit, line.to()));
            return new Break(time, line.energyAt(time));
        }
        int[] selection = selector.select(current, line, position, counters, limit);
        Segment open = segment;
        if (open == null || !open.continues(current, selection)) {
            close(position);
            open = Segment.open(current, selection, position);
        }
        segment = noted(open, line);
        return selector.nextBreak(line);
    }

    private static Segment noted(Segment open, Interval line) {
        CompiledTariff tariff = open.tariff();
        return tariff.reportsPower() || tariff.reportsCurrent()
                ? open.with(tariff.reportsPower() ? line.power() : null, line.current())
                : open;
    }

    /** Finds the next instant that has nothing to do with prices: another tariff or the start of a watch. */
    private long nextEvent(long after) {
        long event = nextTariff < timeline.size() ? from(nextTariff) : Long.MAX_VALUE;
        CostWatch active = watch;
        return active != null && active.from() > after ? Math.min(event, active.from()) : event;
    }

    private Usage usageAt(Interval line, BigDecimal time) {
        boolean end = time.longValue() == line.to();
        return counters.at(line, time, end ? line.energyTo() : line.energyAt(time));
    }

    private long from(int index) {
        Instant from = timeline.get(index).from();
        return from == null || !from.isAfter(start) ? 0 : Spans.nanos(start, from);
    }

    private void close(Usage end) {
        Segment open = segment;
        if (open != null) {
            closed = new Chain<>(new ClosedSegment(open, end), closed);
            amounts = amounts.plus(open, end);
            segment = null;
            headroom = Headroom.NONE;
        }
    }

    /** Brings every tariff into force whose time has come. */
    private void enterTariffs(Usage position) {
        while (nextTariff < timeline.size()
                && from(nextTariff) <= position.time().longValue()) {
            Timeline.Entry entry = timeline.get(nextTariff);
            CompiledTariff before = tariff;
            if (before == null || !before.tariff().equals(entry.tariff().tariff())) {
                close(position);
                enter(entry.tariff());
            }
            if (nextTariff == 0 && entry.origin() == TariffOrigin.ACCEPTED) {
                chargeOneOffs(entry.tariff());
            }
            freezeIfReached(entry.tariff());
            nextTariff++;
        }
    }

    private void enter(CompiledTariff entering) {
        tariff = entering;
        List<CompiledTariff> all = new ArrayList<>(inForce);
        all.add(entering);
        inForce = List.copyOf(all);
    }

    private void chargeOneOffs(CompiledTariff entering) {
        UnknownQuantity unknown = policy.unknownQuantity();
        oneOffs = new OneOffs(context, unknown, start).due(entering.tariff(), first.powerW(), first.currentA());
        Bound cap = entering.maxCost();
        for (OneOffs.Due due : oneOffs) {
            BigDecimal gross = due.net().multiply(due.factor());
            BigDecimal share = cap == null ? BigDecimal.ONE : Cap.shareOfOneOff(cap, amounts, due.net(), gross);
            amounts = amounts.plus(due.part(), due.net().multiply(share), gross.multiply(share));
        }
    }

    private void freezeIfReached(CompiledTariff entering) {
        Bound cap = entering.maxCost();
        if (frozen == null && cap != null && Cap.reached(cap, amounts.totalExcl(), amounts.totalIncl())) {
            frozen = amounts;
        }
    }

    /** Tells whether there is a bound that the total has not met yet. */
    private boolean bounds() {
        CompiledTariff current = tariff;
        return isWatching() || (frozen == null && current != null && current.maxCost() != null);
    }

    private boolean isWatching() {
        CostWatch active = watch;
        return active != null && active.reachedAt() == null;
    }

    /** Looks for a reached maxCost or watched amount on a stretch with constant prices. */
    private void settle(Usage from, Usage to) {
        // One more ns: the exact time may have a fraction.
        if (!bounds() || headroom.covers(to.energy(), to.time().longValue() + 1)) {
            return;
        }
        CompiledTariff current = tariff;
        Bound cap = frozen != null || current == null ? null : current.maxCost();
        Amounts before = amountsAt(from);
        Amounts after = amountsAt(to);
        BigDecimal share = BigDecimal.ONE;
        if (cap != null && Cap.reached(cap, after.totalExcl(), after.totalIncl())) {
            share = Cap.share(cap, before, after);
            after = before.towards(after, share);
            frozen = after;
        }
        CostWatch active = watch;
        if (active != null) {
            active.look(from.time(), to.time(), before.totalIncl(), after.totalIncl(), share);
        }
        lookAhead(cap, after, to);
    }

    private void lookAhead(@Nullable Bound cap, Amounts reached, Usage from) {
        Segment open = segment;
        if (open == null || frozen != null) {
            headroom = Headroom.NONE;
            return;
        }
        CostWatch active = watch;
        BigDecimal watched = active == null || active.reachedAt() != null ? null : active.bound();
        headroom = Headroom.gross(watched, reached.totalIncl(), open, from);
        if (cap != null) {
            headroom = headroom.and(Headroom.net(Cap.sixtieths(cap.exclTax()), reached.totalExcl(), open, from))
                    .and(Headroom.gross(Cap.sixtieths(cap.inclTax()), reached.totalIncl(), open, from));
        }
    }

    private Amounts amountsAt(Usage point) {
        Amounts stopped = frozen;
        Segment open = segment;
        if (stopped != null) {
            return stopped;
        }
        return open == null ? amounts : amounts.plus(open, point);
    }

    /** Ends the calculation at the present point: the totals and, if wanted, the periods can be read after this. */
    void finish() {
        Usage end = usage();
        enterTariffs(end);
        CostWatch active = watch;
        if (active != null) {
            Amounts last = amountsAt(end);
            active.look(end.time(), end.time(), last.totalIncl(), last.totalIncl(), BigDecimal.ONE);
        }
    }

    Usage usage() {
        return counters.now(now, energy);
    }

    Amounts total() {
        return amountsAt(usage());
    }

    boolean isFrozen() {
        return frozen != null;
    }

    /** Lists the charging periods; a transaction under a tariff has at least one, if only of length zero. */
    List<ClosedSegment> periods() {
        List<ClosedSegment> periods = Chain.toList(closed);
        Segment open = segment;
        CompiledTariff current = tariff;
        if (open != null) {
            periods.add(new ClosedSegment(open, usage()));
        } else if (periods.isEmpty() && current != null) {
            int[] none = {PriceList.NONE, PriceList.NONE, PriceList.NONE};
            Segment empty = Segment.open(current, none, usage()).with(first.powerW(), first.currentA());
            periods.add(new ClosedSegment(empty, usage()));
        }
        return periods;
    }

    /** Chooses the elements that apply at the present point, if a tariff is in force. */
    int @Nullable [] selectNow(Sample newest) {
        CompiledTariff current = tariff;
        if (current == null) {
            return null;
        }
        Interval point = new Interval(now, now, energy, energy, Activity.of(newest.chargingState(), policy), newest);
        return selector.select(current, point, usage(), counters, nextEvent(now));
    }

    /** Finds until when {@link #selectNow} holds if nothing changes but the time; null for ever. */
    @Nullable
    Instant holdsUntil() {
        long until = selector.validUntil();
        return until == Long.MAX_VALUE ? null : start.plusNanos(until);
    }

    @Nullable
    CompiledTariff tariff() {
        return tariff;
    }

    List<CompiledTariff> inForce() {
        return inForce;
    }

    List<OneOffs.Due> oneOffs() {
        return oneOffs;
    }

    Instant start() {
        return start;
    }

    @Nullable
    Duration reserved() {
        return OneOffs.reserved(context, start);
    }
}
