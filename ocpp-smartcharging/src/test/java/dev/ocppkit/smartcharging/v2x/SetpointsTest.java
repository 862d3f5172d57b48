package dev.ocppkit.smartcharging.v2x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.AFRRSignalRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SetpointsTest {
    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static SetpointCaps caps(String limit, String discharge) {
        return new SetpointCaps(limit == null ? null : dec(limit), discharge == null ? null : dec(discharge));
    }

    private static V2XFreqWattPoint point(String frequency, String power) {
        return V2XFreqWattPoint.builder()
                .frequency(dec(frequency))
                .power(dec(power))
                .build();
    }

    @Test
    @Tag("V2X.03")
    @Tag("V2X.04")
    void eachSignHasItsOwnCap() {
        assertThat(Setpoints.cap(dec("2000"), caps("1000", "-500"))).isEqualByComparingTo("1000");
        assertThat(Setpoints.cap(dec("-2000"), caps("1000", "-500"))).isEqualByComparingTo("-500");
        assertThat(Setpoints.cap(dec("2000"), caps(null, "-500"))).isEqualByComparingTo("2000");
        assertThat(Setpoints.cap(dec("-2000"), caps("1000", null))).isEqualByComparingTo("-2000");
        assertThat(Setpoints.cap(dec("0"), caps("1000", "-500"))).isEqualByComparingTo("0");
        assertThat(Setpoints.cap(dec("2"), caps("0", "0"))).isEqualByComparingTo("0");
    }

    @Test
    @Tag("K01.FR.100")
    void fullBatteryCapsChargingAlone() {
        LimitAtSoC at80 = LimitAtSoC.of(80, dec("300"));
        assertThat(caps("1000", "-500").atSoC(at80, dec("80"))).isEqualTo(caps("300", "-500"));
        assertThat(caps("100", "-500").atSoC(at80, dec("81"))).isEqualTo(caps("100", "-500"));
        assertThat(caps(null, null).atSoC(at80, dec("80"))).isEqualTo(caps("300", null));
        assertThat(caps("1000", null).atSoC(at80, dec("79.9"))).isEqualTo(caps("1000", null));
        assertThat(caps("1000", null).atSoC(at80, null)).isEqualTo(caps("1000", null));
        assertThat(caps("1000", null).atSoC(null, dec("99"))).isEqualTo(caps("1000", null));
    }

    @Test
    void residualIsCountedInTheDirectionOfTheSetpoint() {
        assertThat(Setpoints.residual(null, dec("5"), dec("6"))).isEqualByComparingTo("0");
        assertThat(Setpoints.residual(dec("0"), dec("5"), dec("6"))).isEqualByComparingTo("11");
        assertThat(Setpoints.residual(dec("4"), dec("5"), dec("0"))).isEqualByComparingTo("1");
        assertThat(Setpoints.residual(dec("-2000"), dec("0"), dec("1500"))).isEqualByComparingTo("-500");
    }

    @Test
    void curveHoldsItsEndsAndJumpsToTheLastOfEqualPoints() {
        PowerCurve curve = PowerCurve.ofFrequency(
                List.of(point("49", "-9"), point("50", "0"), point("50", "3"), point("51", "9")));
        assertThat(curve.powerAt(dec("48"))).isEqualByComparingTo("-9");
        assertThat(curve.powerAt(dec("49.5"))).isEqualByComparingTo("-4.5");
        assertThat(curve.powerAt(dec("49.999"))).isEqualByComparingTo("-0.009");
        assertThat(curve.powerAt(dec("50"))).isEqualByComparingTo("3");
        assertThat(curve.powerAt(dec("50.25"))).isEqualByComparingTo("4.5");
        assertThat(curve.powerAt(dec("60"))).isEqualByComparingTo("9");
        assertThat(curve.places()).hasSize(4).startsWith(dec("49"));
        assertThat(curve.powers()).containsExactly(dec("-9"), dec("0"), dec("3"), dec("9"));
    }

    @Test
    void curveRoundsTowardZero() {
        PowerCurve curve = PowerCurve.ofFrequency(List.of(point("49", "-1"), point("52", "1")));
        // -1 + 2/3 and -1 + 4/3
        assertThat(curve.powerAt(dec("50"))).isEqualByComparingTo("-0.333333");
        assertThat(curve.powerAt(dec("51"))).isEqualByComparingTo("0.333333");
    }

    @Test
    void curveNeedsPointsInOrder() {
        assertThatThrownBy(() -> PowerCurve.ofFrequency(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PowerCurve.ofFrequency(List.of(point("50", "0"), point("49", "0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("point 1");
    }

    @Test
    void settingsComeFromThePeriod() {
        ChargingSchedulePeriod period = ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.LOCAL_FREQUENCY)
                .v2xBaseline(100)
                .v2xFreqWattCurve(List.of(point("49", "0"), point("51", "2000")))
                .v2xSignalWattCurve(List.of(V2XSignalWattPoint.of(0, dec("0")), V2XSignalWattPoint.of(2, dec("50"))))
                .build();
        FrequencySettings settings = FrequencySettings.of(period, BigDecimal.TEN);
        FrequencyStep step = FrequencySetpoints.step(settings, null, dec("50"), 1, SetpointCaps.none());
        assertThat(step).isEqualTo(new FrequencyStep(dec("50"), step.frequencyPower(), dec("1125")));
        assertThat(step.frequencyPower()).isEqualByComparingTo("1100");
        // Ten mHz up and down again count from the last calculation.
        FrequencyStep kept = FrequencySetpoints.step(settings, step, dec("50.009"), null, SetpointCaps.none());
        assertThat(kept.setpoint()).isEqualByComparingTo("1100");
        FrequencyStep fallen = FrequencySetpoints.step(settings, kept, dec("49.99"), null, SetpointCaps.none());
        assertThat(fallen.setpoint()).isEqualByComparingTo("1090");
        assertThat(fallen.calculatedAtHz()).isEqualByComparingTo("49.99");
        assertThat(FrequencySetpoints.answer(period).status()).isEqualTo(GenericStatusEnum.ACCEPTED);
        ChargingSchedulePeriod plain = period.toBuilder()
                .v2xSignalWattCurve((List<V2XSignalWattPoint>) null)
                .build();
        assertThat(FrequencySetpoints.answer(plain).statusInfo().reasonCode()).isEqualTo("NoSignalWattCurve");
        assertThat(FrequencySetpoints.answer(plain).status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(FrequencySetpoints.answer(null).status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(FrequencySettings.of(plain, BigDecimal.ZERO).signalCurve()).isNull();
        assertThatThrownBy(() -> FrequencySettings.of(
                        plain.toBuilder().v2xBaseline((BigDecimal) null).build(), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrequencySettings.of(plain, dec("-1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void latestSignalCounts() {
        Instant at = Instant.parse("2026-01-15T08:00:00Z");
        AfrrSignal first = AfrrSignal.of(AFRRSignalRequest.of(at, 1));
        AfrrSignal second = new AfrrSignal(at, 2);
        AfrrSignal early = new AfrrSignal(at.minusSeconds(9), 3);
        AfrrSignal future = new AfrrSignal(at.plusSeconds(1), 4);
        List<AfrrSignal> signals = List.of(first, second, early, future);
        assertThat(AfrrSignal.activeAt(signals, at)).contains(second);
        assertThat(AfrrSignal.activeAt(signals, at.minusSeconds(1))).contains(early);
        assertThat(AfrrSignal.activeAt(signals, at.plusSeconds(1))).contains(future);
        assertThat(AfrrSignal.activeAt(signals, at.minusSeconds(10))).isEmpty();
    }

    @Test
    void modesHaveTheirPurposes() {
        assertThat(OperationModes.allowedFor(ChargingProfilePurposeEnum.TX_PROFILE))
                .hasSize(8)
                .doesNotContain(OperationModeEnum.UNRECOGNIZED);
        assertThat(OperationModes.allowedFor(ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS))
                .containsExactlyInAnyOrder(
                        OperationModeEnum.CHARGING_ONLY,
                        OperationModeEnum.EXTERNAL_LIMITS,
                        OperationModeEnum.EXTERNAL_SETPOINT);
        assertThat(OperationModes.allowedFor(ChargingProfilePurposeEnum.UNRECOGNIZED))
                .isEmpty();
        assertThatThrownBy(() -> OperationModes.rules(OperationModeEnum.UNRECOGNIZED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(OperationModes.rules(OperationModeEnum.LOCAL_FREQUENCY).curves())
                .isEqualTo(Presence.REQUIRED);
        assertThat(OperationModes.rules(OperationModeEnum.IDLE).curves()).isEqualTo(Presence.IGNORED);
    }

    @Test
    @Tag("Q01.FR.08")
    void energyTransferIsWhatAllSidesTake() {
        List<EnergyTransferModeEnum> vehicle = List.of(
                EnergyTransferModeEnum.AC_BPT, EnergyTransferModeEnum.AC_THREE_PHASE, EnergyTransferModeEnum.DC);
        Set<EnergyTransferModeEnum> station =
                Set.of(EnergyTransferModeEnum.AC_THREE_PHASE, EnergyTransferModeEnum.AC_BPT);
        assertThat(OperationModes.commonTransfers(station, vehicle, null))
                .containsExactly(EnergyTransferModeEnum.AC_THREE_PHASE);
        assertThat(OperationModes.commonTransfers(station, vehicle, station))
                .containsExactly(EnergyTransferModeEnum.AC_BPT, EnergyTransferModeEnum.AC_THREE_PHASE);
        Set<OperationModeEnum> all = Set.of(OperationModeEnum.values());
        assertThat(OperationModes.usable(all, EnergyTransferModeEnum.AC_THREE_PHASE))
                .containsExactlyInAnyOrder(
                        OperationModeEnum.CHARGING_ONLY,
                        OperationModeEnum.EXTERNAL_LIMITS,
                        OperationModeEnum.EXTERNAL_SETPOINT);
        assertThat(OperationModes.usable(all, EnergyTransferModeEnum.AC_BPT)).hasSize(8);
        assertThat(OperationModes.usable(Set.of(), EnergyTransferModeEnum.DC))
                .containsExactly(OperationModeEnum.CHARGING_ONLY);
    }

    @Test
    @Tag("Q06.FR.08")
    void externalValuesNeedAPeriodForThemWhereProfilesAreDisallowed() {
        ChargingSchedulePeriod external = ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.EXTERNAL_LIMITS)
                .build();
        ChargingSchedulePeriod plain = ChargingSchedulePeriod.of(0);
        assertThat(OperationModes.takesExternalValues(false, null)).isTrue();
        assertThat(OperationModes.takesExternalValues(true, null)).isFalse();
        assertThat(OperationModes.takesExternalValues(true, plain)).isFalse();
        assertThat(OperationModes.takesExternalValues(true, external)).isTrue();
    }

    @Test
    @Tag("K01.FR.110")
    void changesOfTheModeAreFound() {
        Instant start = Instant.parse("2026-01-15T08:00:00Z");
        ChargingSchedulePeriod idle = ChargingSchedulePeriod.builder()
                .startPeriod(60)
                .operationMode(OperationModeEnum.IDLE)
                .build();
        CompositeSchedule schedule = CompositeSchedule.builder()
                .evseId(1)
                .duration(600)
                .scheduleStart(start)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .chargingSchedulePeriod(List.of(
                        ChargingSchedulePeriod.of(0),
                        idle,
                        idle.toBuilder().startPeriod(90).build()))
                .build();
        ModeChange toIdle = new ModeChange(start.plusSeconds(60), OperationModeEnum.IDLE);
        assertThat(OperationModes.changes(null, schedule)).containsExactly(toIdle);
        assertThat(OperationModes.changes(OperationModeEnum.IDLE, schedule))
                .containsExactly(new ModeChange(start, OperationModeEnum.CHARGING_ONLY), toIdle);
    }
}
