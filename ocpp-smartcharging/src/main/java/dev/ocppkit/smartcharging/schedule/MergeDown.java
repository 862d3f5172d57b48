package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges neighbouring periods into the lower of their limits. */
final class MergeDown {
    private MergeDown() {}

    static List<ChargingSchedulePeriod> apply(List<ChargingSchedulePeriod> periods, int most) {
        List<ChargingSchedulePeriod> merged = new ArrayList<>(periods);
        for (ChargingSchedulePeriod period : periods) {
            requireLimitOnly(period, periods.get(0));
        }
        while (merged.size() > most) {
            int first = closestPair(merged);
            ChargingSchedulePeriod one = merged.get(first);
            BigDecimal lower = limit(one).min(limit(merged.remove(first + 1)));
            merged.set(first, one.toBuilder().limit(lower).build());
        }
        return CompositeSchedules.coalesce(merged);
    }

    private static void requireLimitOnly(ChargingSchedulePeriod period, ChargingSchedulePeriod first) {
        ChargingSchedulePeriod alike = period.toBuilder()
                .startPeriod(first.startPeriod())
                .limit(first.limit())
                .build();
        if (period.limit() == null || !alike.equals(first)) {
            throw new IllegalArgumentException("the period that starts at " + period.startPeriod()
                    + " has no limit, or differs in more than that");
        }
    }

    private static int closestPair(List<ChargingSchedulePeriod> periods) {
        int found = 0;
        BigDecimal least = null;
        for (int i = 0; i + 1 < periods.size(); i++) {
            BigDecimal difference =
                    limit(periods.get(i)).subtract(limit(periods.get(i + 1))).abs();
            if (least == null || difference.compareTo(least) < 0) {
                least = difference;
                found = i;
            }
        }
        return found;
    }

    private static BigDecimal limit(ChargingSchedulePeriod period) {
        @Nullable BigDecimal limit = period.limit();
        return limit == null ? BigDecimal.ZERO : limit;
    }
}
