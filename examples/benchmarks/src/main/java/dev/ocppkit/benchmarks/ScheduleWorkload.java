package dev.ocppkit.benchmarks;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A station with profiles, and the composite schedule that is asked for.
 *
 * @param query what is asked for
 * @param station the station
 * @param installed its profiles
 */
record ScheduleWorkload(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
    private static final int DAY = 86_400;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<ChargingProfilePurposeEnum> PURPOSES = List.of(
            ChargingProfilePurposeEnum.TX_PROFILE,
            ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE,
            ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
            ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS);

    /** Returns the number of periods of the result. */
    int run() {
        CompositeSchedule schedule =
                CompositeSchedules.composite(query, station, installed).schedule();
        return Objects.requireNonNull(schedule, "schedule")
                .chargingSchedulePeriod()
                .size();
    }

    /**
     * Profiles that recur daily, of the purposes in turn and on different levels.
     *
     * @param profiles number of profiles
     * @param periods number of periods of each, evenly over the day
     * @param days length of the window
     */
    static ScheduleWorkload daily(int profiles, int periods, int days) {
        List<InstalledProfile> installed = new ArrayList<>();
        for (int i = 0; i < profiles; i++) {
            ChargingSchedule schedule = schedule(i, periods, DAY / periods, DAY, START);
            installed.add(installed(
                    i,
                    i / PURPOSES.size(),
                    schedule,
                    ChargingProfile.builder()
                            .chargingProfileKind(ChargingProfileKindEnum.RECURRING)
                            .recurrencyKind(RecurrencyKindEnum.DAILY)));
        }
        return of(installed, days);
    }

    /**
     * Profiles each of which leads somewhere, so that every period of every profile shows: those of a purpose follow each
     * other in time, on different levels, and each is invalid outside its stretch.
     *
     * @param profiles number of profiles
     * @param periods number of periods of each
     * @param days length of the window
     */
    static ScheduleWorkload allVisible(int profiles, int periods, int days) {
        List<InstalledProfile> installed = new ArrayList<>();
        int levels = (profiles + PURPOSES.size() - 1) / PURPOSES.size();
        int stretch = days * DAY / levels;
        for (int i = 0; i < profiles; i++) {
            int level = i / PURPOSES.size();
            Instant start = START.plusSeconds((long) level * stretch);
            // The stacks change at different seconds.
            ChargingSchedule schedule =
                    schedule(i, periods, Math.max(stretch / periods, 1), stretch, start.plusSeconds(i));
            ChargingProfile.Builder profile = ChargingProfile.builder()
                    .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                    .validFrom(start)
                    .validTo(start.plusSeconds(stretch));
            installed.add(installed(i, level, schedule, profile));
        }
        return of(installed, days);
    }

    private static ScheduleWorkload of(List<InstalledProfile> installed, int days) {
        StationState station = StationState.builder()
                .evses(EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1", START)))
                .build();
        CompositeQuery query = CompositeQuery.builder(1, START, days * DAY)
                .unit(ChargingRateUnitEnum.W)
                .build();
        return new ScheduleWorkload(query, station, List.copyOf(installed));
    }

    private static InstalledProfile installed(
            int number, int level, ChargingSchedule schedule, ChargingProfile.Builder profile) {
        ChargingProfilePurposeEnum purpose = PURPOSES.get(number % PURPOSES.size());
        boolean own = purpose == ChargingProfilePurposeEnum.TX_PROFILE;
        ChargingProfile made = profile.id(number + 1)
                .stackLevel(level)
                .chargingProfilePurpose(purpose)
                .transactionId(own ? "tx-1" : null)
                .chargingSchedule(List.of(schedule))
                .build();
        return InstalledProfile.of(own ? 1 : 0, made);
    }

    private static ChargingSchedule schedule(int number, int periods, int length, int duration, Instant start) {
        List<ChargingSchedulePeriod> made = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            made.add(ChargingSchedulePeriod.builder()
                    .startPeriod(i * length)
                    .limit(BigDecimal.valueOf(3000 + (i * 37L + number * 500L) % 8000))
                    .numberPhases(3)
                    .build());
        }
        return ChargingSchedule.builder()
                .id(number + 1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(start)
                .duration(duration)
                .chargingSchedulePeriod(made)
                .build();
    }
}
