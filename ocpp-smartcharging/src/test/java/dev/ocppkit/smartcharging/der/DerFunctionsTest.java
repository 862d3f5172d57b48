package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.watts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.GridEventFaultEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each kind of control by itself, with the arithmetic. */
class DerFunctionsTest {
    @Test
    void signsAreConvertedExplicitly() {
        assertThat(watts(5).toChargePower()).isEqualTo(ChargePower.of(-5));
        assertThat(ChargePower.of(7).toInjectedPower()).isEqualTo(watts(-7));
    }

    @Test
    void limitWithHysteresisComesBackLateAndSlowly() {
        Hysteresis hysteresis = Hysteresis.builder()
                .hysteresisLow(dec("49.9"))
                .hysteresisHigh(dec("50.1"))
                .hysteresisDelay(10)
                .hysteresisGradient(5)
                .build();
        BigDecimal wanted = dec("8000");
        BigDecimal full = dec("10000");
        HysteresisState state =
                Hystereses.step(hysteresis, HysteresisState.IDLE, NOW, dec("50"), dec("10000"), wanted, full);
        assertThat(state).isEqualTo(HysteresisState.IDLE);
        state = Hystereses.step(hysteresis, state, NOW, dec("50.5"), dec("3000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        // Milder, but not inside the band.
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(1), dec("50.15"), dec("7000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(2), dec("50.6"), dec("2000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("2000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(3), dec("50.1"), dec("9000"), wanted, full);
        assertThat(state.recoveredSince()).isEqualTo(NOW.plusSeconds(3));
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(12), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("2000");
        // Delay over for 2 s: 2 x 5 % of 10 kW
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(15), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("3000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(19), dec("50"), dec("9000"), wanted, full);
        assertThat(state.limit()).isEqualByComparingTo("5000");
        state = Hystereses.step(hysteresis, state, NOW.plusSeconds(25), dec("50"), dec("9000"), wanted, full);
        assertThat(state).isEqualTo(HysteresisState.IDLE);
    }

    @Test
    void hysteresisWithoutNumbersFollowsTheCurve() {
        Hysteresis open = Hysteresis.builder().build();
        HysteresisState bitten =
                Hystereses.step(open, HysteresisState.IDLE, NOW, dec("51"), dec("1"), dec("2"), dec("10"));
        assertThat(bitten.limit()).isEqualByComparingTo("1");
        assertThat(Hystereses.step(open, bitten, NOW, dec("51"), dec("3"), dec("2"), dec("10")))
                .isEqualTo(HysteresisState.IDLE);
        assertThat(Hystereses.step(null, bitten, NOW, dec("51"), dec("3"), dec("2"), dec("10")))
                .isEqualTo(HysteresisState.IDLE);
        assertThat(Hystereses.step(null, HysteresisState.IDLE, NOW, dec("51"), dec("1"), dec("2"), dec("10"))
                        .limit())
                .isEqualByComparingTo("1");
        assertThat(Hystereses.step(open, bitten, NOW, dec("51"), dec("1.5"), dec("2"), dec("10"))
                        .limit())
                .isEqualByComparingTo("1.5");
    }

    @Test
    void serviceIsEnteredWhenTheGridWasGoodForLongEnough() {
        EnterService control = EnterService.builder()
                .priority(0)
                .lowVoltage(95)
                .highVoltage(105)
                .lowFreq(dec("49.5"))
                .highFreq(dec("50.1"))
                .delay(60)
                .randomDelay(30)
                .rampRate(100)
                .build();
        ServiceState out = EnterServices.step(control, ServiceState.OUT, NOW, dec("94"), dec("50"), dec("10"));
        assertThat(out).isEqualTo(ServiceState.OUT);
        ServiceState waiting = EnterServices.step(control, out, NOW, dec("95"), dec("50.1"), dec("10"));
        assertThat(waiting).isEqualTo(new ServiceState(false, NOW, null));
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(5), dec("100"), dec("49.4"), dec("10")))
                .isEqualTo(ServiceState.OUT);
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(69), dec("100"), dec("50"), dec("10")))
                .isEqualTo(waiting);
        ServiceState entered =
                EnterServices.step(control, waiting, NOW.plusSeconds(70), dec("100"), dec("50"), dec("10"));
        assertThat(entered).isEqualTo(new ServiceState(true, null, NOW.plusSeconds(70)));
        // More than randomDelay is cut to it: 60 + 30 s.
        assertThat(EnterServices.step(control, waiting, NOW.plusSeconds(90), dec("100"), dec("50"), dec("99"))
                        .inService())
                .isTrue();
        assertThat(EnterServices.step(control, entered, NOW, dec("0"), dec("0"), dec("0")))
                .isEqualTo(entered);
        assertThat(EnterServices.isRamping(control, entered, NOW.plusSeconds(169)))
                .isTrue();
        assertThat(EnterServices.isRamping(control, entered, NOW.plusSeconds(170)))
                .isFalse();
        assertThat(EnterServices.isRamping(null, entered, NOW)).isFalse();
        assertThat(EnterServices.isRamping(control, ServiceState.RUNNING, NOW)).isFalse();
        assertThat(EnterServices.step(null, ServiceState.OUT, NOW, dec("0"), dec("0"), dec("0"))
                        .inService())
                .isTrue();
        assertThat(EnterServices.isHealthy(control, dec("105.1"), dec("50"))).isFalse();
        assertThat(EnterServices.isHealthy(control, dec("105"), dec("50.2"))).isFalse();
        assertThat(EnterServices.isHealthy(control, dec("105"), dec("49.5"))).isTrue();
    }

    @Test
    void meanNeedsTenMinutes() {
        MeanVoltage mean = MeanVoltage.EMPTY;
        Instant at = NOW;
        for (int i = 0; i < 199; i++) {
            mean = mean.measure(at, dec("100"));
            at = at.plusSeconds(3);
        }
        assertThat(mean.value()).isEmpty();
        mean = mean.measure(at.minusSeconds(1), dec("999"));
        assertThat(mean.value()).isEmpty();
        mean = mean.measure(at, dec("120"));
        assertThat(mean.value().orElseThrow()).isEqualByComparingTo("100.1");
        mean = mean.measure(at.plusSeconds(3), dec("120"));
        assertThat(mean.value().orElseThrow()).isEqualByComparingTo("100.2");
        assertThat(mean.samples()).hasSize(200);
    }

    @Test
    @Tag("R05.FR.01")
    @Tag("R05.FR.02")
    @Tag("R05.FR.03")
    @Tag("R05.FR.04")
    void alarmsAreReportedOncePerChange() {
        DerAlarms.Deviation droop =
                new DerAlarms.Deviation(DERControlEnum.FREQ_DROOP, GridEventFaultEnum.OVER_FREQUENCY);
        DerAlarms.Deviation trip = new DerAlarms.Deviation(DERControlEnum.HF_MUST_TRIP, null);
        assertThat(DerAlarms.event(null, null, NOW)).isEmpty();
        assertThat(DerAlarms.event(droop, droop, NOW)).isEmpty();
        assertThat(DerAlarms.event(null, droop, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.FREQ_DROOP);
            assertThat(alarm.gridEventFault()).isEqualTo(GridEventFaultEnum.OVER_FREQUENCY);
            assertThat(alarm.alarmEnded()).isNull();
            assertThat(alarm.timestamp()).isEqualTo(NOW);
        });
        assertThat(DerAlarms.event(droop, trip, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.HF_MUST_TRIP);
            assertThat(alarm.alarmEnded()).isNull();
        });
        assertThat(DerAlarms.event(droop, null, NOW)).hasValueSatisfying(alarm -> {
            assertThat(alarm.controlType()).isEqualTo(DERControlEnum.FREQ_DROOP);
            assertThat(alarm.gridEventFault()).isEqualTo(GridEventFaultEnum.OVER_FREQUENCY);
            assertThat(alarm.alarmEnded()).isTrue();
        });
    }

    @Test
    @Tag("R03.FR.05")
    void vehicleDoesWhatItCan() {
        Set<DERControlEnum> required =
                Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR, DERControlEnum.VOLT_WATT);
        Set<DERControlEnum> evse = Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR);
        Set<DERControlEnum> vehicle = Set.of(DERControlEnum.FREQ_DROOP);
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.HYBRID, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(
                        vehicle, Set.of(DERControlEnum.VOLT_VAR), Set.of(DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.EVSE, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(Set.of(), evse, Set.of(DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.divide(DerCapabilities.Architecture.VEHICLE, required, evse, vehicle))
                .isEqualTo(new DerCapabilities.Division(
                        vehicle, Set.of(), Set.of(DERControlEnum.VOLT_VAR, DERControlEnum.VOLT_WATT)));
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.HYBRID, required, evse))
                .containsExactly(DERControlEnum.VOLT_WATT);
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.VEHICLE, required, evse))
                .isEqualTo(required);
        assertThat(DerCapabilities.requiredOfVehicle(DerCapabilities.Architecture.EVSE, required, evse))
                .isEmpty();
    }

    @Test
    void ratingsAreChecked() {
        assertThatThrownBy(() -> DerRatings.symmetric(0, 1, 230, 50)).hasMessageContaining("maxW");
        assertThatThrownBy(() -> DerRatings.symmetric(1, -1, 230, 50)).hasMessageContaining("maxVar");
        assertThatThrownBy(() -> DerRatings.symmetric(1, 1, 0, 50)).hasMessageContaining("nominalVoltage");
        assertThatThrownBy(() -> DerRatings.symmetric(1, 1, 230, 0)).hasMessageContaining("nominalFrequency");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("-1"), dec("1"), dec("1"), dec("1"), dec("1"), dec("1")))
                .hasMessageContaining("maxChargeW");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("1"), dec("0"), dec("1"), dec("1"), dec("1"), dec("1")))
                .hasMessageContaining("maxVA");
        assertThatThrownBy(() -> new DerRatings(dec("1"), dec("1"), dec("1"), dec("1"), dec("-1"), dec("1"), dec("1")))
                .hasMessageContaining("maxVarNeg");
    }
}
