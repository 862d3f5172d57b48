package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code freqwatt} with aFRR signals. */
class SignalWattVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(
                SmartChargingVectors.of("freqwatt", c -> c.id().startsWith("SW-")), FreqWattCases::check);
    }
}
