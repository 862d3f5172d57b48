package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Base64Url;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the flattened JSON of a JWS. */
final class JwsReader {
    private JwsReader() {}

    /** What was found: the JWS, and whether there is a header without protection beside it. */
    record Found(Jws jws, boolean unprotected) {}

    /** Returns the JWS; empty if the object is none. */
    static Optional<Found> read(byte[] object) {
        return Guard.attempt(() -> {
            Map<String, String> texts = new HashMap<>();
            boolean unprotected = false;
            try (JsonParser parser = Json.reader(object)) {
                parser.nextToken();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    if (parser.nextToken() == JsonToken.VALUE_STRING) {
                        texts.put(name, parser.getString());
                    }
                    unprotected |= name.equals("header");
                    parser.skipChildren();
                }
            }
            return new Found(
                    new Jws(
                            texts.getOrDefault("payload", missing(texts, "payload")),
                            texts.getOrDefault("protected", missing(texts, "protected")),
                            texts.getOrDefault("signature", missing(texts, "signature"))),
                    unprotected);
        });
    }

    private static String missing(Map<String, String> texts, String name) {
        if (!texts.containsKey(name)) {
            throw new IllegalArgumentException(name);
        }
        return "";
    }

    /** Returns the payload if it is one JSON object; empty otherwise. */
    static Optional<byte[]> payload(Jws jws) {
        return Guard.attempt(() -> {
            byte[] payload = Base64Url.decode(jws.payload());
            try (JsonParser parser = Json.reader(payload)) {
                if (parser.nextToken() != JsonToken.START_OBJECT || payload[0] != '{') {
                    return null;
                }
                parser.skipChildren();
                return parser.nextToken() == null ? payload : null;
            }
        });
    }
}
