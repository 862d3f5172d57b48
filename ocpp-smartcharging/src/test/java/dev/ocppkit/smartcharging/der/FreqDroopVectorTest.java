package dev.ocppkit.smartcharging.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class FreqDroopVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(SmartChargingVectors.of("freqDroop"), FreqDroopVectorTest::check);
    }

    private static void check(VectorCase c) {
        JsonNode input = c.input();
        VectorCase.requireOnly(
                input,
                "freqDroop",
                "maxW",
                "nominalFrequency",
                "preDisturbancePowerW",
                "minPowerW",
                "maxPowerW",
                "frequencies",
                "signConvention");
        VectorCase.requireOnly(c.expected(), "power");
        assertThat(input.path("signConvention").stringValue("positive = injected"))
                .startsWith("positive = injected");
        BigDecimal maxW = input.get("maxW").decimalValue();
        DerRatings ratings = new DerRatings(
                maxW,
                maxW,
                maxW,
                maxW,
                maxW,
                BigDecimal.valueOf(230),
                input.get("nominalFrequency").decimalValue());
        FreqDroop droop = VectorCase.read(FreqDroop.class, input.get("freqDroop"));
        List<BigDecimal> frequencies = VectorCase.decimals(input.get("frequencies"));
        List<BigDecimal> expected = VectorCase.decimals(c.expected().get("power"));
        assertThat(frequencies).isNotEmpty().hasSameSizeAs(expected);
        for (int i = 0; i < frequencies.size(); i++) {
            InjectedPower power = ActivePowers.freqDroop(
                    droop,
                    ratings,
                    frequencies.get(i),
                    new InjectedPower(input.get("preDisturbancePowerW").decimalValue()),
                    new InjectedPower(input.get("minPowerW").decimalValue()),
                    new InjectedPower(input.get("maxPowerW").decimalValue()));
            assertThat(power.watts())
                    .as("at " + frequencies.get(i) + " Hz")
                    .isCloseTo(expected.get(i), within(new BigDecimal("0.000001")));
        }
    }
}
