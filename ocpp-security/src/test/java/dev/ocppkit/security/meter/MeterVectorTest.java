package dev.ocppkit.security.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.security.testing.Vectors;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class MeterVectorTest {
    private static final List<String> FIELDS =
            List.of("signedMeterValue", "configuredPublicKey", "valid", "reason", "begin", "end", "unit");

    @TestFactory
    Stream<DynamicTest> values() {
        JsonNode file = Vectors.json("meter/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "cases"));
        return Vectors.each(file.get("cases"), FIELDS, MeterVectorTest::check);
    }

    private static void check(JsonNode one) {
        String key = Vectors.optional(one, "configuredPublicKey");
        MeterResult result = SignedMeterValues.ofDefaults()
                .verify(
                        value(one.get("signedMeterValue")),
                        key.isEmpty() ? null : MeterKey.parse(key).orElseThrow());
        MeterData data = data(result);
        assertThat(data != null).as("%s", result).isEqualTo(one.get("valid").asBoolean());
        if (data == null) {
            assertThat(reason(result)).isEqualTo(one.get("reason").asString());
            return;
        }
        assertThat(result instanceof MeterResult.Valid).isEqualTo(!key.isEmpty());
        assertThat(data.begin().orElseThrow().value()).isEqualByComparingTo(decimal(one, "begin"));
        assertThat(data.end().orElseThrow().value()).isEqualByComparingTo(decimal(one, "end"));
        assertThat(data.end().orElseThrow().unit()).isEqualTo(one.get("unit").asString());
    }

    private static BigDecimal decimal(JsonNode one, String name) {
        return one.get(name).decimalValue();
    }

    private static SignedMeterValue value(JsonNode one) {
        Vectors.knows(one, List.of("signedMeterData", "encodingMethod", "signingMethod", "publicKey"));
        return SignedMeterValue.builder()
                .signedMeterData(one.get("signedMeterData").asString())
                .encodingMethod(one.get("encodingMethod").asString())
                .signingMethod(
                        one.has("signingMethod") ? one.get("signingMethod").asString() : null)
                .publicKey(one.has("publicKey") ? one.get("publicKey").asString() : null)
                .build();
    }

    private static MeterData data(MeterResult result) {
        if (result instanceof MeterResult.Valid valid) {
            return valid.data();
        }
        return result instanceof MeterResult.ValidSelfAsserted valid ? valid.data() : null;
    }

    /** Returns the name of the reason; what cannot be verified has no other than that. */
    private static String reason(MeterResult result) {
        if (result instanceof MeterResult.Invalid invalid) {
            return switch (invalid.reason()) {
                case TOO_LONG -> "TooLong";
                case MALFORMED -> "Malformed";
                case KEY_MALFORMED -> "KeyMalformed";
                case KEY_MISMATCH -> "KeyMismatch";
                case METHOD_MISMATCH -> "MethodMismatch";
                case BAD_SIGNATURE -> "BadSignature";
            };
        }
        return "NotVerifiable";
    }
}
