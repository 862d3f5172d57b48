package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingLimit;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearedChargingLimitRequest;
import dev.ocppkit.model.message.NotifyChargingLimitRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The messages of an energy management system. Pure.
 *
 * <p>To a station the limit of the house is a ChargingStationMaxProfile: external constraints are set by nobody through OCPP.
 *
 * <p>Spec: OCPP 2.1 Part 2, K14.FR.02 to K14.FR.06, K24, K27, K01.FR.22.
 */
final class Profiles {
    /** Our one profile; high, so that no CSMS happens to use it. */
    static final int PROFILE_ID = 932_000_001;

    private static final String EMS = "EMS";

    private Profiles() {}

    static SetChargingProfileRequest limit(BigDecimal watts, Instant from) {
        ChargingProfile profile = ChargingProfile.builder()
                .id(PROFILE_ID)
                .stackLevel(0)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(schedule(watts, from)))
                .build();
        return SetChargingProfileRequest.of(0, profile);
    }

    private static ChargingSchedule schedule(BigDecimal watts, Instant from) {
        return ChargingSchedule.builder()
                .id(PROFILE_ID)
                .startSchedule(from)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.builder()
                        .startPeriod(0)
                        .limit(watts)
                        .build()))
                .build();
    }

    static ClearChargingProfileRequest noLimit() {
        return ClearChargingProfileRequest.builder()
                .chargingProfileId(PROFILE_ID)
                .build();
    }

    /** K14.FR.02 */
    static NotifyChargingLimitRequest limited(BigDecimal watts, Instant from) {
        return NotifyChargingLimitRequest.builder()
                .evseId(0)
                .chargingLimit(ChargingLimit.builder()
                        .chargingLimitSource(EMS)
                        .isGridCritical(false)
                        .build())
                .chargingSchedule(List.of(schedule(watts, from)))
                .build();
    }

    /** K14.FR.03 */
    static ClearedChargingLimitRequest released() {
        return ClearedChargingLimitRequest.builder()
                .chargingLimitSource(EMS)
                .evseId(0)
                .build();
    }

    /** K27: what the panels give comes on top of what the CSMS allows. OCPP 2.0.1 cannot tell that. */
    static NotifyChargingLimitRequest generated(BigDecimal watts, Instant from) {
        return NotifyChargingLimitRequest.builder()
                .evseId(0)
                .chargingLimit(ChargingLimit.builder()
                        .chargingLimitSource(EMS)
                        .isLocalGeneration(true)
                        .build())
                .chargingSchedule(List.of(schedule(watts, from)))
                .build();
    }

    static boolean canTellGeneration(OcppVersion version) {
        return version == OcppVersion.V2_1;
    }
}
