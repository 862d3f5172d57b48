package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the values that tests need, in few words. */
final class Make {
    static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");

    private Make() {}

    static ChargingSchedulePeriod period(int start, int limit) {
        return ChargingSchedulePeriod.builder()
                .startPeriod(start)
                .limit(BigDecimal.valueOf(limit))
                .build();
    }

    /** Pairs of start and limit. */
    static List<ChargingSchedulePeriod> periods(int... startsAndLimits) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (int i = 0; i < startsAndLimits.length; i += 2) {
            periods.add(period(startsAndLimits[i], startsAndLimits[i + 1]));
        }
        return periods;
    }

    static ChargingSchedule.Builder watts(int... startsAndLimits) {
        return ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(EIGHT)
                .chargingSchedulePeriod(periods(startsAndLimits));
    }

    static ChargingProfile.Builder absolute(int id, ChargingProfilePurposeEnum purpose, ChargingSchedule schedule) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(0)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(schedule));
    }

    static InstalledProfile txDefault(int evseId, ChargingSchedule schedule) {
        return InstalledProfile.of(
                evseId,
                absolute(10, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, schedule)
                        .build());
    }

    static InstalledProfile max(ChargingSchedule schedule) {
        return InstalledProfile.of(
                0,
                absolute(20, ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, schedule)
                        .build());
    }

    static StationState station() {
        return StationState.builder()
                .evses(EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1", EIGHT)))
                .build();
    }

    static CompositeQuery.Builder query(int seconds) {
        return CompositeQuery.builder(1, EIGHT, seconds).unit(ChargingRateUnitEnum.W);
    }

    /** Returns start and limit of each period, as {@code 0:11000 600:5000}; a dash where there is no limit. */
    static String text(List<ChargingSchedulePeriod> periods) {
        List<String> parts = new ArrayList<>();
        for (ChargingSchedulePeriod period : periods) {
            parts.add(period.startPeriod() + ":"
                    + (period.limit() == null ? "-" : period.limit().toPlainString()));
        }
        return String.join(" ", parts);
    }
}
