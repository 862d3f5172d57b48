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
import java.util.ArrayList;
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
        List<BigDecimal> hours = new ArrayList<>();
        List<BigDecimal> fees = new ArrayList<>();
        for (PriceWindow window : windows) {
            BigDecimal fee = watts == null
                    ? null
                    : PriceSchedules.energyFeeAt(schedule, window.start(), watts)
                            .orElse(null);
            if (fee != null) {
                hours.addAll(List.of(hours(schedule, window.start()), hours(schedule, window.end())));
                fees.addAll(List.of(fee, fee));
            }
        }
        if (!hours.isEmpty()) {
            picture.points("cheapest windows", hours, fees);
        }
        picture.save(target);
    }

    private static BigDecimal hours(AbsolutePriceSchedule schedule, Instant at) {
        return Stairs.hours(Duration.between(schedule.timeAnchor(), at).toSeconds());
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
