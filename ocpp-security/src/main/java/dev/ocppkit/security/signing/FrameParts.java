package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.Json;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A frame, taken apart, with the octets of its payload as they were. */
final class FrameParts {
    static final int CALL = 2;
    static final int CALLRESULT = 3;
    static final int SEND = 6;
    private static final int MAX_FRAME = 4 * 1024 * 1024;

    final int type;
    final String messageId;
    final @Nullable String action;
    final byte[] payload;

    private FrameParts(int type, String messageId, @Nullable String action, byte[] payload) {
        this.type = type;
        this.messageId = messageId;
        this.action = action;
        this.payload = payload;
    }

    /** Returns the parts of a CALL, CALLRESULT or SEND; empty for other and broken frames. */
    static Optional<FrameParts> read(byte[] frame) {
        return frame.length > MAX_FRAME ? Optional.empty() : Guard.attempt(() -> parse(frame));
    }

    private static @Nullable FrameParts parse(byte[] frame) {
        try (JsonParser parser = Json.reader(frame)) {
            require(parser.nextToken() == JsonToken.START_ARRAY);
            require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT);
            int type = parser.getIntValue();
            require(parser.nextToken() == JsonToken.VALUE_STRING);
            String messageId = parser.getString();
            if (type != CALL && type != CALLRESULT && type != SEND) {
                return null;
            }
            String action = null;
            if (type != CALLRESULT) {
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                action = parser.getString();
            }
            require(parser.nextToken() == JsonToken.START_OBJECT);
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getByteOffset();
            require(parser.nextToken() == JsonToken.END_ARRAY && parser.nextToken() == null);
            // Other encodings than UTF-8 have no offsets in octets.
            require(start > 0 && frame[start] == '{' && frame[end - 1] == '}');
            return new FrameParts(type, messageId, action, Arrays.copyOfRange(frame, start, end));
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("The frame is broken.");
        }
    }

    /** Returns a frame with another action and payload. */
    byte[] with(@Nullable String otherAction, byte[] otherPayload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.writer(out)) {
            generator.writeStartArray();
            generator.writeNumber(type);
            generator.writeString(messageId);
            if (otherAction != null) {
                generator.writeString(otherAction);
            }
            generator.flush();
            out.write(',');
            out.writeBytes(otherPayload);
            // The generator would write a comma: it does not know of the payload.
            out.write(']');
            byte[] frame = out.toByteArray();
            generator.writeEndArray();
            return frame;
        }
    }
}
