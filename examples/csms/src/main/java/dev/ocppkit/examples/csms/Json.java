package dev.ocppkit.examples.csms;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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

    static ObjectNode object(byte[] json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static ObjectNode tree(OcppRecord value) {
        return object(RECORDS.toBytes(value));
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

    static ArrayNode list(List<String> texts) {
        return MAPPER.valueToTree(texts);
    }
}
