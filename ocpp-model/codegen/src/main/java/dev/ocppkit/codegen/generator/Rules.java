package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version demands of one property.
 *
 * @param required whether it must be there
 * @param minItems least number of array items
 * @param maxItems greatest number of array items
 * @param value what the value, or each array item, must fulfil
 */
record Rules(
        boolean required,
        @Nullable Integer minItems,
        @Nullable Integer maxItems,
        ValueRules value) {

    /**
     * What a single value must fulfil.
     *
     * @param maxLength greatest length in characters
     * @param minimum least number
     * @param maximum greatest number
     * @param integral whether the version has an integer there
     * @param closed the only texts allowed where this version has an enumeration and the canonical type is a string
     */
    record ValueRules(
            @Nullable Integer maxLength,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            boolean integral,
            @Nullable List<String> closed) {}

    /** Looks up the file that a reference names. */
    @FunctionalInterface
    interface Resolver {
        JsonNode resolve(String reference);
    }

    /**
     * Reads the rules of a property.
     *
     * @param property its schema
     * @param required whether the object requires it
     * @param resolver finds the enumeration that a reference may name; null if the canonical type is one too, which then
     *     knows itself what each version allows
     */
    static Rules of(JsonNode property, boolean required, @Nullable Resolver resolver) {
        JsonNode value = property.path("type").asText().equals("array") ? property.get("items") : property;
        return new Rules(
                required, integer(property, "minItems"), integer(property, "maxItems"), values(value, resolver));
    }

    private static ValueRules values(JsonNode value, @Nullable Resolver resolver) {
        List<String> closed = null;
        if (resolver != null && value.has("$ref")) {
            JsonNode target = resolver.resolve(value.get("$ref").asText());
            if (target.has("enum")) {
                closed = target.get("enum").valueStream().map(JsonNode::asText).toList();
            }
        }
        return new ValueRules(
                integer(value, "maxLength"),
                decimal(value, "minimum"),
                decimal(value, "maximum"),
                value.path("type").asText().equals("integer"),
                closed);
    }

    private static @Nullable Integer integer(JsonNode node, String keyword) {
        return node.has(keyword) ? node.get(keyword).intValue() : null;
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String keyword) {
        return node.has(keyword) ? node.get(keyword).decimalValue() : null;
    }
}
