package dev.ocppkit.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StationStateTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static void assertRefused(ThrowingCallable making, String component) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(component);
    }

    @Test
    void buildersKeepAllComponents() {
        StationState station = new StationState(
                List.of(EvseState.ac(1, 3), EvseState.dc(2, BigDecimal.valueOf(400))),
                BigDecimal.valueOf(120),
                ZoneId.of("Europe/Amsterdam").getRules(),
                List.of(ChargingRateUnitEnum.W),
                NOON,
                SetpointPriority.CSMS,
                LocalLimit.ofAmps(BigDecimal.TEN));
        assertThat(station.toBuilder().build()).isEqualTo(station);
        assertThat(station.evse(2)).contains(station.evses().get(1));
        assertThat(station.evse(3)).isEmpty();
    }

    @Test
    void stationsRefuseWhatMakesNoSense() {
        StationState.Builder builder = StationState.builder();
        assertRefused(
                () -> builder.evses(EvseState.ac(1, 3), EvseState.ac(1, 1)).build(), "same id");
        assertRefused(
                () -> StationState.builder().nominalVoltage(BigDecimal.ZERO).build(), "nominalVoltage");
        assertRefused(() -> StationState.builder().rateUnits(List.of()).build(), "rateUnits");
    }

    @Test
    void evsesRefuseWhatMakesNoSense() {
        assertRefused(() -> EvseState.ac(0, 3), "id");
        assertRefused(() -> EvseState.ac(1, 0), "supportedPhases");
        assertRefused(() -> EvseState.ac(1, 4), "supportedPhases");
        assertRefused(() -> EvseState.dc(1, BigDecimal.ZERO), "dcVoltage");
    }

    @Test
    void evsesKeepWhatIsNotChanged() {
        TransactionState transaction = TransactionState.of("tx-1", NOON)
                .withPriorityCharging(true)
                .withSoc(BigDecimal.TEN)
                .withEnergyTransfer(EnergyTransferModeEnum.DC_BPT);
        assertThat(transaction)
                .isEqualTo(new TransactionState("tx-1", NOON, true, BigDecimal.TEN, EnergyTransferModeEnum.DC_BPT));
        assertThat(transaction.withPriorityCharging(false).soc()).isEqualTo(BigDecimal.TEN);
        assertThat(TransactionState.of("tx-1").powerPathClosedAt()).isNull();
        LocalLimit limit = LocalLimit.ofWatts(BigDecimal.ONE);
        EvseState evse = EvseState.dc(4, BigDecimal.TEN)
                .withLocalLimit(limit)
                .withTransaction(transaction)
                .withDcInputPhaseControl(true);
        assertThat(evse).isEqualTo(new EvseState(4, CurrentType.DC, 3, true, BigDecimal.TEN, limit, transaction));
        assertThat(evse.withDcInputPhaseControl(false).withTransaction(null).localLimit())
                .isEqualTo(limit);
    }

    @Test
    void localLimitsNeedOneValueThatIsNotNegative() {
        assertRefused(() -> new LocalLimit(null, null), "neither");
        assertRefused(() -> LocalLimit.ofWatts(BigDecimal.ONE.negate()), "watts");
        assertRefused(() -> LocalLimit.ofAmps(BigDecimal.ONE.negate()), "amps");
        assertThat(LocalLimit.ofWatts(BigDecimal.ZERO).in(ChargingRateUnitEnum.W))
                .isZero();
        assertThat(LocalLimit.ofAmps(BigDecimal.TEN).in(ChargingRateUnitEnum.A)).isEqualTo(BigDecimal.TEN);
        assertThat(LocalLimit.ofAmps(BigDecimal.TEN).in(ChargingRateUnitEnum.W)).isNull();
    }

    @Test
    @Tag("Q06.FR.21")
    void bothSpellingsOfTheExternalSystemAreUnderstood() {
        assertThat(SetpointPriority.fromVariable("ExternalSystem")).contains(SetpointPriority.EXTERNAL_SYSTEM);
        assertThat(SetpointPriority.fromVariable("ExternalControl")).contains(SetpointPriority.EXTERNAL_SYSTEM);
        assertThat(SetpointPriority.fromVariable("CSMS")).contains(SetpointPriority.CSMS);
        assertThat(SetpointPriority.fromVariable("csms")).isEmpty();
    }

    @Test
    void installedProfilesKeepWhatIsNotChanged() {
        ChargingProfile profile = ChargingProfile.builder()
                .id(1)
                .stackLevel(0)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(ChargingSchedule.builder()
                        .id(1)
                        .chargingRateUnit(ChargingRateUnitEnum.W)
                        .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.of(0)))
                        .build()))
                .build();
        ChargingProfile second = profile.toBuilder().id(2).build();
        LocalDateTime start = LocalDateTime.parse("2026-01-15T12:00:00");
        InstalledProfile installed = InstalledProfile.of(3, profile)
                .withRandomDelays(List.of(List.of(0, 5)))
                .withLocalStarts(Map.of(0, start))
                .withInstalledAt(NOON)
                .withPermanentlyInvalid(true)
                .withProfile(second);
        assertThat(installed)
                .isEqualTo(new InstalledProfile(3, second, List.of(List.of(0, 5)), Map.of(0, start), true, NOON));
        assertRefused(() -> InstalledProfile.of(-1, profile), "evseId");
        assertRefused(() -> InstalledProfile.of(1, profile).withRandomDelays(List.of(List.of(0, -1))), "delay");
        assertThat(InstalledProfile.of(0, profile)
                        .withRandomDelays(List.of(List.of(0)))
                        .randomDelays())
                .hasSize(1);
    }

    @Test
    @Tag("K01.FR.50")
    @Tag("K01.FR.51")
    void wattsAndAmpsAreConvertedByTheNominalVoltage() {
        BigDecimal volts = BigDecimal.valueOf(230);
        assertThat(ElectricalUnits.amps(BigDecimal.valueOf(11_040), volts, 3)).isEqualByComparingTo("16");
        assertThat(ElectricalUnits.amps(BigDecimal.valueOf(11_000), volts, 3)).isEqualByComparingTo("15.942028");
        assertThat(ElectricalUnits.amps(BigDecimal.valueOf(-11_000), volts, 3)).isEqualByComparingTo("-15.942028");
        assertThat(ElectricalUnits.watts(BigDecimal.valueOf(16), volts, 3)).isEqualByComparingTo("11040");
        assertRefused(() -> ElectricalUnits.amps(BigDecimal.ONE, BigDecimal.ZERO, 3), "volts");
        assertRefused(() -> ElectricalUnits.amps(BigDecimal.ONE, volts, 0), "phases");
        assertRefused(() -> ElectricalUnits.watts(BigDecimal.ONE, volts, 4), "phases");
    }
}
