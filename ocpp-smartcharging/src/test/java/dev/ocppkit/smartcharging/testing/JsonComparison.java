package dev.ocppkit.smartcharging.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares documents: decimals to 1e-6, everything else exactly, and an absent member must be absent. */
public final class JsonComparison {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonComparison() {}

    /** Fails unless a document equals the expected one. */
    public static void assertEqual(String actual, JsonNode expected) {
        compare(MAPPER.readTree(actual), expected, "");
    }

    private static void compare(JsonNode actual, JsonNode expected, String place) {
        if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(place + " is a number").isTrue();
            BigDecimal difference =
                    actual.decimalValue().subtract(expected.decimalValue()).abs();
            assertThat(difference)
                    .as("%s is %s, expected %s", place, actual, expected)
                    .isLessThanOrEqualTo(TOLERANCE);
        } else if (expected.isObject()) {
            assertThat(actual.propertyNames())
                    .as("members of %s in %s, expected %s", place, actual, expected)
                    .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            expected.propertyNames().forEach(name -> compare(actual.get(name), expected.get(name), place + "/" + name));
        } else if (expected.isArray()) {
            assertThat(actual.size())
                    .as("items of %s in %s, expected %s", place, actual, expected)
                    .isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(actual.get(i), expected.get(i), place + "/" + i);
            }
        } else {
            assertThat(actual).as(place).isEqualTo(expected);
        }
    }
}
