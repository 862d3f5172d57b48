package dev.ocppkit.model.binding;

import dev.ocppkit.model.OcppRecord;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Jackson 3, set up as the package documentation says; a test compares the two. */
final class Jackson3Mapper implements Mapper {
    private final ObjectMapper configured = configure();

    // spotless:off
    private static ObjectMapper configure() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        return mapper;
    }
    // spotless:on

    @Override
    public <T extends OcppRecord> T read(String json, Class<T> type) {
        return configured.readValue(json, type);
    }

    @Override
    public String write(OcppRecord value) {
        return configured.writeValueAsString(value);
    }

    @Override
    public String toString() {
        return "Jackson 3";
    }
}
