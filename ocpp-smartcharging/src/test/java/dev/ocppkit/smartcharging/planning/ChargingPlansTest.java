package dev.ocppkit.smartcharging.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ACChargingParameters;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.DCChargingParameters;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.NotifyEVChargingNeedsStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChargingPlansTest {
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");

    private static ChargingNeeds.Builder ac(EnergyTransferModeEnum mode, int wattHours) {
        return ChargingNeeds.builder()
                .requestedEnergyTransfer(mode)
                .acChargingParameters(ACChargingParameters.builder()
                        .energyAmount(wattHours)
                        .evMinCurrent(6)
                        .evMaxCurrent(16)
                        .evMaxVoltage(230)
                        .build());
    }

    private static ChargingPlan plan(ChargingNeeds needs, String transactionId, OcppVersion version) {
        return ChargingPlans.plan(
                NotifyEVChargingNeedsRequest.of(2, needs),
                transactionId,
                version,
                List.of(),
                NOW,
                PlanSettings.defaults());
    }

    private static List<ChargingSchedulePeriod> periods(ChargingPlan plan) {
        return plan.request().chargingProfile().chargingSchedule().get(0).chargingSchedulePeriod();
    }

    @Test
    void theEnergyWithReserveIsSpreadOverTheStay() {
        ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_THREE_PHASE, 30_000)
                .departureTime(NOW.plus(Duration.ofHours(6)))
                .build();

        ChargingPlan plan = plan(needs, "tx-1", OcppVersion.V2_1);

        // 33 kWh in 6 h; then the greatest power, 3 x 16 A x 230 V.
        assertThat(periods(plan))
                .extracting(ChargingSchedulePeriod::startPeriod)
                .containsExactly(0, 21_600);
        assertThat(periods(plan).get(0).limit()).isEqualByComparingTo("5500");
        assertThat(periods(plan).get(1).limit()).isEqualByComparingTo("11040");
        ChargingProfile profile = plan.request().chargingProfile();
        assertThat(profile.chargingProfilePurpose()).isEqualTo(ChargingProfilePurposeEnum.TX_PROFILE);
        assertThat(profile.transactionId()).isEqualTo("tx-1");
        assertThat(profile.id()).isEqualTo(1_002);
        assertThat(plan.answer().status()).isEqualTo(NotifyEVChargingNeedsStatusEnum.ACCEPTED);
    }

    @Test
    void theVehicleIsNeverGivenLessThanItCanTake() {
        ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_SINGLE_PHASE, 1_000).build();

        assertThat(periods(plan(needs, "tx-1", OcppVersion.V2_0_1)).get(0).limit())
                .isEqualByComparingTo("1380");
    }

    @Test
    void withoutTransactionTheProfileIsADefaultOneUntilTheDeparture() {
        ChargingPlan plan = plan(ac(EnergyTransferModeEnum.AC_TWO_PHASE, 9_000).build(), null, OcppVersion.V2_1);

        ChargingProfile profile = plan.request().chargingProfile();
        assertThat(profile.chargingProfilePurpose()).isEqualTo(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE);
        assertThat(profile.validTo()).isEqualTo(NOW.plus(Duration.ofHours(8)));
        assertThat(plan.isAccepted()).isTrue();
    }

    @Test
    void aDepartureThatCannotBeIsNotBelieved() {
        for (Instant wrong : List.of(NOW.minusSeconds(1), NOW.plusSeconds(60))) {
            ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_THREE_PHASE, 9_000)
                    .departureTime(wrong)
                    .build();
            assertThat(periods(plan(needs, "tx-1", OcppVersion.V2_1)).get(1).startPeriod())
                    .isEqualTo(8 * 3_600);
        }
        ChargingNeeds late = ac(EnergyTransferModeEnum.AC_THREE_PHASE, 9_000)
                .departureTime(NOW.plus(Duration.ofDays(400)))
                .build();
        assertThat(periods(plan(late, "tx-1", OcppVersion.V2_1)).get(1).startPeriod())
                .isEqualTo(7 * 86_400);
    }

    @Test
    void aDcVehicleThatSaysNoEnergyMayTakeAllItCan() {
        ChargingNeeds needs = ChargingNeeds.builder()
                .requestedEnergyTransfer(EnergyTransferModeEnum.DC)
                .dcChargingParameters(DCChargingParameters.builder()
                        .evMaxCurrent(200)
                        .evMaxVoltage(400)
                        .build())
                .build();

        assertThat(periods(plan(needs, "tx-1", OcppVersion.V2_1)).get(0).limit())
                .isEqualByComparingTo("80000");
    }

    @Test
    @Tag("Q03.FR.01")
    void aVehicleThatFeedsBackGetsASetpointUnderTheNewVersionOnly() {
        ChargingNeeds needs = ChargingNeeds.builder()
                .requestedEnergyTransfer(EnergyTransferModeEnum.DC_BPT)
                .v2xChargingParameters(V2XChargingParameters.builder()
                        .maxChargePower(10_000)
                        .maxDischargePower(7_000)
                        .evTargetEnergyRequest(16_000)
                        .build())
                .build();

        ChargingSchedulePeriod first =
                periods(plan(needs, "tx-1", OcppVersion.V2_1)).get(0);

        assertThat(first.operationMode()).isEqualTo(OperationModeEnum.CENTRAL_SETPOINT);
        assertThat(first.setpoint()).isEqualByComparingTo("2200");
        assertThat(first.limit()).isEqualByComparingTo("10000");
        assertThat(first.dischargeLimit()).isEqualByComparingTo("-7000");
        assertThat(periods(plan(needs, "tx-1", OcppVersion.V2_0_1)).get(0).operationMode())
                .isNull();
    }

    @Test
    void aPlanThatBreaksARuleIsRejectedWithTheReason() {
        ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_THREE_PHASE, 9_000).build();
        ChargingPlan good = plan(needs, null, OcppVersion.V2_1);
        // Another profile of the same purpose, stack level and EVSE (K01.FR.39).
        InstalledProfile other = InstalledProfile.of(
                2, good.request().chargingProfile().toBuilder().id(7).build());

        ChargingPlan plan = ChargingPlans.plan(
                NotifyEVChargingNeedsRequest.of(2, needs),
                null,
                OcppVersion.V2_1,
                List.of(other),
                NOW,
                PlanSettings.defaults());

        assertThat(plan.isAccepted()).isFalse();
        assertThat(plan.answer().status()).isEqualTo(NotifyEVChargingNeedsStatusEnum.REJECTED);
        assertThat(plan.answer().statusInfo()).isNotNull();
    }

    @Test
    void aNewPlanTakesThePlaceOfTheOldOne() {
        ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_THREE_PHASE, 9_000).build();
        ChargingPlan old = plan(needs, null, OcppVersion.V2_1);

        ChargingPlan plan = ChargingPlans.plan(
                NotifyEVChargingNeedsRequest.of(2, needs),
                null,
                OcppVersion.V2_1,
                List.of(InstalledProfile.of(2, old.request().chargingProfile())),
                NOW,
                PlanSettings.defaults());

        assertThat(plan.isAccepted()).isTrue();
    }

    @Property
    void thePlanHasTheEnergyInTimeIfTheVehicleCanTakeItAndIsAlwaysValid(
            @ForAll @IntRange(max = 100_000) int wattHours, @ForAll @IntRange(min = 2, max = 20_000) int minutes) {
        ChargingNeeds needs = ac(EnergyTransferModeEnum.AC_THREE_PHASE, wattHours)
                .departureTime(NOW.plus(Duration.ofMinutes(minutes)))
                .build();

        ChargingPlan plan = plan(needs, "tx-1", OcppVersion.V2_1);

        BigDecimal gentle = periods(plan).get(0).limit();
        BigDecimal most = periods(plan).get(1).limit();
        BigDecimal wattSeconds =
                gentle.multiply(BigDecimal.valueOf(periods(plan).get(1).startPeriod()));
        assertThat(plan.isAccepted()).isTrue();
        assertThat(plan.request().violations(OcppVersion.V2_1)).isEmpty();
        assertThat(gentle).isLessThanOrEqualTo(most);
        assertThat(gentle.equals(most) || wattSeconds.compareTo(BigDecimal.valueOf(wattHours * 3_600L)) >= 0)
                .isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> PlanSettings.defaults().withUsualStay(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usualStay");
        assertThat(PlanSettings.defaults().withUsualStay(Duration.ofHours(2)).usualStay())
                .isEqualTo(Duration.ofHours(2));
    }
}
