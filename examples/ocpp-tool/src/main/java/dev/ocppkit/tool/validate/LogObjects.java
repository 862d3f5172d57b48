package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a line that is a JSON object around a frame, without a tree. */
final class LogObjects {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] line;
    private final int offset;
    private final int length;
    private @Nullable LogEntry frame;
    private Origin origin = Origin.UNKNOWN;
    private boolean isDirectionUnclear;
    private @Nullable String identity;
    private @Nullable OcppVersion version;

    private LogObjects(byte[] line, int offset, int length) {
        this.line = line;
        this.offset = offset;
        this.length = length;
    }

    /** Returns the frame inside an object, or what is wrong with the object. */
    static LogEntry read(byte[] line, int offset, int length) {
        return new LogObjects(line, offset, length).read();
    }

    private LogEntry read() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line, offset, length)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                readMember(name, parser);
            }
            if (parser.nextToken() != null) {
                return LogEntry.broken("Something follows the object.");
            }
        } catch (JacksonException e) {
            return LogEntry.broken("The object is not valid JSON, or has a member twice.");
        }
        return result();
    }

    private LogEntry result() {
        if (frame == null) {
            return LogEntry.broken("The object has no member \"frame\".");
        }
        if (frame.problem() != null) {
            return frame;
        }
        LogEntry entry = LogEntry.frame(frame.buffer(), frame.offset(), frame.end(), origin)
                .from(new LogEntry.Source(identity, version));
        return isDirectionUnclear ? entry.withUnclearDirection() : entry;
    }

    private void readMember(String name, JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (name.equals("frame")) {
            frame = readFrame(token, parser);
        } else if (name.equals("direction") && token != JsonToken.VALUE_NULL) {
            origin = token == JsonToken.VALUE_STRING ? Directions.find(parser.getString()) : Origin.UNKNOWN;
            isDirectionUnclear = origin == Origin.UNKNOWN;
            parser.skipChildren();
        } else if (name.equals("identity") && token == JsonToken.VALUE_STRING) {
            identity = parser.getString();
        } else if (name.equals("version") && token == JsonToken.VALUE_STRING) {
            version = OcppVersion.fromNumber(parser.getString()).orElse(null);
        } else {
            parser.skipChildren();
        }
    }

    private LogEntry readFrame(JsonToken token, JsonParser parser) {
        if (token == JsonToken.START_ARRAY) {
            int from = offset + (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = offset + (int) parser.currentLocation().getByteOffset();
            return LogEntry.frame(line, from, to, origin);
        }
        if (token != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return LogEntry.broken("The member \"frame\" is neither an array nor a text.");
        }
        try {
            ByteBuffer text = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(parser.getString()));
            return LogEntry.frame(text.array(), text.arrayOffset(), text.arrayOffset() + text.limit(), origin);
        } catch (CharacterCodingException e) {
            return LogEntry.broken("The member \"frame\" holds half a character.");
        }
    }
}
