package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.smartcharging.schedule.Make.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.GetCompositeScheduleRequest;
import dev.ocppkit.model.message.GetCompositeScheduleResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases about composite schedules of the certification of OCPP 2.0.1, part 6. */
class CertificationTest {
    /** The greatest deviation between the clocks, by which the schedules start before the request. */
    private static final int DEVIATION = 5;

    private static GetCompositeScheduleResponse answer(
            int evseId,
            int duration,
            ChargingRateUnitEnum unit,
            StationState station,
            List<InstalledProfile> installed) {
        GetCompositeScheduleRequest request = GetCompositeScheduleRequest.builder()
                .evseId(evseId)
                .duration(duration)
                .chargingRateUnit(unit)
                .build();
        return CompositeSchedules.composite(CompositeQuery.of(request, EIGHT), station, installed)
                .response();
    }

    private static ChargingSchedule schedule(
            ChargingRateUnitEnum unit, int offset, Integer duration, int... startsAndLimits) {
        int factor = unit == ChargingRateUnitEnum.W ? 1000 : 1;
        int[] scaled = startsAndLimits.clone();
        for (int i = 1; i < scaled.length; i += 2) {
            scaled[i] *= factor;
        }
        return ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(unit)
                .startSchedule(EIGHT.minusSeconds(offset))
                .duration(duration)
                .chargingSchedulePeriod(Make.periods(scaled))
                .build();
    }

    private static ChargingProfile profile(
            int id, ChargingProfilePurposeEnum purpose, int level, ChargingSchedule schedule, int validFor) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(level)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .validFrom(EIGHT.minusSeconds(DEVIATION))
                .validTo(EIGHT.plusSeconds(validFor))
                .chargingSchedule(List.of(schedule))
                .build();
    }

    private static String periods(GetCompositeScheduleResponse answer, ChargingRateUnitEnum unit) {
        CompositeSchedule schedule = answer.schedule();
        assertThat(schedule).isNotNull();
        String text = Make.text(schedule.chargingSchedulePeriod());
        return unit == ChargingRateUnitEnum.W ? text.replace("000", "") : text;
    }

    @ParameterizedTest
    @EnumSource(value = ChargingRateUnitEnum.class, names = "UNRECOGNIZED", mode = EnumSource.Mode.EXCLUDE)
    @Tag("TC_K_39_CS")
    @Tag("K08.FR.02")
    @Tag("K08.FR.03")
    void withoutProfilesTheScheduleOfTheStationIsAcceptedAndStartsAtZero(ChargingRateUnitEnum unit) {
        GetCompositeScheduleResponse answer = answer(0, 300, unit, Make.station(), List.of());
        assertThat(answer.status()).isEqualTo(GenericStatusEnum.ACCEPTED);
        CompositeSchedule schedule = answer.schedule();
        assertThat(schedule.evseId()).isZero();
        assertThat(schedule.duration()).isEqualTo(300);
        assertThat(schedule.chargingRateUnit()).isEqualTo(unit);
        assertThat(schedule.scheduleStart()).isEqualTo(EIGHT);
        assertThat(periods(answer, unit)).isEqualTo("0:-");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    @Tag("TC_K_40_CS")
    @Tag("K01.FR.17")
    void higherLevelLeadsUntilItsScheduleEnds(int elapsed) {
        for (ChargingRateUnitEnum unit : List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W)) {
            ChargingProfilePurposeEnum purpose = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
            ChargingSchedule low = schedule(unit, elapsed, 400 + DEVIATION, 0, 6, 100, 8, 200, 10);
            ChargingSchedule high = schedule(unit, elapsed, 150, 0, 7, 100, 9);
            List<InstalledProfile> installed = List.of(
                    InstalledProfile.of(1, profile(1, purpose, 0, low, 401)),
                    InstalledProfile.of(1, profile(2, purpose, 1, high, 401)));
            assertThat(periods(answer(1, 350, unit, Make.station(), installed), unit))
                    .isEqualTo("0:7 " + (100 - elapsed) + ":9 " + (150 - elapsed) + ":8 " + (200 - elapsed) + ":10");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    @Tag("TC_K_41_CS")
    @Tag("K08.FR.04")
    void purposesAreCombinedAndEqualNeighboursJoined(int elapsed) {
        for (ChargingRateUnitEnum unit : List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W)) {
            ChargingSchedule max = schedule(unit, elapsed, 86_400, 0, 10);
            ChargingSchedule standard = schedule(unit, elapsed, 300, 0, 6, 60, 10, 120, 8, 180, 15, 260, 8);
            ChargingSchedule own = schedule(unit, elapsed, 260, 0, 8, 50, 11, 140, 16, 200, 6, 240, 12);
            ChargingProfile transaction = profile(3, ChargingProfilePurposeEnum.TX_PROFILE, 0, own, 401).toBuilder()
                    .transactionId("tx-1")
                    .build();
            List<InstalledProfile> installed = List.of(
                    InstalledProfile.of(
                            0, profile(1, ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, 0, max, 90_000)),
                    InstalledProfile.of(1, profile(2, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 0, standard, 401)),
                    InstalledProfile.of(1, transaction));
            // After 260 s the TxDefaultProfile leads with 8 for 40 s, then the station's limit alone.
            assertThat(periods(answer(1, 400, unit, Make.station(), installed), unit))
                    .isEqualTo("0:8 " + (50 - elapsed) + ":10 " + (200 - elapsed) + ":6 " + (240 - elapsed) + ":10 "
                            + (260 - elapsed) + ":8 " + (300 - elapsed) + ":10");
        }
    }

    @Test
    @Tag("TC_K_42_CS")
    @Tag("K08.FR.07")
    void unitThatIsNotConfiguredIsRejected() {
        StationState station = Make.station().toBuilder()
                .rateUnits(List.of(ChargingRateUnitEnum.A))
                .build();
        GetCompositeScheduleResponse answer = answer(0, 300, ChargingRateUnitEnum.W, station, List.of());
        assertThat(answer.status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(answer.schedule()).isNull();
        assertThat(answer(0, 300, ChargingRateUnitEnum.A, station, List.of()).status())
                .isEqualTo(GenericStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("TC_K_47_CS")
    @Tag("K08.FR.05")
    void unknownEvseIsRejected() {
        GetCompositeScheduleResponse answer = answer(2, 300, ChargingRateUnitEnum.A, Make.station(), List.of());
        assertThat(answer.status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(answer.schedule()).isNull();
        assertThat(answer(1, 300, ChargingRateUnitEnum.A, Make.station(), List.of())
                        .status())
                .isEqualTo(GenericStatusEnum.ACCEPTED);
    }
}
