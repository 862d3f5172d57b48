package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.validation.ProfileViolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws the periods of a profile, and marks those that are at fault. */
final class ProfilePlot {
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;
    private static final int LAST_PERIOD = 3600;

    private ProfilePlot() {}

    static void draw(ChargingProfile profile, List<ProfileViolation> violations, Path target) throws IOException {
        String unit = profile.chargingSchedule().isEmpty()
                ? "W"
                : profile.chargingSchedule().get(0).chargingRateUnit().wireName();
        Picture picture = new Picture(
                "Charging profile " + profile.id() + ", "
                        + profile.chargingProfilePurpose().wireName() + ", "
                        + profile.chargingProfileKind().wireName(),
                "hours since the start of the schedule",
                unit.equals("W") ? "power in W, charging above zero" : "current in A, charging above zero");
        List<ChargingSchedule> schedules = profile.chargingSchedule();
        for (int i = 0; i < schedules.size(); i++) {
            ChargingSchedule schedule = schedules.get(i);
            String suffix = schedules.size() > 1 ? ", schedule " + schedule.id() : "";
            if (repeatsId(schedules, i)) {
                // A profile at fault has to be drawn too, and each line has a name of its own.
                suffix += " (number " + (i + 1) + ")";
            }
            add(picture, "limit" + suffix, profile, schedule, ChargingSchedulePeriod::limit);
            add(picture, "discharge limit" + suffix, profile, schedule, ChargingSchedulePeriod::dischargeLimit);
            add(picture, "setpoint" + suffix, profile, schedule, ChargingSchedulePeriod::setpoint);
        }
        mark(picture, profile, violations);
        picture.save(target);
    }

    private static boolean repeatsId(List<ChargingSchedule> schedules, int index) {
        return schedules.subList(0, index).stream()
                .anyMatch(schedule -> schedule.id() == schedules.get(index).id());
    }

    private static void add(
            Picture picture,
            String name,
            ChargingProfile profile,
            ChargingSchedule schedule,
            Function<ChargingSchedulePeriod, @Nullable BigDecimal> value) {
        Stairs line = new Stairs();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        for (int i = 0; i < periods.size(); i++) {
            int start = periods.get(i).startPeriod();
            int end = i + 1 < periods.size() ? periods.get(i + 1).startPeriod() : end(profile, schedule, start);
            line.add(start, end, value.apply(periods.get(i)));
        }
        line.drawOn(picture, name);
    }

    /** A last period without end is drawn for an hour. */
    private static int end(ChargingProfile profile, ChargingSchedule schedule, int start) {
        Integer duration = schedule.duration();
        if (duration != null) {
            return Math.max(start, duration);
        }
        if (profile.chargingProfileKind() == ChargingProfileKindEnum.RECURRING) {
            return Math.max(start, profile.recurrencyKind() == RecurrencyKindEnum.WEEKLY ? WEEK : DAY);
        }
        return start + LAST_PERIOD;
    }

    private static void mark(Picture picture, ChargingProfile profile, List<ProfileViolation> violations) {
        List<BigDecimal> hours = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                boolean atFault = violations.stream()
                        .anyMatch(violation -> Integer.valueOf(schedule.id()).equals(violation.scheduleId())
                                && Integer.valueOf(period.startPeriod()).equals(violation.startPeriod()));
                if (atFault) {
                    hours.add(Stairs.hours(period.startPeriod()));
                    values.add(anyValue(period));
                }
            }
        }
        if (!hours.isEmpty()) {
            picture.points("at fault", hours, values);
        }
    }

    private static BigDecimal anyValue(ChargingSchedulePeriod period) {
        for (BigDecimal value :
                new @Nullable BigDecimal[] {period.setpoint(), period.limit(), period.dischargeLimit()}) {
            if (value != null) {
                return value;
            }
        }
        return BigDecimal.ZERO;
    }
}
