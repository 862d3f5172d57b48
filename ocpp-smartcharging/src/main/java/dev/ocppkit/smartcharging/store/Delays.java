package dev.ocppkit.smartcharging.store;

import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.schedule.RandomizedDelays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the random delays of a profile. */
final class Delays {
    private Delays() {}

    static InstalledProfile drawn(InstalledProfile installed, RandomGenerator random) {
        List<List<Integer>> delays = installed.profile().chargingSchedule().stream()
                .map(schedule -> RandomizedDelays.draw(schedule, random))
                .toList();
        boolean none = delays.stream().allMatch(List::isEmpty);
        return installed.withRandomDelays(none ? List.of() : delays);
    }
}
