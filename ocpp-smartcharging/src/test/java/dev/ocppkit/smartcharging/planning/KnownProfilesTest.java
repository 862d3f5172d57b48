package dev.ocppkit.smartcharging.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnownProfilesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");

    private static ChargingProfile profile(int id, int watts) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(0)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)
                .chargingSchedule(List.of(ChargingSchedule.builder()
                        .id(1)
                        .chargingRateUnit(ChargingRateUnitEnum.W)
                        .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.builder()
                                .startPeriod(0)
                                .limit(watts)
                                .build()))
                        .build()))
                .build();
    }

    private static List<InstalledProfile> after(
            List<InstalledProfile> before, OcppRequest<?> request, OcppResponse response) {
        return KnownProfiles.after(before, request, response, NOW);
    }

    private static List<InstalledProfile> set(List<InstalledProfile> before, int id, int watts) {
        return after(
                before,
                SetChargingProfileRequest.of(1, profile(id, watts)),
                SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED));
    }

    private static BigDecimal limit(InstalledProfile known) {
        return KnownProfiles.presentValues(known.profile()).limit();
    }

    @Test
    @Tag("K01.FR.05")
    void anAcceptedProfileTakesThePlaceOfTheOneWithItsId() {
        List<InstalledProfile> known = set(set(set(List.of(), 1, 1_000), 2, 2_000), 1, 3_000);

        assertThat(known).extracting(one -> one.profile().id()).containsExactlyInAnyOrder(1, 2);
        assertThat(known)
                .filteredOn(one -> one.profile().id() == 1)
                .allSatisfy(one -> assertThat(limit(one)).isEqualByComparingTo("3000"));
    }

    @Test
    void whatIsRefusedOrHasNothingToDoWithProfilesChangesNothing() {
        List<InstalledProfile> known = set(List.of(), 1, 1_000);

        assertThat(after(
                        known,
                        SetChargingProfileRequest.of(1, profile(2, 1)),
                        SetChargingProfileResponse.of(ChargingProfileStatusEnum.REJECTED)))
                .isEqualTo(known);
        assertThat(after(
                        known,
                        ClearChargingProfileRequest.builder()
                                .chargingProfileId(1)
                                .build(),
                        ClearChargingProfileResponse.of(ClearChargingProfileStatusEnum.UNKNOWN)))
                .isEqualTo(known);
        assertThat(after(
                        known,
                        ClearCacheRequest.of(),
                        SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED)))
                .isEqualTo(known);
    }

    @Test
    @Tag("K28.FR.06")
    void anUpdateChangesTheProfileWithItsIdOnly() {
        List<InstalledProfile> known = set(set(List.of(), 1, 1_000), 2, 2_000);
        ChargingScheduleUpdate update =
                ChargingScheduleUpdate.builder().limit(500).build();

        List<InstalledProfile> updated = after(
                known,
                UpdateDynamicScheduleRequest.of(2, update),
                UpdateDynamicScheduleResponse.of(ChargingProfileStatusEnum.ACCEPTED));

        assertThat(updated)
                .extracting(KnownProfilesTest::limit)
                .containsExactly(new BigDecimal("1000"), new BigDecimal("500"));
        assertThat(updated.get(1).profile().dynUpdateTime()).isEqualTo(NOW);
    }

    @Test
    void whatIsClearedIsGone() {
        List<InstalledProfile> known = set(set(List.of(), 1, 1_000), 2, 2_000);

        List<InstalledProfile> left = after(
                known,
                ClearChargingProfileRequest.builder().chargingProfileId(1).build(),
                ClearChargingProfileResponse.of(ClearChargingProfileStatusEnum.ACCEPTED));

        assertThat(left).extracting(one -> one.profile().id()).containsExactly(2);
    }

    @Test
    void aReportAddsWhatWasNotKnown() {
        ReportChargingProfilesRequest report = ReportChargingProfilesRequest.builder()
                .requestId(1)
                .chargingLimitSource("CSO")
                .evseId(3)
                .chargingProfile(List.of(profile(1, 4_000), profile(5, 5_000)))
                .build();

        List<InstalledProfile> known = KnownProfiles.after(set(List.of(), 1, 1_000), report);

        assertThat(known).extracting(one -> one.profile().id()).containsExactly(1, 5);
        assertThat(known).extracting(InstalledProfile::evseId).containsOnly(3);
    }
}
