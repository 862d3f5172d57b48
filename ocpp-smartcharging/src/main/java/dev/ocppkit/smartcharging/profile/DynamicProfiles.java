package dev.ocppkit.smartcharging.profile;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of the kind Dynamic, whose only period is updated while it is in force.
 *
 * <p>Spec: OCPP 2.1 Part 2, K28, K29, Q05, Q06.
 */
public final class DynamicProfiles {
    private DynamicProfiles() {}

    /**
     * Prepares a Dynamic profile that has just been accepted: its update time is now, unless it names one.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * ChargingProfile kept = DynamicProfiles.accept(dynamic, now);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.05.
     *
     * @param profile any profile
     * @param now the current time
     * @return the profile to install; other kinds unchanged
     */
    public static ChargingProfile accept(ChargingProfile profile, Instant now) {
        return isDynamic(profile) && profile.dynUpdateTime() == null
                ? profile.toBuilder().dynUpdateTime(now).build()
                : profile;
    }

    /**
     * Applies new values. Absent values stay as they are; no value can be removed this way.
     *
     * <p>Pure; constant time. Example: an update with nothing but {@code limit} changes the limit and the update time.
     *
     * <pre>{@code
     * Optional<ChargingProfile> updated = DynamicProfiles.update(kept, values, now);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.06, K28.FR.08, K28.FR.09, K29.FR.05, K29.FR.06, Q05.FR.05, Q05.FR.06.
     *
     * @param profile a profile with one schedule and one period
     * @param update the new values in the unit of the schedule
     * @param now the current time, which becomes {@code dynUpdateTime}
     * @return the updated profile; empty if the profile is not Dynamic or has not exactly one period, and the update must be
     *     refused (K28.FR.11)
     */
    public static Optional<ChargingProfile> update(
            ChargingProfile profile, ChargingScheduleUpdate update, Instant now) {
        if (!isDynamic(profile) || profile.chargingSchedule().size() != 1) {
            return Optional.empty();
        }
        ChargingSchedule schedule = profile.chargingSchedule().get(0);
        if (schedule.chargingSchedulePeriod().size() != 1) {
            return Optional.empty();
        }
        ChargingSchedulePeriod period = merge(schedule.chargingSchedulePeriod().get(0), update);
        ChargingSchedule updated =
                schedule.toBuilder().chargingSchedulePeriod(List.of(period)).build();
        return Optional.of(profile.toBuilder()
                .chargingSchedule(List.of(updated))
                .dynUpdateTime(now)
                .build());
    }

    private static ChargingSchedulePeriod merge(ChargingSchedulePeriod old, ChargingScheduleUpdate update) {
        return old.toBuilder()
                .limit(newer(update.limit(), old.limit()))
                .limitL2(newer(update.limitL2(), old.limitL2()))
                .limitL3(newer(update.limitL3(), old.limitL3()))
                .dischargeLimit(newer(update.dischargeLimit(), old.dischargeLimit()))
                .dischargeLimitL2(newer(update.dischargeLimitL2(), old.dischargeLimitL2()))
                .dischargeLimitL3(newer(update.dischargeLimitL3(), old.dischargeLimitL3()))
                .setpoint(newer(update.setpoint(), old.setpoint()))
                .setpointL2(newer(update.setpointL2(), old.setpointL2()))
                .setpointL3(newer(update.setpointL3(), old.setpointL3()))
                .setpointReactive(newer(update.setpointReactive(), old.setpointReactive()))
                .setpointReactiveL2(newer(update.setpointReactiveL2(), old.setpointReactiveL2()))
                .setpointReactiveL3(newer(update.setpointReactiveL3(), old.setpointReactiveL3()))
                .build();
    }

    private static @Nullable BigDecimal newer(@Nullable BigDecimal update, @Nullable BigDecimal old) {
        return update == null ? old : update;
    }

    /**
     * Answers an UpdateDynamicScheduleRequest.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * UpdateDynamicScheduleResponse toCsms = DynamicProfiles.answer(updated);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.06, K28.FR.11.
     *
     * @param updated what {@link #update} returned; empty also if there is no profile with the id
     * @return accepted, or rejected with InvalidProfile
     */
    public static UpdateDynamicScheduleResponse answer(Optional<ChargingProfile> updated) {
        if (updated.isPresent()) {
            return UpdateDynamicScheduleResponse.builder()
                    .status(ChargingProfileStatusEnum.ACCEPTED)
                    .build();
        }
        return UpdateDynamicScheduleResponse.builder()
                .status(ChargingProfileStatusEnum.REJECTED)
                .statusInfo(StatusInfo.builder().reasonCode("InvalidProfile").build())
                .build();
    }

    /**
     * Returns when the station must ask for new values.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * Optional<Instant> pull = DynamicProfiles.nextPull(kept);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.10; its formula compares the wrong way round, its scenario does not.
     *
     * @param profile any profile
     * @return the update time plus {@code dynUpdateInterval}; empty if the profile is not Dynamic, has not been updated yet, or
     *     has no interval above 0
     */
    public static Optional<Instant> nextPull(ChargingProfile profile) {
        Integer interval = profile.dynUpdateInterval();
        Instant updated = profile.dynUpdateTime();
        if (!isDynamic(profile) || interval == null || interval <= 0 || updated == null) {
            return Optional.empty();
        }
        return Optional.of(updated.plusSeconds(interval));
    }

    /**
     * Returns the profiles for which the station must ask for new values now.
     *
     * <p>Pure; O(n).
     *
     * <pre>{@code
     * List<InstalledProfile> toAsk = DynamicProfiles.pullsDue(installed, now).toList();
     * }</pre>
     *
     * @param installed the installed profiles
     * @param now the current time
     * @return those whose {@link #nextPull} is not after now
     */
    public static Stream<InstalledProfile> pullsDue(List<InstalledProfile> installed, Instant now) {
        return installed.stream()
                .filter(old ->
                        nextPull(old.profile()).filter(due -> !due.isAfter(now)).isPresent());
    }

    /**
     * Tells whether a Dynamic profile has timed out: its duration has passed since the last update. The next update makes it
     * eligible again.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * boolean silent = DynamicProfiles.isTimedOut(kept, now.plusSeconds(120));
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.13 to K28.FR.15, K29.FR.07, K29.FR.08, Q05.FR.07, Q05.FR.08, Q06.FR.40.
     *
     * @param profile any profile
     * @param now the current time
     * @return whether now is at or after update time plus duration; false if the profile is not Dynamic or has no duration
     */
    public static boolean isTimedOut(ChargingProfile profile, Instant now) {
        Instant updated = profile.dynUpdateTime();
        if (!isDynamic(profile) || updated == null || profile.chargingSchedule().isEmpty()) {
            return false;
        }
        Integer duration = profile.chargingSchedule().get(0).duration();
        return duration != null && !now.isBefore(updated.plusSeconds(duration));
    }

    private static boolean isDynamic(ChargingProfile profile) {
        return profile.chargingProfileKind() == ChargingProfileKindEnum.DYNAMIC;
    }
}
