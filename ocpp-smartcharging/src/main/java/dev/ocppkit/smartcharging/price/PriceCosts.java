package dev.ocppkit.smartcharging.price;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.AdditionalSelectedServices;
import dev.ocppkit.model.datatype.OverstayRule;
import dev.ocppkit.model.datatype.OverstayRuleList;
import dev.ocppkit.model.datatype.PriceRule;
import dev.ocppkit.model.datatype.RationalNumber;
import dev.ocppkit.model.datatype.TaxRule;
import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What charging costs under an absolute price schedule.
 *
 * <p>Spec: OCPP 2.1 Part 2, AbsolutePriceScheduleType, TaxRuleType, OverstayRuleListType; ISO 15118-20. Where the text is
 * silent: several taxes on one fee add up on its net amount, a parking period counts as soon as it begins.
 */
public final class PriceCosts {
    /** Watt-seconds of a kWh. */
    private static final BigDecimal KWH = BigDecimal.valueOf(3_600_000);

    private PriceCosts() {}

    /**
     * Adds up the energy fees of a power profile, without taxes that come on top.
     *
     * <p>Pure; O(n · m) in segments and stacks. Example: 11 kW for half an hour at 0.40 cost 2.20.
     *
     * <pre>{@code
     * Optional<BigDecimal> energy = PriceCosts.energy(prices, profile);
     * }</pre>
     *
     * @param schedule the schedule
     * @param profile stretches of constant power
     * @return the cost in the currency of the schedule, negative for what is earned by discharging at a positive fee; empty if
     *     some time has no price
     */
    public static Optional<BigDecimal> energy(AbsolutePriceSchedule schedule, List<PowerSegment> profile) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PowerSegment piece : pieces(schedule, profile)) {
            Optional<BigDecimal> fee = PriceSchedules.energyFeeAt(schedule, piece.start(), piece.watts());
            if (fee.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(fee.get().multiply(piece.watts()).multiply(seconds(piece.start(), piece.end())));
        }
        return Optional.of(ofWattSeconds(sum));
    }

    /** Turns a sum of fee (per kWh) times W times s into the form of a result. */
    static BigDecimal ofWattSeconds(BigDecimal sum) {
        return Numbers.round(sum.divide(KWH, Numbers.WORKING_SCALE, RoundingMode.DOWN));
    }

    static BigDecimal seconds(Instant start, Instant end) {
        Duration duration = Duration.between(start, end);
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    /** Cuts a profile where stacks begin. */
    private static List<PowerSegment> pieces(AbsolutePriceSchedule schedule, List<PowerSegment> profile) {
        List<Instant> edges = PriceSchedules.edges(schedule);
        List<PowerSegment> pieces = new ArrayList<>();
        for (PowerSegment segment : profile) {
            Instant start = segment.start();
            for (Instant edge : edges) {
                if (edge.isAfter(start) && edge.isBefore(segment.end())) {
                    pieces.add(new PowerSegment(start, edge, segment.watts()));
                    start = edge;
                }
            }
            pieces.add(new PowerSegment(start, segment.end(), segment.watts()));
        }
        return pieces;
    }

    /**
     * Works out what a session costs.
     *
     * <p>Pure; O(n · m) in segments and stacks.
     *
     * <pre>{@code
     * Optional<PriceTotal> total = PriceCosts.session(prices, profile, Duration.ZERO);
     * }</pre>
     *
     * @param schedule the schedule
     * @param profile stretches of constant power, in order; their whole time is parked too
     * @param overstay how long the vehicle stayed after the overstay rules set in, zero or more
     * @return the cost with all taxes; empty if some time has no price
     */
    public static Optional<PriceTotal> session(
            AbsolutePriceSchedule schedule, List<PowerSegment> profile, Duration overstay) {
        return energy(schedule, profile).map(energyFees -> {
            List<TaxRule> taxes = schedule.taxRules() == null ? List.of() : schedule.taxRules();
            BigDecimal energy = taxed(energyFees, taxes, TaxRule::appliesToEnergyFee);
            BigDecimal parking = taxed(parking(schedule, profile), taxes, TaxRule::appliesToParkingFee);
            BigDecimal late =
                    taxed(overstay(schedule.overstayRuleList(), overstay), taxes, TaxRule::appliesToOverstayFee);
            BigDecimal services = services(schedule.additionalSelectedServices());
            BigDecimal total = energy.add(parking).add(late).add(services);
            total = atLeast(total, bound(schedule.minimumCost(), taxes));
            total = atMost(total, bound(schedule.maximumCost(), taxes));
            return new PriceTotal(energy, parking, late, services, total);
        });
    }

    private static BigDecimal atLeast(BigDecimal total, @Nullable BigDecimal least) {
        return least == null ? total : total.max(least);
    }

    private static BigDecimal atMost(BigDecimal total, @Nullable BigDecimal most) {
        return most == null ? total : total.min(most);
    }

    private static @Nullable BigDecimal bound(@Nullable RationalNumber cost, List<TaxRule> taxes) {
        return cost == null ? null : taxed(PriceSchedules.decimal(cost), taxes, TaxRule::appliesToMinimumMaximumCost);
    }

    /** Adds the taxes that a fee does not include yet. */
    private static BigDecimal taxed(BigDecimal fee, List<TaxRule> taxes, Predicate<TaxRule> applies) {
        BigDecimal included = BigDecimal.ZERO;
        BigDecimal added = BigDecimal.ZERO;
        for (TaxRule tax : taxes) {
            BigDecimal rate =
                    applies.test(tax) ? PriceSchedules.decimal(tax.taxRate()).movePointLeft(2) : BigDecimal.ZERO;
            if (Boolean.TRUE.equals(tax.taxIncludedInPrice())) {
                included = included.add(rate);
            } else {
                added = added.add(rate);
            }
        }
        BigDecimal net = fee.divide(BigDecimal.ONE.add(included), Numbers.WORKING_SCALE, RoundingMode.DOWN);
        return Numbers.round(fee.add(net.multiply(added)));
    }

    /** The fees of the parking periods that begin, counted anew in each stack and when the fee changes. */
    private static BigDecimal parking(AbsolutePriceSchedule schedule, List<PowerSegment> profile) {
        List<Instant> edges = PriceSchedules.edges(schedule);
        BigDecimal sum = BigDecimal.ZERO;
        Stay stay = null;
        for (PowerSegment piece : pieces(schedule, profile)) {
            PriceRule rule = PriceSchedules.ruleAt(schedule, piece.start(), piece.watts())
                    .orElse(null);
            if (stay != null && stay.goesOn(piece, rule) && !edges.contains(piece.start())) {
                stay = new Stay(stay.start(), piece.end(), rule);
            } else {
                sum = stay == null ? sum : sum.add(stay.fees());
                stay = new Stay(piece.start(), piece.end(), rule);
            }
        }
        return stay == null ? sum : sum.add(stay.fees());
    }

    /** A time under one parking fee, over which the power may change. */
    private record Stay(
            Instant start, Instant end, @Nullable PriceRule rule) {
        boolean goesOn(PowerSegment piece, @Nullable PriceRule next) {
            return piece.start().equals(end)
                    && rule != null
                    && next != null
                    && Objects.equals(rule.parkingFee(), next.parkingFee())
                    && Objects.equals(rule.parkingFeePeriod(), next.parkingFeePeriod());
        }

        BigDecimal fees() {
            Integer period = rule == null ? null : rule.parkingFeePeriod();
            RationalNumber fee = rule == null ? null : rule.parkingFee();
            return fee == null || period == null || period <= 0
                    ? BigDecimal.ZERO
                    : PriceSchedules.decimal(fee)
                            .multiply(seconds(start, end).divide(BigDecimal.valueOf(period), 0, RoundingMode.UP));
        }
    }

    /**
     * Adds up the fees for staying too long: each rule counts from its start until that of the next, once at once and again
     * after every period.
     *
     * <p>Pure; O(n) in the rules.
     *
     * <pre>{@code
     * BigDecimal parkedTooLong = PriceCosts.overstay(prices.overstayRuleList(), Duration.ofHours(2));
     * }</pre>
     *
     * @param rules the rules; null: there are none
     * @param overstay how long the vehicle has stayed since they set in
     * @return the fees without taxes
     */
    public static BigDecimal overstay(@Nullable OverstayRuleList rules, Duration overstay) {
        if (rules == null) {
            return BigDecimal.ZERO;
        }
        List<OverstayRule> sorted = rules.overstayRule().stream()
                .sorted(Comparator.comparingInt(OverstayRule::startTime))
                .toList();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < sorted.size(); i++) {
            OverstayRule rule = sorted.get(i);
            long end = i + 1 < sorted.size()
                    ? Math.min(sorted.get(i + 1).startTime(), overstay.toSeconds())
                    : overstay.toSeconds();
            long stayed = end - rule.startTime();
            if (stayed > 0) {
                long times = rule.overstayFeePeriod() <= 0 ? 1 : (stayed - 1) / rule.overstayFeePeriod() + 1;
                sum = sum.add(PriceSchedules.decimal(rule.overstayFee()).multiply(BigDecimal.valueOf(times)));
            }
        }
        return sum;
    }

    private static BigDecimal services(@Nullable List<AdditionalSelectedServices> services) {
        if (services == null) {
            return BigDecimal.ZERO;
        }
        return services.stream()
                .map(service -> PriceSchedules.decimal(service.serviceFee()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
