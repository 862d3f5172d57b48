package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the HTTP API and of the database. Messages themselves are read and written by {@link OcppCodec}. */
final class Json {
    /** Versions of OCPP have one set of records; the newest can write them all. */
    private static final OcppCodec RECORDS = OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static JsonNode tree(OcppRecord value) {
        return MAPPER.readTree(RECORDS.toBytes(value));
    }

    static String text(OcppRecord value) {
        return RECORDS.toJson(value);
    }

    static <T extends OcppRecord> T read(Class<T> type, String json) {
        return RECORDS.read(type, json).orThrow();
    }

    /** Writes maps, lists, nodes and simple values. */
    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
