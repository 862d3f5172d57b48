package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes charging profiles in few words. All values are in W. */
final class Profiles {
    static final int LIMIT = 11_000;
    static final int DISCHARGE_LIMIT = -8_000;
    /** When charging for the departure begins. */
    static final String LATE = "03:30";

    private Profiles() {}

    /** A period from a time of day on. */
    static ChargingSchedulePeriod.Builder from(String time, OperationModeEnum mode) {
        return ChargingSchedulePeriod.builder().startPeriod(Day.secondsTo(time)).operationMode(mode);
    }

    /** The end of each script: the battery is charged for the departure. */
    static ChargingSchedulePeriod chargeForDeparture() {
        return from(LATE, OperationModeEnum.CHARGING_ONLY).limit(LIMIT).build();
    }

    /** What holds for the transaction from noon on. */
    static ChargingProfile transaction(int id, ChargingSchedulePeriod... periods) {
        ChargingSchedule schedule =
                schedule(List.of(periods)).startSchedule(Day.START).build();
        return profile(id, ChargingProfilePurposeEnum.TX_PROFILE, ChargingProfileKindEnum.ABSOLUTE, schedule);
    }

    /** One period whose values change while it is in force; without news it ends after the seconds given. */
    static ChargingProfile dynamic(
            int id, ChargingProfilePurposeEnum purpose, @Nullable Integer seconds, ChargingSchedulePeriod period) {
        ChargingSchedule schedule = schedule(List.of(period)).duration(seconds).build();
        return profile(id, purpose, ChargingProfileKindEnum.DYNAMIC, schedule);
    }

    /** 16 A on each phase, for the whole station. */
    static ChargingProfile stationMax() {
        ChargingSchedulePeriod period =
                ChargingSchedulePeriod.builder().startPeriod(0).limit(16).build();
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.A)
                .startSchedule(Day.START)
                .chargingSchedulePeriod(List.of(period))
                .build();
        return profile(
                1, ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, ChargingProfileKindEnum.ABSOLUTE, schedule);
    }

    static ChargingSchedule.Builder schedule(List<ChargingSchedulePeriod> periods) {
        return ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .chargingSchedulePeriod(periods);
    }

    static ChargingProfile profile(
            int id, ChargingProfilePurposeEnum purpose, ChargingProfileKindEnum kind, ChargingSchedule schedule) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(0)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(kind)
                .transactionId(purpose == ChargingProfilePurposeEnum.TX_PROFILE ? Station.TRANSACTION : null)
                .chargingSchedule(List.of(schedule))
                .build();
    }

    static boolean isEvery(int seconds, Instant now) {
        return now.getEpochSecond() % seconds == 0;
    }
}
