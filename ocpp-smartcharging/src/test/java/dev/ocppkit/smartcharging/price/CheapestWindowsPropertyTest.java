package dev.ocppkit.smartcharging.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.PriceRule;
import dev.ocppkit.model.datatype.PriceRuleStack;
import dev.ocppkit.model.datatype.RationalNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The search by sums of stacks against one that costs each window on its own. */
class CheapestWindowsPropertyTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    @Property
    void windowsAreThoseOfTheSearchThatCostsEachOne(
            @ForAll("schedules") AbsolutePriceSchedule schedule,
            @ForAll @IntRange(min = -500, max = 900) int fromSecond,
            @ForAll @IntRange(min = 1, max = 5_000) int searchedSeconds,
            @ForAll @IntRange(min = 1, max = 2_000_000) int lengthMillis,
            @ForAll @IntRange(min = -12_000, max = 12_000) int watts) {
        Instant from = START.plusSeconds(fromSecond);
        Instant to = from.plusSeconds(searchedSeconds);
        Duration length = Duration.ofMillis(lengthMillis);
        BigDecimal power = BigDecimal.valueOf(watts, 1);
        List<PriceWindow> expected = oneByOne(schedule, from, to, length, power);
        Statistics.label("windows found").collect(!expected.isEmpty());
        Statistics.label("windows found").coverage(found -> found.check(true).percentage(share -> share > 10));
        assertThat(PriceSchedules.cheapestWindows(schedule, from, to, length, power))
                .isEqualTo(expected);
    }

    @Example
    void lengthMustBeAboveZero() {
        AbsolutePriceSchedule schedule = schedule(List.of(stack(60, List.of(rule(0, 1)))));
        assertThatThrownBy(() -> PriceSchedules.cheapestWindows(
                        schedule, START.plusSeconds(9), START, Duration.ZERO, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length");
    }

    private static List<PriceWindow> oneByOne(
            AbsolutePriceSchedule schedule, Instant from, Instant to, Duration length, BigDecimal watts) {
        TreeSet<Instant> starts = new TreeSet<>(List.of(from, to.minus(length)));
        for (Instant edge : PriceSchedules.edges(schedule)) {
            starts.add(edge);
            starts.add(edge.minus(length));
        }
        List<PriceWindow> windows = new ArrayList<>();
        for (Instant start : starts) {
            Instant end = start.plus(length);
            if (!start.isBefore(from) && !end.isAfter(to)) {
                PriceCosts.energy(schedule, List.of(new PowerSegment(start, end, watts)))
                        .ifPresent(cost -> windows.add(new PriceWindow(start, end, cost)));
            }
        }
        BigDecimal least = windows.stream()
                .map(PriceWindow::cost)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return windows.stream()
                .filter(window -> window.cost().compareTo(least) == 0)
                .toList();
    }

    /** Stacks of no time, and powers without a fee, are among them. */
    @Provide
    Arbitrary<AbsolutePriceSchedule> schedules() {
        Arbitrary<PriceRule> rules = Combinators.combine(
                        Arbitraries.of(0, 0, 0, 300, 700, -400),
                        Arbitraries.integers().between(-3, 5))
                .as(CheapestWindowsPropertyTest::rule);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 900),
                        rules.list().ofMinSize(1).ofMaxSize(3))
                .as(CheapestWindowsPropertyTest::stack)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(CheapestWindowsPropertyTest::schedule);
    }

    private static PriceRule rule(int fromWatts, int fee) {
        return PriceRule.builder()
                .powerRangeStart(number(fromWatts, 0))
                .energyFee(number(fee, -1))
                .build();
    }

    private static PriceRuleStack stack(int seconds, List<PriceRule> rules) {
        return PriceRuleStack.builder().duration(seconds).priceRule(rules).build();
    }

    private static AbsolutePriceSchedule schedule(List<PriceRuleStack> stacks) {
        return AbsolutePriceSchedule.builder()
                .timeAnchor(START)
                .priceScheduleID(1)
                .currency("EUR")
                .language("en")
                .priceAlgorithm("power")
                .priceRuleStacks(stacks)
                .build();
    }

    private static RationalNumber number(int value, int exponent) {
        return RationalNumber.builder().value(value).exponent(exponent).build();
    }
}
