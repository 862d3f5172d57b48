package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.GetCompositeScheduleResponse;
import dev.ocppkit.smartcharging.testing.JsonComparison;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the composite cases of the folder {@code smartcharging}. */
class CompositeScheduleVectorTest {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    @TestFactory
    Stream<DynamicTest> compositeScheduleIsAsExpected() {
        return VectorCase.tests(SmartChargingVectors.of("composite"), one -> {
            CompositeCase input = CompositeCase.of(one.input());
            CompositeResult result = CompositeSchedules.composite(input.query(), input.station(), input.installed());
            JsonComparison.assertEqual(CODEC.toJson(plain(result.response())), plain(one.expected()));
        });
    }

    // A period that names ChargingOnly says the same as one that names no mode.

    private static GetCompositeScheduleResponse plain(GetCompositeScheduleResponse response) {
        CompositeSchedule schedule = response.schedule();
        if (schedule == null) {
            return response;
        }
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod().stream()
                .map(period -> period.operationMode() == OperationModeEnum.CHARGING_ONLY
                        ? period.toBuilder().operationMode(null).build()
                        : period)
                .toList();
        return response.toBuilder()
                .schedule(schedule.toBuilder().chargingSchedulePeriod(periods).build())
                .build();
    }

    private static JsonNode plain(JsonNode expected) {
        JsonNode copy = expected.deepCopy();
        for (JsonNode period : copy.path("schedule").path("chargingSchedulePeriod")) {
            if (period.path("operationMode").asString("").equals("ChargingOnly")) {
                ((ObjectNode) period).remove("operationMode");
            }
        }
        return copy;
    }
}
