package dev.ocppkit.model.testing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON trees for tests, exact in numbers. */
public final class Json {
    /** Reads and writes trees; a number is written as its {@code BigDecimal} has it, with or without an exponent. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Makes nodes. */
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** Reads a tree. */
    public static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** Writes a tree. */
    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    /** Escapes a name for use in a JSON pointer. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Turns a tree into plain Java whose equality is that of JSON: numbers by value, members in any order. */
    public static Object comparable(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> members = new HashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), comparable(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            return node.valueStream().map(Json::comparable).toList();
        }
        if (node.isNumber()) {
            BigDecimal value = node.decimalValue();
            return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
        return node.isString() ? node.asString() : node;
    }
}
