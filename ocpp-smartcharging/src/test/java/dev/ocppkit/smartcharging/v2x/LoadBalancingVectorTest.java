package dev.ocppkit.smartcharging.v2x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class LoadBalancingVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(SmartChargingVectors.of("localLoadBalancing"), LoadBalancingVectorTest::check);
    }

    private static void check(VectorCase c) {
        JsonNode input = c.input();
        VectorCase.requireOnly(input, "localLoadBalancing", "loads", "initialSetpoint", "limit", "dischargeLimit");
        VectorCase.requireOnly(c.expected(), "setpoints");
        LoadBalancingSettings settings = settings(input.get("localLoadBalancing"));
        SetpointCaps caps =
                new SetpointCaps(VectorCase.decimal(input, "limit"), VectorCase.decimal(input, "dischargeLimit"));
        BigDecimal setpoint = Objects.requireNonNullElse(VectorCase.decimal(input, "initialSetpoint"), BigDecimal.ZERO);
        List<BigDecimal> loads = VectorCase.decimals(input.get("loads"));
        List<BigDecimal> expected = VectorCase.decimals(c.expected().get("setpoints"));
        assertThat(loads).isNotEmpty().hasSameSizeAs(expected);
        for (int i = 0; i < loads.size(); i++) {
            setpoint = LoadBalancingSetpoints.step(settings, setpoint, loads.get(i), caps);
            assertThat(setpoint).as("load " + i).isCloseTo(expected.get(i), within(new BigDecimal("0.000001")));
        }
    }

    private static LoadBalancingSettings settings(JsonNode form) {
        VectorCase.requireOnly(form, "UpperThreshold", "LowerThreshold", "UpperOffset", "LowerOffset");
        return new LoadBalancingSettings(
                form.get("UpperThreshold").decimalValue(),
                form.get("LowerThreshold").decimalValue(),
                form.get("UpperOffset").decimalValue(),
                form.get("LowerOffset").decimalValue());
    }
}
