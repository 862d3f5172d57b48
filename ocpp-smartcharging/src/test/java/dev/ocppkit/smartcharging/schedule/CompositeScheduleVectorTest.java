package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.testing.JsonComparison;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the composite cases of the folder {@code smartcharging}. */
class CompositeScheduleVectorTest {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    @TestFactory
    Stream<DynamicTest> compositeScheduleIsAsExpected() {
        return VectorCase.tests(SmartChargingVectors.of("composite"), one -> {
            CompositeCase input = CompositeCase.of(one.input());
            CompositeResult result = CompositeSchedules.composite(input.query(), input.station(), input.installed());
            JsonComparison.assertEqual(CODEC.toJson(result.response()), one.expected());
        });
    }
}
