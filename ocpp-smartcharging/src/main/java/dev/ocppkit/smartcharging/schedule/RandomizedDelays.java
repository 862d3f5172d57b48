package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random delays of periods, which keep many vehicles from starting at once. */
public final class RandomizedDelays {
    private RandomizedDelays() {}

    /**
     * Draws the delays of a schedule, once when its transaction starts or it is received during one. The caller keeps them
     * in {@link dev.ocppkit.smartcharging.InstalledProfile#randomDelays}.
     *
     * <p>Pure but for the generator; takes O(n) time.
     *
     * <pre>{@code
     * List<Integer> delays = RandomizedDelays.draw(chargingSchedule, new SecureRandom());
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K01.FR.92 and K01.FR.93.
     *
     * @param schedule the schedule
     * @param random where the numbers come from
     * @return for each period its delay in seconds, 0 to {@code randomizedDelay}, both included; 0 for the first. Empty if the
     *     schedule has no delay
     */
    public static List<Integer> draw(ChargingSchedule schedule, RandomGenerator random) {
        Integer greatest = schedule.randomizedDelay();
        if (greatest == null || greatest <= 0) {
            return List.of();
        }
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < schedule.chargingSchedulePeriod().size(); i++) {
            delays.add(i == 0 ? 0 : (int) random.nextLong(greatest + 1L));
        }
        return List.copyOf(delays);
    }

    /**
     * Applies delays: each period but the first starts later, and one that would not start before its successor, or not
     * before the end of the schedule, is left out. Start, duration and recurrence of the schedule stay.
     *
     * <p>Pure; takes O(n) time. Periods are left out from the last to the first, each compared with the next that remains:
     * if {@code p2} must give way to {@code p3}, {@code p1} is compared with {@code p3}.
     *
     * <pre>{@code
     * List<ChargingSchedulePeriod> later = RandomizedDelays.delayed(chargingSchedule, delays);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2 with errata 2025-09, K01.FR.92, K01.FR.94, K01.FR.97.
     *
     * @param schedule the schedule
     * @param delays for each period its delay in seconds; missing ones are 0, and the first is not looked at
     * @return the periods that remain, with their delayed starts
     */
    public static List<ChargingSchedulePeriod> delayed(ChargingSchedule schedule, List<Integer> delays) {
        PeriodTable table = PeriodTable.of(schedule, delays);
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            periods.add(table.period(i).toBuilder().startPeriod(table.start(i)).build());
        }
        return List.copyOf(periods);
    }
}
