package dev.ocppkit.examples.v2xlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final double WATT_HOUR = 1;

    private static Stream<Sample> connected(Simulation day) {
        return day.samples().stream().filter(sample -> sample.command() != null);
    }

    private static List<Sample> under(OperationModeEnum mode, Simulation day) {
        return connected(day).filter(sample -> sample.mode() == mode).toList();
    }

    @ParameterizedTest
    @EnumSource
    void batteryHoldsWhatWentInLessWhatWasLost(Scripts script) {
        Simulation day = Simulation.run(script, 7);
        double stored = 0;
        for (Sample sample : day.samples()) {
            double share = sample.power() >= 0 ? Vehicle.EFFICIENCY : 1 / Vehicle.EFFICIENCY;
            stored += sample.power() * share * Day.STEP_SECONDS / 3600;
        }
        double gained = (new Summary(day).socAtDeparture() - Simulation.FIRST_SOC) / 100 * Vehicle.CAPACITY;
        assertThat(stored).isPositive().isCloseTo(gained, within(WATT_HOUR));
    }

    @ParameterizedTest
    @EnumSource
    void powerKeepsToLimitsAndSetpoint(Scripts script) {
        for (long seed = 1; seed <= 3; seed++) {
            for (Sample sample : connected(Simulation.run(script, seed)).toList()) {
                Command command = Objects.requireNonNull(sample.command());
                if (command.caps().limit() != null) {
                    assertThat(sample.power())
                            .isLessThanOrEqualTo(command.caps().limit().doubleValue());
                }
                if (command.caps().dischargeLimit() != null) {
                    assertThat(sample.power())
                            .isGreaterThanOrEqualTo(
                                    command.caps().dischargeLimit().doubleValue());
                }
                assertThat(Math.abs(sample.power())).isLessThanOrEqualTo(Math.abs(command.wanted()) + 1e-9);
                if (command.mode() == OperationModeEnum.CHARGING_ONLY) {
                    assertThat(sample.power()).isNotNegative();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void driverFindsAFullBatteryAndNeverAnEmptyOne(Scripts script) {
        for (long seed = 1; seed <= 3; seed++) {
            Summary summary = new Summary(Simulation.run(script, seed));
            assertThat(summary.socAtDeparture()).isBetween(85.0, 100.0);
            assertThat(summary.lowestSoc()).isGreaterThanOrEqualTo(Vehicle.RESERVE - 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void modeOfTheScriptIsReallyUsed(Scripts script) {
        Simulation day = Simulation.run(script, 1);
        assertThat(under(script.mode(), day)).hasSizeGreaterThan(12 * 3600 / Day.STEP_SECONDS);
        assertThat(day.samples())
                .filteredOn(sample -> !sample.at().isBefore(Day.DEPARTURE))
                .isNotEmpty()
                .allMatch(sample -> sample.command() == null && sample.power() == 0);
    }

    @Test
    void sameSeedGivesTheSameDay() {
        for (Scripts script : Scripts.values()) {
            assertThat(Simulation.run(script, 5).equals(Simulation.run(script, 5)))
                    .as(script.text())
                    .isTrue();
        }
        assertThat(Simulation.run(Scripts.LOCAL_FREQUENCY_DAY, 5)
                        .equals(Simulation.run(Scripts.LOCAL_FREQUENCY_DAY, 6)))
                .isFalse();
    }

    @Test
    void vehicleHelpsTheGridAgainstItsFrequency() {
        List<Sample> low =
                under(OperationModeEnum.LOCAL_FREQUENCY, Simulation.run(Scripts.LOCAL_FREQUENCY_DAY, 1)).stream()
                        .filter(sample -> sample.frequency().doubleValue() < 49.9)
                        .toList();
        assertThat(low).isNotEmpty().allMatch(sample -> sample.power() < -1_000);
    }

    @Test
    void profileOfACsmsThatIsAwayTimesOut() {
        Simulation day = Simulation.run(Scripts.CENTRAL_FREQUENCY_DAY, 1);
        assertThat(modeAt(day, "19:59")).isEqualTo(OperationModeEnum.CENTRAL_FREQUENCY);
        assertThat(modeAt(day, "20:02")).isEqualTo(OperationModeEnum.CHARGING_ONLY);
        assertThat(modeAt(day, "20:31")).isEqualTo(OperationModeEnum.CENTRAL_FREQUENCY);
    }

    private static OperationModeEnum modeAt(Simulation day, String time) {
        return day.samples().stream()
                .filter(sample -> sample.at().equals(Day.at(time)))
                .findFirst()
                .map(Sample::mode)
                .orElseThrow();
    }

    @Test
    void loadOfTheHouseStaysBetweenTheThresholds() {
        List<Sample> balanced =
                under(OperationModeEnum.LOCAL_LOAD_BALANCING, Simulation.run(Scripts.LOCAL_LOAD_BALANCING_DAY, 1))
                        .stream()
                        .filter(sample -> sample.soc() > Vehicle.RESERVE + 0.1)
                        .toList();
        long inside = balanced.stream()
                .filter(sample -> sample.house() + sample.power() <= 1_001 && sample.house() + sample.power() >= -501)
                .count();
        assertThat(inside).isGreaterThan(balanced.size() * 95L / 100);
    }

    @Test
    void nothingFlowsWhileIdle() {
        assertThat(under(OperationModeEnum.IDLE, Simulation.run(Scripts.IDLE_DAY, 1)))
                .isNotEmpty()
                .allMatch(sample -> sample.power() == 0);
    }
}
