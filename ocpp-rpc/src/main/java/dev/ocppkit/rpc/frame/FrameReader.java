package dev.ocppkit.rpc.frame;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads frames in steps: the header here, the payload with {@link dev.ocppkit.model.json.OcppCodec#readPrefix}, which
 * needs the action to know the type, and what follows it again here. So nothing is read twice, and the message id is
 * known even if the payload is broken.
 *
 * <p>Pure; never throws for what the bytes hold.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.2.
 */
public final class FrameReader {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .build())
            .build();

    private FrameReader() {}

    /**
     * Reads a frame up to its payload.
     *
     * @param buffer holds one text message as UTF-8
     * @param offset index of its first byte
     * @param length its length in bytes
     * @return the header, or what is wrong
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public static FrameResult readHeader(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (isNotUtf8(buffer, offset, length)) {
            return new FrameProblem(FrameProblem.Kind.NO_FRAME, null, null, "The text is not UTF-8.");
        }
        FrameHeader plain = PlainHeader.read(buffer, offset, length);
        return plain == null ? parseHeader(buffer, offset, length) : plain;
    }

    static FrameResult parseHeader(byte[] buffer, int offset, int length) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), buffer, offset, length)) {
            return new HeaderReader(parser, offset).read();
        }
    }

    /**
     * Checks what follows the payload: the end of the array and nothing else.
     *
     * @param buffer holds the text message
     * @param payloadEnd index of the first byte after the payload
     * @param end index of the first byte after the message
     * @return a sentence about what is wrong, or null
     */
    public static @Nullable String checkEnd(byte[] buffer, int payloadEnd, int end) {
        int next = skipSpace(buffer, payloadEnd, end);
        if (next == end) {
            return "The array is not closed.";
        }
        if (buffer[next] == ',') {
            return "The array has too many elements.";
        }
        if (buffer[next] != ']') {
            return "The array is not closed after the payload.";
        }
        return skipSpace(buffer, next + 1, end) == end ? null : "Something follows the array.";
    }

    /**
     * Finds the end of a payload that nobody wants to read.
     *
     * @param buffer holds the text message
     * @param payloadStart index of the first byte of the payload
     * @param end index of the first byte after the message
     * @return index of the first byte after the payload, or -1 if it is not valid JSON
     */
    public static int skipPayload(byte[] buffer, int payloadStart, int end) {
        int length = endOfNumber(buffer, payloadStart, end) - payloadStart;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), buffer, payloadStart, length)) {
            if (parser.nextToken() == null) {
                return -1;
            }
            parser.skipChildren();
            parser.finishToken();
            return payloadStart + (int) parser.currentLocation().getByteOffset();
        } catch (JacksonException e) {
            return -1;
        }
    }

    /** A parser wants space behind a number that stands alone; so if there is a number, the text ends with it. */
    private static int endOfNumber(byte[] buffer, int offset, int end) {
        int i = offset;
        while (i < end && "+-.0123456789Ee".indexOf(buffer[i]) >= 0) {
            i++;
        }
        return i == offset ? end : i;
    }

    /** The parser would take a zero among the first bytes as a sign of UTF-16 or UTF-32. */
    private static boolean isNotUtf8(byte[] buffer, int offset, int length) {
        for (int i = offset; i < offset + Math.min(length, 4); i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Half a surrogate pair can stand in JSON as an escape, but UTF-8 cannot carry it back. */
    private static boolean hasHalfCharacter(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return true;
            }
        }
        return false;
    }

    static int skipSpace(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && (buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r' || buffer[i] == '\n')) {
            i++;
        }
        return i;
    }

    /** Reads element after element and remembers what it has, in case the next one is broken. */
    private static final class HeaderReader {
        private final JsonParser parser;
        private final int offset;
        private @Nullable Integer typeNumber;
        private @Nullable String messageId;

        HeaderReader(JsonParser parser, int offset) {
            this.parser = parser;
            this.offset = offset;
        }

        FrameResult read() {
            try {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    return noFrame();
                }
                if (!readType()) {
                    readIdBehindWrongType();
                    return noFrame();
                }
                MessageType type = MessageType.fromNumber(Objects.requireNonNull(typeNumber))
                        .orElse(null);
                messageId = text();
                if (type == null) {
                    return problem(FrameProblem.Kind.UNKNOWN_TYPE, "The message type is unknown.");
                }
                return messageId == null
                        ? problem(FrameProblem.Kind.BROKEN_WRAPPER, "The message id is missing or no text.")
                        : readRest(type, messageId);
            } catch (JacksonException e) {
                return typeNumber == null
                        ? problem(FrameProblem.Kind.NO_FRAME, "The text is not valid JSON.")
                        : problem(FrameProblem.Kind.BROKEN_WRAPPER, "The elements before the payload are broken.");
            }
        }

        private boolean readType() {
            if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() == JsonParser.NumberType.INT) {
                typeNumber = parser.getIntValue();
            }
            return typeNumber != null;
        }

        /** With the id the sender learns which frame it was. */
        private void readIdBehindWrongType() {
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                messageId = text();
            }
        }

        private FrameProblem noFrame() {
            return problem(FrameProblem.Kind.NO_FRAME, "No array that begins with a message type.");
        }

        private FrameResult readRest(MessageType type, String id) {
            boolean extended = false;
            String action = null;
            String code = null;
            String description = null;
            if (type.hasAction()) {
                // An empty action is a text like any other that names no action.
                action = anyText();
                extended = action == null && parser.currentToken() == JsonToken.START_OBJECT;
                if (extended) {
                    parser.skipChildren();
                    action = anyText();
                }
                if (action == null) {
                    return problem(FrameProblem.Kind.BROKEN_WRAPPER, "The action is missing or no text.");
                }
            } else if (type.isError()) {
                code = text();
                description = anyText();
                if (code == null || description == null) {
                    return problem(FrameProblem.Kind.BROKEN_WRAPPER, "The error code or description is no text.");
                }
            }
            JsonToken payload = parser.nextToken();
            if (payload == null || payload == JsonToken.END_ARRAY) {
                return problem(FrameProblem.Kind.BROKEN_WRAPPER, "The array has too few elements.");
            }
            int start = offset + (int) parser.currentTokenLocation().getByteOffset();
            return new FrameHeader(type, id, action, code, description, start, extended);
        }

        /** Reads a text that can be echoed, or returns null. */
        private @Nullable String text() {
            String text = anyText();
            return text == null || text.isEmpty() || hasHalfCharacter(text) ? null : text;
        }

        private @Nullable String anyText() {
            return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
        }

        private FrameProblem problem(FrameProblem.Kind kind, String description) {
            return new FrameProblem(kind, typeNumber, messageId, description);
        }
    }
}
