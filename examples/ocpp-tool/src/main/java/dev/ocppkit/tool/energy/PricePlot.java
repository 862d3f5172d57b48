package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.PriceLevelScheduleEntry;
import dev.ocppkit.model.datatype.PriceRuleStack;
import dev.ocppkit.smartcharging.price.PriceSchedules;
import dev.ocppkit.smartcharging.price.PriceWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws prices over time. */
final class PricePlot {
    private PricePlot() {}

    /** Draws the energy fee for each power from which on another rule counts, and the cheapest windows. */
    static void draw(AbsolutePriceSchedule schedule, List<PriceWindow> windows, @Nullable BigDecimal watts, Path target)
            throws IOException {
        Picture picture = new Picture(
                "Energy fees",
                "hours since " + schedule.timeAnchor(),
                "fee in " + schedule.currency() + " per kWh, without taxes that are added");
        TreeSet<BigDecimal> powers = new TreeSet<>();
        schedule.priceRuleStacks().stream()
                .flatMap(stack -> stack.priceRule().stream())
                .forEach(rule -> powers.add(PriceSchedules.decimal(rule.powerRangeStart())));
        for (BigDecimal power : powers) {
            Stairs line = new Stairs();
            long start = 0;
            for (PriceRuleStack stack : schedule.priceRuleStacks()) {
                Instant at = schedule.timeAnchor().plusSeconds(start);
                line.add(
                        start,
                        start + stack.duration(),
                        PriceSchedules.energyFeeAt(schedule, at, power).orElse(null));
                start += stack.duration();
            }
            line.drawOn(picture, (power.signum() < 0 ? "up to " : "from ") + power.toPlainString() + " W");
        }
        if (watts != null) {
            windows(schedule, windows, watts).drawOn(picture, "cheapest windows");
        }
        picture.save(target);
    }

    /** A window may reach over several fees, and one may end where the next one begins: each is a line of its own. */
    private static Stairs windows(AbsolutePriceSchedule schedule, List<PriceWindow> windows, BigDecimal watts) {
        Stairs line = new Stairs();
        for (PriceWindow window : windows) {
            long start = seconds(schedule, window.start());
            long end = seconds(schedule, window.end());
            long edge = 0;
            for (PriceRuleStack stack : schedule.priceRuleStacks()) {
                long from = Math.max(start, edge);
                long to = Math.min(end, edge + stack.duration());
                if (from < to) {
                    Instant at = schedule.timeAnchor().plusSeconds(from);
                    line.add(
                            from,
                            to,
                            PriceSchedules.energyFeeAt(schedule, at, watts).orElse(null));
                }
                edge += stack.duration();
            }
            line.add(end, end, null);
        }
        return line;
    }

    private static long seconds(AbsolutePriceSchedule schedule, Instant at) {
        return Duration.between(schedule.timeAnchor(), at).toSeconds();
    }

    static void draw(PriceLevelSchedule schedule, Path target) throws IOException {
        Picture picture = new Picture(
                "Price levels", "hours since " + schedule.timeAnchor(), "level, the smallest is the cheapest");
        Stairs line = new Stairs();
        long start = 0;
        for (PriceLevelScheduleEntry entry : schedule.priceLevelScheduleEntries()) {
            line.add(start, start + entry.duration(), BigDecimal.valueOf(entry.priceLevel()));
            start += entry.duration();
        }
        line.drawOn(picture, "level");
        picture.save(target);
    }
}
