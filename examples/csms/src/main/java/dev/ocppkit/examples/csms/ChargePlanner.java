package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.*;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.validation.*;
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
    private static final long LONGEST_STAY_SECONDS = 7 * 86_400;
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
        boolean saysWhen =
                needs.departureTime() != null && needs.departureTime().isAfter(now.plusSeconds(60));
        Instant departure = saysWhen ? needs.departureTime() : now.plus(USUAL_STAY);
        int stay = (int) Math.min(Duration.between(now, departure).toSeconds(), LONGEST_STAY_SECONDS);
        int id = FIRST_PROFILE_ID + request.evseId();
        boolean feedsBack =
                version == OcppVersion.V2_1 && OperationModes.isBidirectional(needs.requestedEnergyTransfer());
        BigDecimal most = most(needs);
        BigDecimal gentle = gentle(needs, most, stay);
        ChargingSchedulePeriod first = feedsBack ? steered(needs, gentle, most) : limited(0, gentle);
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(id)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(now)
                .chargingSchedulePeriod(List.of(first, limited(stay, most)))
                .build();
        ChargingProfile.Builder profile = ChargingProfile.builder()
                .id(id)
                .stackLevel(1)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(schedule));
        profile = transactionId == null
                ? profile.chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                        .validTo(departure)
                : profile.chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                        .transactionId(transactionId);
        return SetChargingProfileRequest.of(request.evseId(), profile.build());
    }

    /** Checks a plan against the rules of the specification before the station has to. */
    static ProfileCheck check(
            SetChargingProfileRequest plan,
            NotifyEVChargingNeedsRequest request,
            List<InstalledProfile> installed,
            Instant now) {
        int evseId = request.evseId();
        boolean isAc = request.chargingNeeds().dcChargingParameters() == null;
        EvseState evse = isAc ? EvseState.ac(evseId, 3) : EvseState.dc(evseId, null);
        String transactionId = plan.chargingProfile().transactionId();
        TransactionState running = transactionId == null ? null : TransactionState.of(transactionId, now);
        StationState station =
                StationState.builder().evses(evse.withTransaction(running)).build();
        // The plan takes the place of an older one with the same id.
        List<InstalledProfile> others = installed.stream()
                .filter(other -> other.profile().id() != plan.chargingProfile().id())
                .toList();
        StationCapabilities able = StationCapabilities.builder().build();
        return ChargingProfiles.validate(ProfileRequest.of(plan), ValidationContext.of(station, able, others));
    }

    private static ChargingSchedulePeriod limited(int start, BigDecimal watts) {
        return ChargingSchedulePeriod.builder().startPeriod(start).limit(watts).build();
    }

    private static ChargingSchedulePeriod steered(ChargingNeeds needs, BigDecimal watts, BigDecimal most) {
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        BigDecimal back = v2x != null && v2x.maxDischargePower() != null
                ? v2x.maxDischargePower().abs().negate()
                : BigDecimal.ZERO;
        return ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                .limit(most)
                .dischargeLimit(back)
                .setpoint(watts)
                .build();
    }

    /** The most that the vehicle can take, in W. */
    private static BigDecimal most(ChargingNeeds needs) {
        ACChargingParameters ac = needs.acChargingParameters();
        DCChargingParameters dc = needs.dcChargingParameters();
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        if (v2x != null && v2x.maxChargePower() != null) {
            return v2x.maxChargePower().abs();
        } else if (ac != null) {
            return ElectricalUnits.watts(ac.evMaxCurrent(), NOMINAL_VOLTS, phases(needs));
        } else if (dc != null) {
            return dc.evMaxPower() != null ? dc.evMaxPower() : dc.evMaxCurrent().multiply(dc.evMaxVoltage());
        }
        return USUAL_WATTS;
    }

    /** The least power that is enough, in W. */
    private static BigDecimal gentle(ChargingNeeds needs, BigDecimal most, int staySeconds) {
        ACChargingParameters ac = needs.acChargingParameters();
        DCChargingParameters dc = needs.dcChargingParameters();
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        BigDecimal wattHours;
        if (v2x != null && v2x.evTargetEnergyRequest() != null) {
            wattHours = v2x.evTargetEnergyRequest();
        } else if (ac != null) {
            wattHours = ac.energyAmount();
        } else if (dc != null && dc.energyAmount() != null) {
            wattHours = dc.energyAmount();
        } else {
            return most; // it does not say what it needs
        }
        BigDecimal least =
                ac == null ? BigDecimal.ZERO : ElectricalUnits.watts(ac.evMinCurrent(), NOMINAL_VOLTS, phases(needs));
        BigDecimal mean = wattHours.multiply(RESERVE).multiply(SECONDS_PER_HOUR);
        return mean.divide(BigDecimal.valueOf(staySeconds), 0, RoundingMode.UP)
                .max(least)
                .min(most);
    }

    private static int phases(ChargingNeeds needs) {
        return switch (needs.requestedEnergyTransfer()) {
            case AC_SINGLE_PHASE -> 1;
            case AC_TWO_PHASE -> 2;
            default -> 3;
        };
    }
}
