package dev.ocppkit.smartcharging.planning;

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
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.ElectricalUnits;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans how a vehicle gets what it needs: with the least even power that has it ready in time, and freely after that. It knows
 * one vehicle and no prices; a CSMS that shares a connection or buys energy plans better.
 *
 * <p>Spec: OCPP 2.1 Part 2, K15 to K19, Q01 and Q03.
 */
public final class ChargingPlans {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    /** A departure sooner than this is a clock that is wrong. */
    private static final Duration SHORTEST_STAY = Duration.ofMinutes(1);

    private ChargingPlans() {}

    /**
     * Plans for one vehicle, and checks the plan against the rules of the specification before the station has to.
     *
     * <p>A vehicle that can feed back gets mode CentralSetpoint under OCPP 2.1. One that does not say how much energy it needs
     * may take all it can.
     *
     * <p>Pure; O(n) in the number of installed profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K15.FR.03, K17, K18, Q01, Q03.
     *
     * @param request what the vehicle needs
     * @param transactionId the transaction on the EVSE, or null if none is known: then the profile is a default one for
     *     whichever comes, until the departure
     * @param version the version of the station; limits in W and Wh, charging positive
     * @param installed the profiles that the station holds, see {@link KnownProfiles}
     * @param now the current time, at which the schedule starts
     * @param settings what is not said
     * @return the plan with the rules that it breaks
     */
    public static ChargingPlan plan(
            NotifyEVChargingNeedsRequest request,
            @Nullable String transactionId,
            OcppVersion version,
            List<InstalledProfile> installed,
            Instant now,
            PlanSettings settings) {
        SetChargingProfileRequest plan =
                SetChargingProfileRequest.of(request.evseId(), profile(request, transactionId, version, now, settings));
        return new ChargingPlan(plan, check(plan, request, installed, now));
    }

    private static ChargingProfile profile(
            NotifyEVChargingNeedsRequest request,
            @Nullable String transactionId,
            OcppVersion version,
            Instant now,
            PlanSettings settings) {
        ChargingNeeds needs = request.chargingNeeds();
        Instant departure = departure(needs, now, settings);
        int stay = (int) Duration.between(now, departure).toSeconds();
        int id = settings.firstProfileId() + request.evseId();
        boolean feedsBack =
                version == OcppVersion.V2_1 && OperationModes.isBidirectional(needs.requestedEnergyTransfer());
        BigDecimal most = most(needs, settings);
        BigDecimal gentle = gentle(needs, most, stay, settings);
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(id)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(now)
                .chargingSchedulePeriod(
                        List.of(feedsBack ? steered(needs, gentle, most) : limited(0, gentle), limited(stay, most)))
                .build();
        ChargingProfile.Builder profile = ChargingProfile.builder()
                .id(id)
                .stackLevel(settings.stackLevel())
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(schedule));
        return transactionId == null
                ? profile.chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                        .validTo(departure)
                        .build()
                : profile.chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                        .transactionId(transactionId)
                        .build();
    }

    private static Instant departure(ChargingNeeds needs, Instant now, PlanSettings settings) {
        Instant said = needs.departureTime();
        Instant last = now.plus(settings.longestStay());
        return said == null || !said.isAfter(now.plus(SHORTEST_STAY))
                ? now.plus(settings.usualStay())
                : said.isAfter(last) ? last : said;
    }

    private static ProfileCheck check(
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
    private static BigDecimal most(ChargingNeeds needs, PlanSettings settings) {
        ACChargingParameters ac = needs.acChargingParameters();
        DCChargingParameters dc = needs.dcChargingParameters();
        V2XChargingParameters v2x = needs.v2xChargingParameters();
        if (v2x != null && v2x.maxChargePower() != null) {
            return v2x.maxChargePower().abs();
        } else if (ac != null) {
            return ElectricalUnits.watts(ac.evMaxCurrent(), settings.nominalVolts(), phases(needs));
        } else if (dc != null) {
            return dc.evMaxPower() != null ? dc.evMaxPower() : dc.evMaxCurrent().multiply(dc.evMaxVoltage());
        }
        return settings.usualWatts();
    }

    /** The least power that is enough, in W. */
    private static BigDecimal gentle(ChargingNeeds needs, BigDecimal most, int staySeconds, PlanSettings settings) {
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
        BigDecimal least = ac == null
                ? BigDecimal.ZERO
                : ElectricalUnits.watts(ac.evMinCurrent(), settings.nominalVolts(), phases(needs));
        BigDecimal mean = wattHours.multiply(settings.reserve()).multiply(SECONDS_PER_HOUR);
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
