package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code freqwatt} that is not about signals; the others are in {@link SignalWattVectorTest}. */
class FreqWattVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(
                SmartChargingVectors.of("freqwatt", c -> !c.id().startsWith("SW-")), FreqWattCases::check);
    }
}
