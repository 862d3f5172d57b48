package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations; each rule is kept once per place. */
final class Findings {
    private final List<ProfileViolation> found = new ArrayList<>();

    void add(ProfileRule rule) {
        put(rule, null, null, null);
    }

    void addWithDetail(ProfileRule rule, String detail) {
        put(rule, null, null, detail);
    }

    void add(ProfileRule rule, ChargingSchedule schedule) {
        put(rule, schedule.id(), null, null);
    }

    void add(ProfileRule rule, ChargingSchedule schedule, ChargingSchedulePeriod period) {
        put(rule, schedule.id(), period.startPeriod(), null);
    }

    void addIf(boolean broken, ProfileRule rule) {
        if (broken) {
            add(rule);
        }
    }

    void addIf(boolean broken, ProfileRule rule, ChargingSchedule schedule) {
        if (broken) {
            add(rule, schedule);
        }
    }

    void addIf(boolean broken, ProfileRule rule, ChargingSchedule schedule, ChargingSchedulePeriod period) {
        if (broken) {
            add(rule, schedule, period);
        }
    }

    private void put(
            ProfileRule rule, @Nullable Integer scheduleId, @Nullable Integer startPeriod, @Nullable String detail) {
        ProfileViolation violation = new ProfileViolation(rule, scheduleId, startPeriod, detail);
        if (!found.contains(violation)) {
            found.add(violation);
        }
    }

    /** In the order of the rules; within a rule in the order of the profile. */
    List<ProfileViolation> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(ProfileViolation::rule))
                .toList();
    }
}
