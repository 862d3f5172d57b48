package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.frame.FrameReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks payloads that are wrapped in a signature, without checking the signature.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 7.
 */
final class SignedPayloads {
    private static final String SUFFIX = "-Signed";
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> MEMBERS = List.of("payload", "protected", "signature");
    /** The same as they begin an object; no other payload has a first member of such a name. */
    private static final List<byte[]> BEGINNINGS = MEMBERS.stream()
            .map(name -> ("{\"" + name + "\"").getBytes(StandardCharsets.US_ASCII))
            .toList();

    private final OcppCodec codec;
    private final PayloadChecker payloads;

    SignedPayloads(OcppCodec codec, PayloadChecker payloads) {
        this.codec = codec;
        this.payloads = payloads;
    }

    /** Returns whether the action of a request tells that it is signed. */
    static boolean isSigned(String action) {
        return action.endsWith(SUFFIX);
    }

    /** Returns the action without the mark of a signed request. */
    static String plainName(String action) {
        return action.substring(0, action.length() - SUFFIX.length());
    }

    /** Returns whether a response looks like a signed one. */
    static boolean isSigned(LogEntry entry, int start) {
        for (byte[] beginning : BEGINNINGS) {
            if (beginsWith(entry, start, beginning)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks a signed payload.
     *
     * @return index of the first byte after it, or -1 if it is not valid JSON
     */
    int check(
            @Nullable Class<? extends OcppRecord> type, LogEntry entry, int start, String pointer, FrameReport report) {
        int end = FrameReader.skipPayload(entry.buffer(), start, entry.end());
        byte[] content = end < 0 ? null : content(entry, start, end);
        if (content == null) {
            report.add(
                    Rule.SIGNED_PAYLOAD,
                    pointer,
                    pointer + " must be an object with the texts payload, protected and signature in base64url.");
        } else if (type != null) {
            payloads.report(codec.read(type, content), pointer, report);
        }
        return end;
    }

    /** Returns the payload that was signed, or null if the wrapping is broken. */
    private static byte @Nullable [] content(LogEntry entry, int start, int end) {
        Set<String> seen = new HashSet<>();
        byte[] content = null;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), entry.buffer(), start, end - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (MEMBERS.contains(name) && token == JsonToken.VALUE_STRING) {
                    byte[] value = Base64.getUrlDecoder().decode(parser.getString());
                    content = name.equals("payload") ? value : content;
                    seen.add(name);
                }
                parser.skipChildren();
            }
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
        return seen.size() == MEMBERS.size() ? content : null;
    }

    private static boolean beginsWith(LogEntry entry, int start, byte[] beginning) {
        int next = start;
        for (byte expected : beginning) {
            while (next < entry.end() && entry.buffer()[next] == ' ') {
                next++;
            }
            if (next >= entry.end() || entry.buffer()[next] != expected) {
                return false;
            }
            next++;
        }
        return true;
    }
}
