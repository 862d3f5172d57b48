package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.signing.FlattenedJws;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes frames, and reads error details.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.2.
 */
final class RpcJson {
    private static final int MAX_DESCRIPTION = 255;
    private static final int MAX_LISTED_VIOLATIONS = 50;
    /** Enough for most answers; what is longer comes from the generator in one piece, so that it is copied once. */
    private static final int FIRST_SIZE = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 17)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** For signed payloads, which are one long text. */
    private static final JsonFactory STRICT_JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RpcJson() {}

    /** Writes a CALL or SEND, signed if there is a signature. */
    static byte[] request(
            MessageType type, String messageId, String action, byte[] payload, @Nullable FlattenedJws jws) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = begin(out, type, messageId)) {
            json.writeString(jws == null ? action : action + SignedPayloads.SUFFIX);
            writePayload(json, payload, jws);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    /** Writes a CALLRESULT, signed if there is a signature. */
    static byte[] result(String messageId, byte[] payload, @Nullable FlattenedJws jws) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = begin(out, MessageType.CALLRESULT, messageId)) {
            writePayload(json, payload, jws);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    private static void writePayload(JsonGenerator json, byte[] payload, @Nullable FlattenedJws jws) {
        if (jws == null) {
            json.writeRawValue(new String(payload, StandardCharsets.UTF_8));
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("payload", jws.payload());
        json.writeStringProperty("protected", jws.protectedHeader());
        json.writeStringProperty("signature", jws.signature());
        json.writeEndObject();
    }

    /** Writes a CALL or SEND; throws what the codec throws if the message cannot be sent. */
    static byte[] request(MessageType type, String messageId, OcppMessage message, OcppCodec codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = begin(out, type, messageId)) {
            json.writeString(message.ocppAction().wireName());
            codec.write(message, json);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    /** Writes a CALLRESULT; throws what the codec throws if the response cannot be sent. */
    static byte[] result(String messageId, OcppMessage response, OcppCodec codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = begin(out, MessageType.CALLRESULT, messageId)) {
            codec.write(response, json);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    /** Writes a CALLERROR or CALLRESULTERROR. */
    static byte[] error(
            MessageType type, String messageId, RpcErrorCode code, String description, Map<String, ?> details) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = begin(out, type, messageId)) {
            json.writeString(code.wireName());
            json.writeString(cut(description));
            FreeJson.write(json, details);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    /** Returns whether a frame that we wrote is a CALLRESULT. */
    static boolean isResult(byte[] frame) {
        return frame.length > 1 && frame[1] == '0' + MessageType.CALLRESULT.number();
    }

    private static JsonGenerator begin(ByteArrayOutputStream out, MessageType type, String messageId) {
        JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartArray();
        json.writeNumber(type.number());
        json.writeString(messageId);
        return json;
    }

    /** Lists violations for error details: where and which rule, never the value. */
    static Map<String, Object> details(List<Violation> violations) {
        if (violations.isEmpty()) {
            return Map.of();
        }
        List<Object> listed = new ArrayList<>();
        for (Violation violation : violations.subList(0, Math.min(violations.size(), MAX_LISTED_VIOLATIONS))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("pointer", cut(violation.pointer()));
            entry.put("keyword", violation.keyword().wireName());
            String limit = violation.limit();
            if (limit != null) {
                entry.put("limit", cut(limit));
            }
            listed.add(entry);
        }
        return Map.of("violations", listed);
    }

    /** Cuts a text to what a description may hold, and replaces halves of characters, which cannot be written. */
    static String cut(String text) {
        StringBuilder cut = new StringBuilder(Math.min(text.length(), MAX_DESCRIPTION));
        text.codePoints()
                .limit(MAX_DESCRIPTION)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
                .forEach(cut::appendCodePoint);
        return cut.toString();
    }

    /**
     * A value that was read, or why not.
     *
     * @param keyword the rule that the text breaks if it is no object
     */
    record Document(@Nullable Object value, Keyword keyword) {}

    /** Reads JSON of any kind, in which no member may occur twice. */
    static Document readDocument(byte[] frame, int start, int end) {
        try (JsonParser in = STRICT_JSON.createParser(ObjectReadContext.empty(), frame, start, end - start)) {
            in.nextToken();
            return new Document(FreeJson.read(in), Keyword.OBJECT);
        } catch (JacksonException e) {
            return new Document(null, Keyword.JSON);
        }
    }

    /** Measures a value: characters of a text, items of an array, or the number itself; null if there is none. */
    static @Nullable BigDecimal sizeAt(byte[] json, int start, int end, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        try (JsonParser in = STRICT_JSON.createParser(ObjectReadContext.empty(), json, start, end - start)) {
            while (in.nextToken() != null) {
                boolean isThere = in.currentToken() != JsonToken.PROPERTY_NAME
                        && in.streamReadContext().pathAsPointer().equals(place);
                if (isThere) {
                    return size(FreeJson.read(in));
                }
            }
        } catch (JacksonException e) {
            return null;
        }
        return null;
    }

    private static @Nullable BigDecimal size(@Nullable Object value) {
        if (value instanceof String text) {
            return BigDecimal.valueOf(text.codePointCount(0, text.length()));
        }
        if (value instanceof List<?> list) {
            return BigDecimal.valueOf(list.size());
        }
        return value instanceof BigDecimal number ? number : null;
    }

    /** Reads the details of an error; returns null if they are no object. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> readDetails(byte[] frame, int start, int end) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), frame, start, end - start)) {
            return in.nextToken() == JsonToken.START_OBJECT ? (Map<String, @Nullable Object>) FreeJson.read(in) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
