package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ACChargingParameters;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.DCChargingParameters;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.ElectricalUnits;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans how a vehicle gets what it needs: with the least power that has it ready in time, and freely after that. Your own
 * optimisation goes here. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, K15 to K19, Q01 and Q03.
 */
final class ChargePlanner {
    private static final BigDecimal NOMINAL_VOLTS = BigDecimal.valueOf(230);
    private static final BigDecimal USUAL_WATTS = BigDecimal.valueOf(11_000);
    private static final BigDecimal RESERVE = new BigDecimal("1.1");
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    private static final Duration USUAL_STAY = Duration.ofHours(8);
    private static final int FIRST_PROFILE_ID = 1_000;

    private ChargePlanner() {}

    /**
     * Plans.
     *
     * @param transactionId the transaction on the EVSE, or null if none is known: then the profile holds for whichever
     *     comes, until the vehicle leaves
     */
    static SetChargingProfileRequest plan(
            NotifyEVChargingNeedsRequest request, @Nullable String transactionId, OcppVersion version, Instant now) {
        ChargingNeeds needs = request.chargingNeeds();
        Instant departure =
                needs.departureTime() != null && needs.departureTime().isAfter(now.plusSeconds(60))
                        ? needs.departureTime()
                        : now.plus(USUAL_STAY);
        int stay = (int) Math.min(
                Duration.between(now, departure).toSeconds(), Duration.ofDays(7).toSeconds());
        BigDecimal most = maxPower(needs);
        BigDecimal gentle = maxEnergy(needs, most, stay)
                .multiply(RESERVE)
                .multiply(SECONDS_PER_HOUR)
                .divide(BigDecimal.valueOf(stay), 0, RoundingMode.UP)
                .min(most)
                .max(minPower(needs));
        boolean feedsBack =
                version == OcppVersion.V2_1 && OperationModes.isBidirectional(needs.requestedEnergyTransfer());
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(FIRST_PROFILE_ID + request.evseId())
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(now)
                .chargingSchedulePeriod(
                        List.of(feedsBack ? steered(needs, gentle, most) : limited(0, gentle), limited(stay, most)))
                .build();
        ChargingProfile profile = ChargingProfile.builder()
                .id(FIRST_PROFILE_ID + request.evseId())
                .stackLevel(1)
                .chargingProfilePurpose(
                        transactionId == null
                                ? ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE
                                : ChargingProfilePurposeEnum.TX_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .transactionId(transactionId)
                .validTo(transactionId == null ? departure : null)
                .chargingSchedule(List.of(schedule))
                .build();
        return SetChargingProfileRequest.of(request.evseId(), profile);
    }

    private static ChargingSchedulePeriod limited(int start, BigDecimal watts) {
        return ChargingSchedulePeriod.builder().startPeriod(start).limit(watts).build();
    }

    private static ChargingSchedulePeriod steered(ChargingNeeds needs, BigDecimal watts, BigDecimal most) {
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        BigDecimal back = v2x == null || v2x.maxDischargePower() == null
                ? BigDecimal.ZERO
                : v2x.maxDischargePower().abs().negate();
        return ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                .limit(most)
                .dischargeLimit(back)
                .setpoint(watts)
                .build();
    }

    private static BigDecimal maxPower(ChargingNeeds needs) {
        ACChargingParameters ac = needs.acChargingParameters();
        DCChargingParameters dc = needs.dcChargingParameters();
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        if (v2x != null && v2x.maxChargePower() != null) {
            return v2x.maxChargePower().abs();
        } else if (ac != null) {
            return ElectricalUnits.watts(ac.evMaxCurrent(), NOMINAL_VOLTS, phases(needs.requestedEnergyTransfer()));
        } else if (dc != null) {
            return dc.evMaxPower() != null ? dc.evMaxPower() : dc.evMaxCurrent().multiply(dc.evMaxVoltage());
        }
        return USUAL_WATTS;
    }

    private static BigDecimal minPower(ChargingNeeds needs) {
        ACChargingParameters ac = needs.acChargingParameters();
        return ac == null
                ? BigDecimal.ZERO
                : ElectricalUnits.watts(ac.evMinCurrent(), NOMINAL_VOLTS, phases(needs.requestedEnergyTransfer()));
    }

    private static int phases(EnergyTransferModeEnum transfer) {
        return switch (transfer) {
            case AC_SINGLE_PHASE -> 1;
            case AC_TWO_PHASE -> 2;
            default -> 3;
        };
    }

    /** The energy that the vehicle asks for, in Wh; all it could take in its stay if it does not say. */
    private static BigDecimal maxEnergy(ChargingNeeds needs, BigDecimal most, int stay) {
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        DCChargingParameters dc = needs.dcChargingParameters();
        if (v2x != null && v2x.evTargetEnergyRequest() != null) {
            return v2x.evTargetEnergyRequest().max(BigDecimal.ZERO);
        } else if (needs.acChargingParameters() != null) {
            return needs.acChargingParameters().energyAmount();
        } else if (dc != null && dc.energyAmount() != null) {
            return dc.energyAmount();
        }
        return most.multiply(BigDecimal.valueOf(stay)).divide(SECONDS_PER_HOUR, 0, RoundingMode.UP);
    }
}
