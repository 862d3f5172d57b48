/**
 * Reading and writing OCPP JSON; start with {@link dev.ocppkit.model.json.OcppCodec}.
 *
 * <p>The records also carry the annotations of Jackson, so that any ObjectMapper can bind them, for instance in a REST
 * interface. An ObjectMapper knows nothing of lengths, bounds and versions: call
 * {@link dev.ocppkit.model.OcppRecord#violations} on what it has read. It must be set up so that numbers stay exact, dates
 * are texts, and nothing is coerced, dropped or made up. With Jackson 3:
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder()
 *         .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
 *         .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
 *         .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
 *         .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
 *         .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
 *         .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
 *         .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
 *         .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
 *         .build();
 * }</pre>
 *
 * <p>With Jackson 2, which needs the module {@code jackson-datatype-jsr310} for dates:
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder()
 *         .addModule(new JavaTimeModule())
 *         .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
 *         .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
 *         .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
 *         .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
 *         .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
 *         .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
 *         .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
 *         .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
 *         .build();
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 4, chapters 4 (payload) and 9 (custom data); Part 2, chapter "Datatypes" (primitive types).
 */
@NullMarked
package dev.ocppkit.model.json;

import org.jspecify.annotations.NullMarked;
