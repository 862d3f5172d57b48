package dev.ocppkit.smartcharging.price;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.ConsumptionCost;
import dev.ocppkit.model.datatype.Cost;
import dev.ocppkit.model.datatype.EVAbsolutePriceSchedule;
import dev.ocppkit.model.datatype.EVPriceRule;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.PriceRule;
import dev.ocppkit.model.datatype.PriceRuleStack;
import dev.ocppkit.model.datatype.RationalNumber;
import dev.ocppkit.model.datatype.SalesTariff;
import dev.ocppkit.model.datatype.SalesTariffEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a price schedule says at an instant.
 *
 * <p>Spec: OCPP 2.1 Part 2, AbsolutePriceScheduleType, PriceLevelScheduleType, EVAbsolutePriceScheduleType, SalesTariffType.
 */
public final class PriceSchedules {
    private static final int LARGEST_EXPONENT = 100;

    private PriceSchedules() {}

    /**
     * Returns the value of a rational number.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * BigDecimal fee = PriceSchedules.decimal(rule.energyFee());
     * }</pre>
     *
     * @param number value and power of ten
     * @return the exact number
     * @throws IllegalArgumentException if the exponent is beyond 100
     */
    public static BigDecimal decimal(RationalNumber number) {
        if (Math.abs(number.exponent()) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException("exponent is " + number.exponent());
        }
        return BigDecimal.valueOf(number.value()).scaleByPowerOfTen(number.exponent());
    }

    /**
     * Finds the rule for an instant and a power. Stacks follow each other from {@code timeAnchor}; within a stack the rule with
     * the greatest start that is not above the power counts, and while discharging the one with the least negative start
     * that is not below it.
     *
     * <p>Pure; O(n) in the stacks and rules.
     *
     * <pre>{@code
     * PriceRule rule = PriceSchedules.ruleAt(prices, now, watts).orElseThrow();
     * }</pre>
     *
     * @param schedule the schedule
     * @param at the instant
     * @param watts power in W, positive into the vehicle
     * @return the rule; empty before the first and after the last stack, and for a power without rule
     */
    public static Optional<PriceRule> ruleAt(AbsolutePriceSchedule schedule, Instant at, BigDecimal watts) {
        return entryAt(schedule.timeAnchor(), schedule.priceRuleStacks(), stack -> stack.duration(), at)
                .flatMap(stack -> rule(stack.priceRule(), watts, r -> decimal(r.powerRangeStart())));
    }

    /**
     * Returns the energy fee for an instant and a power.
     *
     * <p>Example: with rules from 0 W at 0.30 and from 11000 W at 0.40, 7000 W cost 0.30.
     *
     * <p>Pure; O(n) in the stacks and rules.
     *
     * <pre>{@code
     * Optional<BigDecimal> perKwh = PriceSchedules.energyFeeAt(prices, now, watts);
     * }</pre>
     *
     * @param schedule the schedule
     * @param at the instant
     * @param watts power in W, positive into the vehicle
     * @return the price of a kWh in the currency of the schedule, taxes as the schedule has them; empty if there is none
     */
    public static Optional<BigDecimal> energyFeeAt(AbsolutePriceSchedule schedule, Instant at, BigDecimal watts) {
        return ruleAt(schedule, at, watts).map(rule -> decimal(rule.energyFee()));
    }

    /**
     * Returns the energy fee that a vehicle offers for an instant and a power. Below the start of its first rule, that rule
     * counts.
     *
     * <p>Pure; O(n) in the entries and rules.
     *
     * <pre>{@code
     * Optional<BigDecimal> offered = PriceSchedules.evEnergyFeeAt(ofVehicle, now, watts);
     * }</pre>
     *
     * @param schedule the schedule
     * @param at the instant
     * @param watts power in W, positive into the vehicle
     * @return the price of a kWh in the currency of the schedule; empty if there is none
     */
    public static Optional<BigDecimal> evEnergyFeeAt(EVAbsolutePriceSchedule schedule, Instant at, BigDecimal watts) {
        return entryAt(schedule.timeAnchor(), schedule.evAbsolutePriceScheduleEntries(), e -> e.duration(), at)
                .flatMap(entry -> {
                    Optional<EVPriceRule> found = rule(entry.evPriceRule(), watts, EVPriceRule::powerRangeStart);
                    return found.or(() -> entry.evPriceRule().stream().findFirst());
                })
                .map(EVPriceRule::energyFee);
    }

    /**
     * Returns the price level at an instant; the smaller the cheaper.
     *
     * <p>Pure; O(n) in the entries.
     *
     * <pre>{@code
     * Optional<Integer> level = PriceSchedules.levelAt(levels, now);
     * }</pre>
     *
     * @param schedule the schedule
     * @param at the instant
     * @return the level; empty before the first and after the last entry
     */
    public static Optional<Integer> levelAt(PriceLevelSchedule schedule, Instant at) {
        return entryAt(schedule.timeAnchor(), schedule.priceLevelScheduleEntries(), e -> e.duration(), at)
                .map(entry -> entry.priceLevel());
    }

    /**
     * Finds the costs of a sales tariff for an instant and a power.
     *
     * <p>Pure; O(n) in the entries and blocks.
     *
     * <pre>{@code
     * List<Cost> costs = PriceSchedules.tariffCostsAt(tariff, now, now, watts);
     * }</pre>
     *
     * @param tariff the tariff
     * @param start where its relative times start
     * @param at the instant
     * @param value power or energy, as {@code startValue} counts it
     * @return the costs of the block with the greatest start that is not above the value; empty if there is none
     */
    public static List<Cost> tariffCostsAt(SalesTariff tariff, Instant start, Instant at, BigDecimal value) {
        SalesTariffEntry current = null;
        for (SalesTariffEntry entry : tariff.salesTariffEntry()) {
            Instant from = start.plusSeconds(entry.relativeTimeInterval().start());
            Integer duration = entry.relativeTimeInterval().duration();
            boolean over = duration != null && !at.isBefore(from.plusSeconds(duration));
            if (!at.isBefore(from) && !over) {
                current = entry;
            }
        }
        List<ConsumptionCost> blocks = current == null ? null : current.consumptionCost();
        return blocks == null
                ? List.of()
                : rule(blocks, value, ConsumptionCost::startValue)
                        .map(ConsumptionCost::cost)
                        .orElse(List.of());
    }

    /**
     * Returns the amount of a cost of a sales tariff.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * BigDecimal amount = PriceSchedules.amount(costs.get(0));
     * }</pre>
     *
     * @param cost amount and power of ten from -3 to 3
     * @return the exact amount
     */
    public static BigDecimal amount(Cost cost) {
        int exponent = cost.amountMultiplier() == null ? 0 : cost.amountMultiplier();
        return BigDecimal.valueOf(cost.amount()).scaleByPowerOfTen(exponent);
    }

    /**
     * Finds the windows in which energy is cheapest.
     *
     * <p>Pure; O(n log n) in the stacks.
     *
     * <pre>{@code
     * List<PriceWindow> windows = PriceSchedules.cheapestWindows(
     *         prices, now, now.plusSeconds(7200), Duration.ofHours(1), watts);
     * }</pre>
     *
     * @param schedule the schedule
     * @param from earliest start
     * @param to latest end
     * @param length how long a window is, above zero
     * @param watts constant power in W, above zero
     * @return the windows with the least energy cost, the earliest first; a window with a time that has no price is none of
     *     them
     * @throws IllegalArgumentException if the length is not above zero
     */
    public static List<PriceWindow> cheapestWindows(
            AbsolutePriceSchedule schedule, Instant from, Instant to, Duration length, BigDecimal watts) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length " + length + " is not above zero");
        }
        TreeSet<Instant> starts = new TreeSet<>();
        starts.add(from);
        starts.add(to.minus(length));
        for (Instant edge : edges(schedule)) {
            starts.add(edge);
            starts.add(edge.minus(length));
        }
        EnergyCosts costs = EnergyCosts.of(schedule, watts);
        List<PriceWindow> cheapest = new ArrayList<>();
        for (Instant start : starts) {
            Instant end = start.plus(length);
            if (!start.isBefore(from) && !end.isAfter(to)) {
                costs.between(start, end).ifPresent(cost -> keep(cheapest, new PriceWindow(start, end, cost)));
            }
        }
        return List.copyOf(cheapest);
    }

    private static void keep(List<PriceWindow> cheapest, PriceWindow window) {
        int compared = cheapest.isEmpty()
                ? -1
                : window.cost().compareTo(cheapest.get(0).cost());
        if (compared < 0) {
            cheapest.clear();
        }
        if (compared <= 0) {
            cheapest.add(window);
        }
    }

    /** Where stacks begin and end. */
    static List<Instant> edges(AbsolutePriceSchedule schedule) {
        List<Instant> edges = new ArrayList<>();
        Instant edge = schedule.timeAnchor();
        edges.add(edge);
        for (var stack : schedule.priceRuleStacks()) {
            edge = edge.plusSeconds(stack.duration());
            edges.add(edge);
        }
        return edges;
    }

    private static <T> Optional<T> entryAt(Instant anchor, List<T> entries, ToIntFunction<T> duration, Instant at) {
        Instant start = anchor;
        for (T entry : entries) {
            Instant end = start.plusSeconds(duration.applyAsInt(entry));
            if (!at.isBefore(start) && at.isBefore(end)) {
                return Optional.of(entry);
            }
            start = end;
        }
        return Optional.empty();
    }

    /** The energy fee of a stack for a power; empty if it has none. */
    static Optional<BigDecimal> energyFee(PriceRuleStack stack, BigDecimal watts) {
        return rule(stack.priceRule(), watts, r -> decimal(r.powerRangeStart())).map(rule -> decimal(rule.energyFee()));
    }

    private static <T> Optional<T> rule(List<T> rules, BigDecimal value, Function<T, BigDecimal> start) {
        @Nullable T best = null;
        for (T candidate : rules) {
            BigDecimal here = start.apply(candidate);
            boolean charging = value.signum() >= 0;
            boolean eligible = charging
                    ? here.signum() >= 0 && here.compareTo(value) <= 0
                    : here.signum() < 0 && here.compareTo(value) >= 0;
            if (eligible && (best == null || charging == (here.compareTo(start.apply(best)) > 0))) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }
}
