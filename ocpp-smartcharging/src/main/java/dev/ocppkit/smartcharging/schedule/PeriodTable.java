package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The periods of a schedule in the order of their starts, delayed or not. */
final class PeriodTable {
    private final List<ChargingSchedulePeriod> periods;
    /** Starts of those that a delay has not dropped; absent where nothing is delayed. */
    private final int @Nullable [] starts;

    private final int @Nullable [] indices;

    private PeriodTable(List<ChargingSchedulePeriod> periods, int @Nullable [] starts, int @Nullable [] indices) {
        this.periods = periods;
        this.starts = starts;
        this.indices = indices;
    }

    static PeriodTable of(ChargingSchedule schedule, List<Integer> delays) {
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        return delays.isEmpty() ? new PeriodTable(periods, null, null) : delayed(periods, schedule.duration(), delays);
    }

    /**
     * Goes from the last period to the first: one whose delayed start is not before that of the next survivor, or not
     * before the end, is never used. In the other direction the starts of those that remain could run backwards.
     */
    private static PeriodTable delayed(
            List<ChargingSchedulePeriod> periods, @Nullable Integer duration, List<Integer> delays) {
        int count = periods.size();
        int[] starts = new int[count];
        int[] indices = new int[count];
        int first = count;
        long bound = duration == null ? Long.MAX_VALUE : duration;
        for (int i = count - 1; i >= 0; i--) {
            long start = (long) periods.get(i).startPeriod() + (i == 0 || i >= delays.size() ? 0 : delays.get(i));
            if (start < bound || i == 0) {
                first--;
                starts[first] = (int) Math.min(start, Integer.MAX_VALUE);
                indices[first] = i;
                bound = start;
            }
        }
        return new PeriodTable(
                periods, Arrays.copyOfRange(starts, first, count), Arrays.copyOfRange(indices, first, count));
    }

    int size() {
        return starts == null ? periods.size() : starts.length;
    }

    int start(int index) {
        return starts == null ? periods.get(index).startPeriod() : starts[index];
    }

    ChargingSchedulePeriod period(int index) {
        return indices == null ? periods.get(index) : periods.get(indices[index]);
    }

    /**
     * Finds the last period that starts at or before an offset.
     *
     * @param hint where to look first
     * @return its index, or -1 if all start later
     */
    int indexAt(long offset, int hint) {
        int size = size();
        if (hint >= 0 && hint < size && start(hint) <= offset && (hint + 1 == size || start(hint + 1) > offset)) {
            return hint;
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (start(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
