package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppDecodeException;
import dev.ocppkit.model.message.SetDERControlRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON form of {@link DerControls}. */
final class DerControlsJson {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> NAMES = Set.of("supported", "controls");

    private DerControlsJson() {}

    static String write(DerControls controls) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("supported");
            controls.supported().stream().sorted().forEach(kind -> json.writeString(kind.wireName()));
            json.writeEndArray();
            json.writeArrayPropertyStart("controls");
            controls.controls().forEach(control -> write(control, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void write(DerControl control, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("request");
        CODEC.write(control.request(), json);
        writeText(json, "receivedAt", control.receivedAt());
        writeText(json, "supersededFrom", control.supersededFrom());
        writeText(json, "supersededBy", control.supersededBy());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    static DerControls read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            Set<DERControlEnum> supported = EnumSet.noneOf(DERControlEnum.class);
            List<DerControl> controls = new ArrayList<>();
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (!NAMES.contains(name)) {
                    throw wrong(json, null);
                }
                expect(json, json.nextToken(), JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    switch (name) {
                        case "supported" ->
                            supported.add(DERControlEnum.fromWireName(json.getString())
                                    .orElseThrow(() -> wrong(json, null)));
                        default -> controls.add(control(json, bytes));
                    }
                }
            }
            return new DerControls(supported, controls);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the JSON of DER controls: " + e.getOriginalMessage(), e);
        }
    }

    private static DerControl control(JsonParser json, byte[] bytes) {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
        SetDERControlRequest request = null;
        Instant receivedAt = null;
        Instant supersededFrom = null;
        String supersededBy = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "request" -> request = request(json, bytes);
                case "receivedAt" -> receivedAt = instant(json);
                case "supersededFrom" -> supersededFrom = instant(json);
                case "supersededBy" -> supersededBy = json.getString();
                default -> throw wrong(json, null);
            }
        }
        if (request == null) {
            throw wrong(json, null);
        }
        return new DerControl(request, receivedAt, supersededFrom, supersededBy);
    }

    private static SetDERControlRequest request(JsonParser json, byte[] bytes) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        try {
            return CODEC.read(SetDERControlRequest.class, bytes, start, end - start)
                    .orThrow();
        } catch (OcppDecodeException e) {
            throw wrong(json, e);
        }
    }

    private static Instant instant(JsonParser json) {
        try {
            return Instant.parse(json.getString());
        } catch (DateTimeException e) {
            throw wrong(json, e);
        }
    }

    private static void expect(JsonParser json, @Nullable JsonToken actual, JsonToken expected) {
        if (actual != expected) {
            throw wrong(json, null);
        }
    }

    private static IllegalArgumentException wrong(JsonParser json, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "not the JSON of DER controls, at byte "
                        + json.currentTokenLocation().getByteOffset(),
                cause);
    }
}
