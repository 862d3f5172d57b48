package dev.ocppkit.examples.csms;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.rpc.DecodedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of the HTTP API and of the database. Messages themselves are read and written by {@link OcppCodec}. */
final class Json {
    /** Both versions have one set of records; the newer one can write them all. */
    private static final OcppCodec RECORDS = OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .changeDefaultPropertyInclusion(members -> members.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static ObjectNode tree(OcppRecord value) {
        return (ObjectNode) MAPPER.readTree(RECORDS.toBytes(value));
    }

    static <T extends OcppRecord> T read(Class<T> type, JsonNode json) {
        return RECORDS.read(type, json.toString()).orThrow();
    }

    /** Writes nodes, maps, lists and simple values. */
    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Reads a record of a library that is no message. */
    static <T> T bind(Class<T> type, JsonNode json) {
        return MAPPER.treeToValue(json, type);
    }

    /** The members of a record of a library that is no message; those that it does not have are left out. */
    static ObjectNode members(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Map<String, Object> describe(Violation violation) {
        String rule = violation.keyword().name().toLowerCase(Locale.ROOT);
        return Map.of("pointer", violation.pointer(), "rule", rule, "text", violation.text());
    }

    static Map<String, Object> describe(DecodedFrame frame) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("time", frame.at());
        view.put("direction", frame.direction() == Direction.IN ? "in" : "out");
        view.put("version", frame.version().number());
        view.put("text", frame.text());
        put(view, "type", frame.type());
        put(view, "messageId", frame.messageId());
        put(view, "action", frame.action());
        put(view, "errorCode", frame.errorCode());
        put(view, "errorDescription", frame.errorDescription());
        view.put("violations", frame.faults().stream().map(Json::describe).toList());
        return view;
    }

    private static Map<String, Object> describe(DecodedFrame.Fault fault) {
        return fault.violation() == null
                ? Map.of("pointer", fault.pointer(), "rule", "frame", "text", fault.text())
                : describe(fault.violation());
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
