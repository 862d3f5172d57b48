package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import java.time.Instant;
import java.util.List;

/** The rules that a profile keeps or breaks by itself, whatever the station. */
final class ShapeChecks {
    private final ChargingProfile profile;
    private final Findings findings;

    ShapeChecks(ChargingProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void run() {
        ChargingProfileKindEnum kind = profile.chargingProfileKind();
        boolean dynamicFields = profile.dynUpdateInterval() != null || profile.dynUpdateTime() != null;
        findings.addIf(dynamicFields && kind != ChargingProfileKindEnum.DYNAMIC, ProfileRule.DYNAMIC_FIELDS);
        findings.addIf(
                kind == ChargingProfileKindEnum.RECURRING && profile.recurrencyKind() == null,
                ProfileRule.RECURRENCY_KIND);
        boolean relativeMax = kind == ChargingProfileKindEnum.RELATIVE
                && profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
        findings.addIf(relativeMax, ProfileRule.MAX_PROFILE_RELATIVE);
        Instant from = profile.validFrom();
        Instant to = profile.validTo();
        findings.addIf(from != null && to != null && !to.isAfter(from), ProfileRule.VALIDITY);
        findings.addIf(profile.chargingSchedule().isEmpty(), ProfileRule.NO_PERIOD);
        findings.addIf(profile.chargingSchedule().size() > 3, ProfileRule.TOO_MANY_SCHEDULES);
        if (kind == ChargingProfileKindEnum.DYNAMIC) {
            findings.addIf(!hasShapeOfDynamic(), ProfileRule.DYNAMIC_SHAPE);
        }
        profile.chargingSchedule().forEach(this::check);
    }

    private boolean hasShapeOfDynamic() {
        List<ChargingSchedule> schedules = profile.chargingSchedule();
        if (schedules.size() != 1) {
            return false;
        }
        List<ChargingSchedulePeriod> periods = schedules.get(0).chargingSchedulePeriod();
        return periods.size() == 1 && periods.get(0).startPeriod() == 0;
    }

    private void check(ChargingSchedule schedule) {
        checkStart(schedule);
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        if (periods.isEmpty()) {
            findings.add(ProfileRule.NO_PERIOD, schedule);
            return;
        }
        ChargingSchedulePeriod first = periods.get(0);
        findings.addIf(first.startPeriod() != 0, ProfileRule.FIRST_PERIOD, schedule, first);
        for (int i = 1; i < periods.size(); i++) {
            ChargingSchedulePeriod period = periods.get(i);
            boolean stuck = period.startPeriod() <= periods.get(i - 1).startPeriod();
            findings.addIf(stuck, ProfileRule.PERIOD_ORDER, schedule, period);
        }
        Integer duration = schedule.duration();
        findings.addIf(duration != null && duration <= 0, ProfileRule.DURATION, schedule);
        boolean priority = profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.PRIORITY_CHARGING;
        findings.addIf(priority && duration != null, ProfileRule.PRIORITY_DURATION, schedule);
    }

    private void checkStart(ChargingSchedule schedule) {
        boolean hasStart = schedule.startSchedule() != null;
        switch (profile.chargingProfileKind()) {
            case ABSOLUTE, RECURRING -> findings.addIf(!hasStart, ProfileRule.START_MISSING, schedule);
            case RELATIVE -> findings.addIf(hasStart, ProfileRule.START_ON_RELATIVE, schedule);
            default -> {
                // A Dynamic schedule may have a start, before which it waits.
            }
        }
    }
}
