package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds when the clock changes the elements of a tariff that can apply. */
public final class Boundaries {

    private static final Duration HORIZON = Duration.ofDays(3660);

    private Boundaries() {}

    /**
     * Finds the next change.
     *
     * @param tariff the tariff
     * @param zone the time zone
     * @param after the instant after which to look
     * @return the instant, null if there is none within the horizon or the tariff cannot be read
     */
    public static @Nullable Instant next(Tariff tariff, ZoneId zone, Instant after) {
        try {
            CompiledTariff compiled = TariffCompiler.compile(tariff, null);
            return compiled.minutes().length == 0 ? null : next(compiled, new LocalClock(zone), after);
        } catch (CalculationFailure e) {
            return null;
        }
    }

    private static @Nullable Instant next(CompiledTariff tariff, LocalClock clock, Instant after) {
        List<List<Integer>> now = candidates(tariff, clock, after);
        Instant end = after.plus(HORIZON);
        for (Instant at = clock.next(after, tariff.minutes());
                at.isBefore(end);
                at = clock.next(at, tariff.minutes())) {
            if (!candidates(tariff, clock, at).equals(now)) {
                return at;
            }
        }
        return null;
    }

    /** Lists the elements of each part that can apply at an instant, up to the first that certainly does. */
    private static List<List<Integer>> candidates(CompiledTariff tariff, LocalClock clock, Instant at) {
        long local = clock.localSecond(at);
        List<List<Integer>> candidates = new ArrayList<>();
        for (int part = 0; part < CostPart.ACCRUING; part++) {
            PriceList list = tariff.list(part);
            List<Integer> indexes = new ArrayList<>();
            for (int i = 0; list != null && i < list.size(); i++) {
                Condition condition = list.condition(i);
                if (condition.holdsByClock(LocalClock.day(local), LocalClock.minute(local))) {
                    indexes.add(i);
                    if (!condition.dependsOnMore()) {
                        break;
                    }
                }
            }
            candidates.add(indexes);
        }
        return candidates;
    }
}
