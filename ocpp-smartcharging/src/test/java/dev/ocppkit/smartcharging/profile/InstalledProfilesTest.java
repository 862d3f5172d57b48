package dev.ocppkit.smartcharging.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingProfileCriterion;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.ClearChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InstalledProfilesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

    private static ChargingSchedule schedule(ChargingRateUnitEnum unit, ChargingSchedulePeriod... periods) {
        return ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(unit)
                .chargingSchedulePeriod(List.of(periods))
                .build();
    }

    private static ChargingSchedulePeriod period(int start, int limit) {
        return ChargingSchedulePeriod.builder().startPeriod(start).limit(limit).build();
    }

    private static ChargingProfile profile(int id, ChargingProfilePurposeEnum purpose, int level) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(level)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)
                .chargingSchedule(List.of(schedule(ChargingRateUnitEnum.W, period(0, 100))))
                .build();
    }

    private static final ChargingProfile DYNAMIC = profile(1, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 0);

    @Test
    @Tag("K28.FR.05")
    void acceptedDynamicProfileIsUpdatedNow() {
        assertThat(DynamicProfiles.accept(DYNAMIC, NOW).dynUpdateTime()).isEqualTo(NOW);
        ChargingProfile dated =
                DYNAMIC.toBuilder().dynUpdateTime(NOW.minusSeconds(5)).build();
        assertThat(DynamicProfiles.accept(dated, NOW)).isEqualTo(dated);
        ChargingProfile other = DYNAMIC.toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.RELATIVE)
                .build();
        assertThat(DynamicProfiles.accept(other, NOW)).isEqualTo(other);
    }

    @Test
    @Tag("K28.FR.06")
    @Tag("K28.FR.09")
    void updateReplacesWhatItHoldsAndLeavesTheRest() {
        ChargingScheduleUpdate update = ChargingScheduleUpdate.builder()
                .limitL2(1)
                .limitL3(2)
                .dischargeLimit(-3)
                .dischargeLimitL2(-4)
                .dischargeLimitL3(-5)
                .setpoint(6)
                .setpointL2(7)
                .setpointL3(8)
                .setpointReactive(9)
                .setpointReactiveL2(10)
                .setpointReactiveL3(11)
                .build();
        ChargingProfile updated = DynamicProfiles.update(DYNAMIC, update, NOW).orElseThrow();
        ChargingSchedulePeriod expected = period(0, 100).toBuilder()
                .limitL2(1)
                .limitL3(2)
                .dischargeLimit(-3)
                .dischargeLimitL2(-4)
                .dischargeLimitL3(-5)
                .setpoint(6)
                .setpointL2(7)
                .setpointL3(8)
                .setpointReactive(9)
                .setpointReactiveL2(10)
                .setpointReactiveL3(11)
                .build();
        assertThat(updated.chargingSchedule().get(0).chargingSchedulePeriod()).containsExactly(expected);
        assertThat(updated.dynUpdateTime()).isEqualTo(NOW);
        ChargingScheduleUpdate limit =
                ChargingScheduleUpdate.builder().limit(50).build();
        ChargingProfile again =
                DynamicProfiles.update(updated, limit, NOW.plusSeconds(1)).orElseThrow();
        assertThat(again.chargingSchedule().get(0).chargingSchedulePeriod())
                .containsExactly(expected.toBuilder().limit(50).build());
        assertThat(DynamicProfiles.answer(Optional.of(again)).status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("K28.FR.11")
    void onlyDynamicProfilesOfOnePeriodAreUpdated() {
        ChargingScheduleUpdate update =
                ChargingScheduleUpdate.builder().limit(1).build();
        ChargingProfile relative = DYNAMIC.toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.RELATIVE)
                .build();
        assertThat(DynamicProfiles.update(relative, update, NOW)).isEmpty();
        ChargingSchedule two = schedule(ChargingRateUnitEnum.W, period(0, 1), period(1, 1));
        assertThat(DynamicProfiles.update(
                        DYNAMIC.toBuilder().chargingSchedule(List.of(two)).build(), update, NOW))
                .isEmpty();
        ChargingSchedule one = DYNAMIC.chargingSchedule().get(0);
        assertThat(DynamicProfiles.update(
                        DYNAMIC.toBuilder().chargingSchedule(List.of(one, one)).build(), update, NOW))
                .isEmpty();
        assertThat(DynamicProfiles.answer(Optional.empty()).statusInfo().reasonCode())
                .isEqualTo("InvalidProfile");
    }

    @Test
    @Tag("K28.FR.10")
    void stationPullsWhenTheIntervalIsOver() {
        ChargingProfile pulled =
                DYNAMIC.toBuilder().dynUpdateTime(NOW).dynUpdateInterval(60).build();
        assertThat(DynamicProfiles.nextPull(pulled)).contains(NOW.plusSeconds(60));
        assertThat(DynamicProfiles.nextPull(
                        pulled.toBuilder().dynUpdateInterval(0).build()))
                .isEmpty();
        assertThat(DynamicProfiles.nextPull(DYNAMIC)).isEmpty();
        List<InstalledProfile> installed = List.of(InstalledProfile.of(0, pulled), InstalledProfile.of(0, DYNAMIC));
        assertThat(DynamicProfiles.pullsDue(installed, NOW.plusSeconds(59))).isEmpty();
        assertThat(DynamicProfiles.pullsDue(installed, NOW.plusSeconds(60))).containsExactly(installed.get(0));
    }

    @Test
    @Tag("K28.FR.13")
    void dynamicProfileTimesOutAfterItsDuration() {
        ChargingSchedule minute =
                DYNAMIC.chargingSchedule().get(0).toBuilder().duration(60).build();
        ChargingProfile timed = DYNAMIC.toBuilder()
                .dynUpdateTime(NOW)
                .chargingSchedule(List.of(minute))
                .build();
        assertThat(DynamicProfiles.isTimedOut(timed, NOW.plusSeconds(59))).isFalse();
        assertThat(DynamicProfiles.isTimedOut(timed, NOW.plusSeconds(60))).isTrue();
        assertThat(DynamicProfiles.isTimedOut(
                        DYNAMIC.toBuilder().dynUpdateTime(NOW).build(), NOW.plusSeconds(60)))
                .isFalse();
        assertThat(DynamicProfiles.isTimedOut(
                        timed.toBuilder().dynUpdateTime(null).build(), NOW))
                .isFalse();
    }

    private static final InstalledProfile MAX =
            InstalledProfile.of(0, profile(1, ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, 0));
    private static final InstalledProfile DEFAULT =
            InstalledProfile.of(1, profile(2, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 0));
    private static final InstalledProfile HIGHER =
            InstalledProfile.of(1, profile(3, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 1));
    private static final InstalledProfile EXTERNAL =
            InstalledProfile.of(0, profile(4, ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS, 0));
    private static final InstalledProfile GENERATION =
            InstalledProfile.of(0, profile(5, ChargingProfilePurposeEnum.LOCAL_GENERATION, 0));
    private static final List<InstalledProfile> ALL = List.of(MAX, DEFAULT, HIGHER, EXTERNAL, GENERATION);

    private static List<InstalledProfile> cleared(Integer id, ClearChargingProfile criteria) {
        return ProfileFilters.toClear(
                ClearChargingProfileRequest.builder()
                        .chargingProfileId(id)
                        .chargingProfileCriteria(criteria)
                        .build(),
                ALL);
    }

    @Test
    @Tag("K10.FR.03")
    @Tag("K10.FR.04")
    @Tag("K10.FR.09")
    void clearingSparesWhatComesFromOutside() {
        assertThat(cleared(2, null)).containsExactly(DEFAULT);
        assertThat(cleared(4, null)).isEmpty();
        assertThat(cleared(5, null)).isEmpty();
        assertThat(cleared(9, null)).isEmpty();
        assertThat(cleared(null, null)).containsExactly(MAX, DEFAULT, HIGHER);
        assertThat(cleared(null, ClearChargingProfile.builder().stackLevel(0).build()))
                .containsExactly(MAX, DEFAULT);
        assertThat(cleared(null, ClearChargingProfile.builder().evseId(1).build()))
                .containsExactly(DEFAULT, HIGHER);
        assertThat(cleared(
                        null,
                        ClearChargingProfile.builder()
                                .evseId(1)
                                .stackLevel(1)
                                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                                .build()))
                .containsExactly(HIGHER);
        // The id decides alone.
        assertThat(cleared(2, ClearChargingProfile.builder().stackLevel(7).build()))
                .containsExactly(DEFAULT);
        assertThat(ProfileFilters.answer(List.of()).status()).isEqualTo(ClearChargingProfileStatusEnum.UNKNOWN);
        assertThat(ProfileFilters.answer(ALL).status()).isEqualTo(ClearChargingProfileStatusEnum.ACCEPTED);
    }

    private static List<InstalledProfile> reported(Integer evseId, ChargingProfileCriterion criterion) {
        GetChargingProfilesRequest request = GetChargingProfilesRequest.builder()
                .requestId(1)
                .evseId(evseId)
                .chargingProfile(criterion)
                .build();
        return ProfileFilters.toReport(request, ALL, ProfileFilters::usualSource);
    }

    @Test
    @Tag("K09.FR.04")
    @Tag("K09.FR.05")
    @Tag("K09.FR.06")
    void reportHoldsWhatMatchesEverything() {
        ChargingProfileCriterion any = ChargingProfileCriterion.builder().build();
        assertThat(reported(null, any)).isEqualTo(ALL);
        assertThat(reported(0, any)).containsExactly(MAX, EXTERNAL, GENERATION);
        assertThat(reported(1, any)).containsExactly(DEFAULT, HIGHER);
        assertThat(reported(
                        null,
                        ChargingProfileCriterion.builder()
                                .chargingProfileId(List.of(2, 4))
                                .build()))
                .containsExactly(DEFAULT, EXTERNAL);
        assertThat(reported(
                        null,
                        ChargingProfileCriterion.builder()
                                .chargingLimitSource(List.of("EMS"))
                                .build()))
                .containsExactly(EXTERNAL, GENERATION);
        assertThat(reported(
                        null, ChargingProfileCriterion.builder().stackLevel(1).build()))
                .containsExactly(HIGHER);
        assertThat(reported(
                        null,
                        ChargingProfileCriterion.builder()
                                .chargingProfilePurpose(ChargingProfilePurposeEnum.LOCAL_GENERATION)
                                .build()))
                .containsExactly(GENERATION);
    }

    @Test
    @Tag("K01.FR.27")
    void someProfilesSurviveARestart() {
        assertThat(ALL)
                .filteredOn(p -> ProfileFilters.isPersistent(p.profile()))
                .containsExactly(MAX, DEFAULT, HIGHER);
    }

    @Test
    @Tag("K11.FR.02")
    void significantMeansMoreThanThePercentage() {
        BigDecimal ten = BigDecimal.TEN;
        assertThat(LimitChanges.isSignificant(ten, new BigDecimal("11"), ten)).isFalse();
        assertThat(LimitChanges.isSignificant(ten, new BigDecimal("11.01"), ten))
                .isTrue();
        assertThat(LimitChanges.isSignificant(ten, new BigDecimal("8.99"), ten)).isTrue();
        assertThat(LimitChanges.isSignificant(ten.negate(), new BigDecimal("-11.01"), ten))
                .isTrue();
        assertThat(LimitChanges.isSignificant(ten.negate(), new BigDecimal("-11"), ten))
                .isFalse();
        assertThat(LimitChanges.isSignificant(BigDecimal.ZERO, new BigDecimal("0.1"), ten))
                .isTrue();
        assertThat(LimitChanges.isSignificant(BigDecimal.ZERO, BigDecimal.ZERO, ten))
                .isFalse();
        assertThat(LimitChanges.isSignificant(null, ten, ten)).isTrue();
        assertThat(LimitChanges.isSignificant(ten, null, ten)).isTrue();
        assertThat(LimitChanges.isSignificant(null, null, ten)).isFalse();
        assertThat(LimitChanges.isSignificant(ten, ten, BigDecimal.ZERO)).isFalse();
        assertThat(LimitChanges.notification(false, true)).isEqualTo(LimitChanges.Notification.NONE);
        assertThat(LimitChanges.notification(true, true)).isEqualTo(LimitChanges.Notification.MUST);
        assertThat(LimitChanges.notification(true, false)).isEqualTo(LimitChanges.Notification.MAY);
    }

    private static Optional<Instant> excess(ChargingSchedule vehicle, Instant base, ChargingSchedule offer) {
        return EvSchedules.firstExcess(vehicle, base, offer, NOW, BigDecimal.valueOf(230));
    }

    @Test
    @Tag("K15.FR.09")
    void vehicleIsComparedByTimeAndNotByIndex() {
        ChargingRateUnitEnum w = ChargingRateUnitEnum.W;
        ChargingSchedule offer = schedule(w, period(0, 11_000), period(1800, 7_000));
        assertThat(excess(schedule(w, period(0, 7_000)), NOW, offer)).isEmpty();
        assertThat(excess(schedule(w, period(0, 8_000)), NOW, offer)).contains(NOW.plusSeconds(1800));
        assertThat(excess(schedule(w, period(0, 11_000), period(900, 12_000)), NOW, offer))
                .contains(NOW.plusSeconds(900));
        // A vehicle that starts later is measured by what is offered then.
        assertThat(excess(schedule(w, period(0, 8_000)), NOW.plusSeconds(1800), offer))
                .contains(NOW.plusSeconds(1800));
        ChargingSchedule brief =
                schedule(w, period(0, 8_000)).toBuilder().duration(1800).build();
        assertThat(excess(brief, NOW, offer)).isEmpty();
        ChargingSchedule late =
                schedule(w, period(0, 99_000)).toBuilder().duration(60).build();
        assertThat(excess(late, NOW.minusSeconds(60), offer)).isEmpty();
    }

    @Test
    void offersInAmperesAreConverted() {
        // 3 x 230 V x 16 A = 11040 W
        ChargingSchedule offer = schedule(ChargingRateUnitEnum.A, period(0, 16));
        assertThat(excess(schedule(ChargingRateUnitEnum.W, period(0, 11_040)), NOW, offer))
                .isEmpty();
        assertThat(excess(schedule(ChargingRateUnitEnum.W, period(0, 11_041)), NOW, offer))
                .contains(NOW);
        ChargingSchedule single = schedule(
                ChargingRateUnitEnum.W,
                period(0, 3_680).toBuilder().numberPhases(1).build());
        assertThat(excess(schedule(ChargingRateUnitEnum.A, period(0, 16)), NOW, single))
                .isEmpty();
        assertThat(excess(schedule(ChargingRateUnitEnum.A, period(0, 17)), NOW, single))
                .contains(NOW);
    }

    @Test
    void wattsOfSinglePhasesAreComparedAsTheirTotal() {
        ChargingRateUnitEnum w = ChargingRateUnitEnum.W;
        ChargingSchedulePeriod each =
                period(0, 3_000).toBuilder().limitL2(2_000).limitL3(3_000).build();
        assertThat(excess(schedule(w, period(0, 8_000)), NOW, schedule(w, each)))
                .isEmpty();
        assertThat(excess(schedule(w, period(0, 8_001)), NOW, schedule(w, each)))
                .contains(NOW);
        assertThat(excess(schedule(w, each), NOW, schedule(w, period(0, 7_999))))
                .contains(NOW);
        // A phase without a value has that of the first, and only phases that are used count.
        ChargingSchedulePeriod two =
                each.toBuilder().limitL3((BigDecimal) null).numberPhases(2).build();
        assertThat(excess(schedule(w, period(0, 5_001)), NOW, schedule(w, two))).contains(NOW);
        ChargingSchedulePeriod three = two.toBuilder().numberPhases(3).build();
        assertThat(excess(schedule(w, period(0, 8_000)), NOW, schedule(w, three)))
                .isEmpty();
    }

    @Test
    void dischargingIsComparedToo() {
        ChargingRateUnitEnum w = ChargingRateUnitEnum.W;
        ChargingSchedule offer =
                schedule(w, period(0, 1).toBuilder().dischargeLimit(-500).build());
        assertThat(excess(
                        schedule(
                                w, period(0, 1).toBuilder().dischargeLimit(-500).build()),
                        NOW,
                        offer))
                .isEmpty();
        assertThat(excess(
                        schedule(
                                w, period(0, 1).toBuilder().dischargeLimit(-501).build()),
                        NOW,
                        offer))
                .contains(NOW);
    }
}
