package dev.ocppkit.smartcharging.price;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.PriceRuleStack;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What energy costs at a constant power from the beginning of a price schedule on, added up stack by stack, so that the cost of
 * any stretch is a difference. The sums are exact; only the result is rounded, as {@link PriceCosts#energy} does it.
 *
 * @param edges where stacks begin, and where the last one ends; ascending
 * @param rates cost of a second in each stack, times 3,600,000; zero where there is no fee
 * @param sums cost from the first edge to each edge, times 3,600,000
 * @param gaps how many stacks before each edge have no fee
 */
record EnergyCosts(List<Instant> edges, List<BigDecimal> rates, List<BigDecimal> sums, List<Integer> gaps) {

    /** Adds up a schedule; O(n) in its stacks. Stacks that take no time do not count. */
    static EnergyCosts of(AbsolutePriceSchedule schedule, BigDecimal watts) {
        List<Instant> edges = new ArrayList<>(List.of(schedule.timeAnchor()));
        List<BigDecimal> rates = new ArrayList<>();
        List<BigDecimal> sums = new ArrayList<>(List.of(BigDecimal.ZERO));
        List<Integer> gaps = new ArrayList<>(List.of(0));
        for (PriceRuleStack stack : schedule.priceRuleStacks()) {
            if (stack.duration() > 0) {
                Optional<BigDecimal> fee = PriceSchedules.energyFee(stack, watts);
                BigDecimal rate = fee.orElse(BigDecimal.ZERO).multiply(watts);
                int last = rates.size();
                edges.add(edges.get(last).plusSeconds(stack.duration()));
                rates.add(rate);
                sums.add(sums.get(last).add(rate.multiply(BigDecimal.valueOf(stack.duration()))));
                gaps.add(gaps.get(last) + (fee.isPresent() ? 0 : 1));
            }
        }
        return new EnergyCosts(edges, rates, sums, gaps);
    }

    /**
     * Returns the cost of a stretch; O(log n) in the stacks.
     *
     * @param start its start
     * @param end its end, exclusive, after the start
     * @return the cost; empty if some of its time has no price
     */
    Optional<BigDecimal> between(Instant start, Instant end) {
        int first = stackAt(start);
        int last = stackBefore(end);
        if (first < 0 || last >= rates.size() || gaps.get(last + 1) > gaps.get(first)) {
            return Optional.empty();
        }
        return Optional.of(PriceCosts.ofWattSeconds(until(last, end).subtract(until(first, start))));
    }

    private BigDecimal until(int stack, Instant at) {
        return sums.get(stack).add(rates.get(stack).multiply(PriceCosts.seconds(edges.get(stack), at)));
    }

    /** The stack in which an instant lies; -1 before the first one, the number of stacks after the last one. */
    private int stackAt(Instant at) {
        int found = Collections.binarySearch(edges, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The same for the time right before an instant. */
    private int stackBefore(Instant at) {
        int found = Collections.binarySearch(edges, at);
        return found >= 0 ? found - 1 : -found - 2;
    }
}
