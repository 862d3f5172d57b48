package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.smartcharging.validation.Samples.context;
import static dev.ocppkit.smartcharging.validation.Samples.profile;
import static dev.ocppkit.smartcharging.validation.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K01.FR.141")
class PhaseConflictTest {
    private static final ChargingProfilePurposeEnum MAX = ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
    private static final ChargingProfilePurposeEnum DEFAULT = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
    private static final ChargingProfilePurposeEnum EXTERNAL =
            ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
    private static final int HOUR = 3600;

    /** A profile that uses a phase from one hour to another and none afterwards. */
    private static ChargingProfile at(
            ChargingProfilePurposeEnum purpose, int phase, String start, int from, int to, RecurrencyKindEnum every) {
        ChargingSchedulePeriod before =
                ChargingSchedulePeriod.builder().startPeriod(0).limit(1).build();
        ChargingSchedulePeriod during = ChargingSchedulePeriod.builder()
                .startPeriod(from * HOUR)
                .limit(1)
                .numberPhases(1)
                .phaseToUse(phase)
                .build();
        ChargingSchedulePeriod after = before.toBuilder().startPeriod(to * HOUR).build();
        List<ChargingSchedulePeriod> periods = from == 0 ? List.of(during, after) : List.of(before, during, after);
        ChargingSchedule schedule = Samples.schedule(periods.toArray(ChargingSchedulePeriod[]::new)).toBuilder()
                .startSchedule(Instant.parse(start))
                .build();
        return profile(phase, purpose, schedule).toBuilder()
                .chargingProfileKind(
                        every == null ? ChargingProfileKindEnum.ABSOLUTE : ChargingProfileKindEnum.RECURRING)
                .recurrencyKind(every)
                .build();
    }

    private static boolean conflicts(int evseId, ChargingProfile profile, int oldEvse, ChargingProfile old) {
        return rules(evseId, profile, context(InstalledProfile.of(oldEvse, old)))
                .contains(ProfileRule.PHASE_CONFLICT);
    }

    @Test
    void samePhaseOrAnotherPlaceIsNoConflict() {
        String day = "2026-01-15T00:00:00Z";
        ChargingProfile max = at(MAX, 1, day, 0, 5, null);
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 5, null), 0, max)).isTrue();
        assertThat(conflicts(
                        1, at(DEFAULT, 1, day, 0, 5, null).toBuilder().id(9).build(), 0, max))
                .isFalse();
        ChargingProfile external = at(EXTERNAL, 1, day, 0, 5, null);
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 5, null), 2, external)).isFalse();
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 5, null), 1, external)).isTrue();
        // One transaction profile overrules the other.
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 5, null), 1, at(DEFAULT, 1, day, 0, 5, null)))
                .isFalse();
        ChargingProfilePurposeEnum generation = ChargingProfilePurposeEnum.LOCAL_GENERATION;
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 5, null), 1, at(generation, 1, day, 0, 5, null)))
                .isFalse();
    }

    @Test
    void periodsAtDifferentTimesAreNoConflict() {
        String day = "2026-01-15T00:00:00Z";
        ChargingProfile max = at(MAX, 1, day, 2, 5, null);
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 2, null), 0, max)).isFalse();
        assertThat(conflicts(1, at(DEFAULT, 2, day, 0, 3, null), 0, max)).isTrue();
        assertThat(conflicts(1, at(DEFAULT, 2, day, 4, 7, null), 0, max)).isTrue();
        assertThat(conflicts(1, at(DEFAULT, 2, day, 5, 7, null), 0, max)).isFalse();
    }

    @Test
    void randomDelaysStretchAPeriod() {
        String day = "2026-01-15T00:00:00Z";
        ChargingProfile max = at(MAX, 1, day, 2, 5, null);
        ChargingProfile delayed = at(DEFAULT, 2, day, 0, 2, null);
        ChargingSchedule schedule =
                delayed.chargingSchedule().get(0).toBuilder().randomizedDelay(1).build();
        assertThat(conflicts(
                        1,
                        delayed.toBuilder().chargingSchedule(List.of(schedule)).build(),
                        0,
                        max))
                .isTrue();
    }

    @Test
    void recurringPeriodsAreComparedByTheWeek() {
        RecurrencyKindEnum daily = RecurrencyKindEnum.DAILY;
        RecurrencyKindEnum weekly = RecurrencyKindEnum.WEEKLY;
        ChargingProfile max = at(MAX, 1, "2026-01-01T00:00:00Z", 20, 22, daily);
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-08T00:00:00Z", 6, 20, daily), 0, max))
                .isFalse();
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-08T00:00:00Z", 6, 21, daily), 0, max))
                .isTrue();
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-08T00:00:00Z", 30, 44, weekly), 0, max))
                .isFalse();
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-08T00:00:00Z", 30, 45, weekly), 0, max))
                .isTrue();
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-15T00:00:00Z", 0, 20, null), 0, max))
                .isFalse();
        assertThat(conflicts(1, at(DEFAULT, 2, "2026-01-15T00:00:00Z", 21, 23, null), 0, max))
                .isTrue();
        // Over before the other one begins for the first time.
        assertThat(conflicts(1, at(DEFAULT, 2, "2025-12-15T00:00:00Z", 21, 23, null), 0, max))
                .isFalse();
    }

    @Test
    void unknownStartCountsAsAlways() {
        ChargingProfile max = at(MAX, 1, "2026-01-15T00:00:00Z", 2, 5, null);
        ChargingProfile relative = at(DEFAULT, 2, "2026-01-15T00:00:00Z", 0, 1, null);
        ChargingSchedule schedule = relative.chargingSchedule().get(0).toBuilder()
                .startSchedule(null)
                .build();
        relative = relative.toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.RELATIVE)
                .chargingSchedule(List.of(schedule))
                .build();
        assertThat(conflicts(1, relative, 0, max)).isTrue();
    }
}
