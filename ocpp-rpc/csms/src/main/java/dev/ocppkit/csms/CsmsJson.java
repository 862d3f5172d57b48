package dev.ocppkit.csms;

import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.DecodedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What people want to see of messages, as JSON for an HTTP API: UTF-8 without line breaks.
 *
 * <p>A violation is an object with {@code pointer} (JSON pointer), {@code rule} (the keyword in lower case; {@code action} for an
 * action that the version does not have, {@code frame} for a broken frame) and {@code text}.
 */
public final class CsmsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private CsmsJson() {}

    /**
     * Writes frames as an array of objects: {@code time}, {@code direction} (in or out), {@code version}, {@code text}, {@code
     * type}, {@code messageId}, {@code action}, {@code errorCode}, {@code errorDescription} as far as they are known, and
     * {@code violations}.
     *
     * @param frames what {@code FrameHistory} found
     * @return the JSON
     */
    public static byte[] frames(List<DecodedFrame> frames) {
        return write(json -> {
            json.writeStartArray();
            frames.forEach(frame -> write(json, frame));
            json.writeEndArray();
        });
    }

    /**
     * Writes broken rules as an object with {@code violations}.
     *
     * @param violations the broken rules
     * @return the JSON
     */
    public static byte[] violations(List<Violation> violations) {
        return write(json -> {
            json.writeStartObject();
            writeViolations(json, violations);
            json.writeEndObject();
        });
    }

    /**
     * Writes a message of a station as an object with {@code action}, {@code payload}, and its id and time as members "messageId"
     * and "receivedAt".
     *
     * @param message the message
     * @return the JSON
     */
    public static byte[] message(StoredMessage message) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringProperty("action", message.action().wireName());
            json.writeStringProperty("messageId", message.messageId());
            json.writeStringProperty("receivedAt", message.receivedAt().toString());
            json.writeName("payload");
            json.writeRawValue(message.payload());
            json.writeEndObject();
        });
    }

    static byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    static void writeViolations(JsonGenerator json, List<Violation> violations) {
        json.writeArrayPropertyStart("violations");
        violations.forEach(violation -> write(
                json, violation.pointer(), violation.keyword().name().toLowerCase(Locale.ROOT), violation.text()));
        json.writeEndArray();
    }

    static void write(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void write(JsonGenerator json, DecodedFrame frame) {
        json.writeStartObject();
        json.writeStringProperty("time", frame.at().toString());
        json.writeStringProperty("direction", frame.direction() == Direction.IN ? "in" : "out");
        json.writeStringProperty("version", frame.version().number());
        json.writeStringProperty("text", frame.text());
        write(json, "type", frame.type() == null ? null : frame.type().name());
        write(json, "messageId", frame.messageId());
        write(json, "action", frame.action());
        write(json, "errorCode", frame.errorCode());
        write(json, "errorDescription", frame.errorDescription());
        json.writeArrayPropertyStart("violations");
        frame.faults().forEach(fault -> write(json, fault.pointer(), fault.rule(), fault.text()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String pointer, String rule, String text) {
        json.writeStartObject();
        json.writeStringProperty("pointer", pointer);
        json.writeStringProperty("rule", rule);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
