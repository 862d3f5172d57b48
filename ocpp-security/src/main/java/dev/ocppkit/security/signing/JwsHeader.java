package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Base64Url;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A protected header. Members that could name a key of the sender's choice (jku, x5u, jwk, x5c) are never looked at. */
final class JwsHeader {
    /** The name as it is printed in the specification; peers also spell it without the d. */
    static final String TYPE = "OCPPMessageTypedId";

    static final String TYPE_ALIAS = "OCPPMessageTypeId";
    static final String THUMBPRINT = "x5t#S256";
    private static final String ACTION = "OCPPAction";
    /** Members that change what is signed, or that a reader must understand. */
    private static final Set<String> MEANINGFUL = Set.of("crit", "b64");

    private final Map<String, Object> members;

    private JwsHeader(Map<String, Object> members) {
        this.members = members;
    }

    static Optional<JwsHeader> parse(String encoded) {
        return Guard.attempt(() -> {
            Map<String, Object> members = new HashMap<>();
            try (JsonParser parser = Json.reader(Base64Url.decode(encoded))) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return null;
                }
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    members.put(name, value(parser, token));
                    parser.skipChildren();
                }
                return parser.nextToken() == null ? new JwsHeader(members) : null;
            }
        });
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> token;
        };
    }

    Optional<JwsAlgorithm> algorithm() {
        return members.get("alg") instanceof String name ? JwsAlgorithm.named(name) : Optional.empty();
    }

    boolean hasAlgorithm() {
        return members.containsKey("alg");
    }

    /** Returns what is wrong with the names of action and type. */
    Optional<SignatureReason> check(@Nullable String action, int type) {
        if (members.keySet().stream().anyMatch(MEANINGFUL::contains)) {
            return Optional.of(SignatureReason.UNSUPPORTED_HEADER);
        }
        boolean typed = members.containsKey(TYPE) || members.containsKey(TYPE_ALIAS);
        if (!(members.get(ACTION) instanceof String named) || !typed) {
            return Optional.of(SignatureReason.MISSING_HEADER);
        }
        if (action != null && !action.equals(named)) {
            return Optional.of(SignatureReason.ACTION_MISMATCH);
        }
        return isType(TYPE, type) && isType(TYPE_ALIAS, type)
                ? Optional.empty()
                : Optional.of(SignatureReason.TYPE_MISMATCH);
    }

    private boolean isType(String name, int type) {
        return !members.containsKey(name) || Long.valueOf(type).equals(members.get(name));
    }

    boolean hasThumbprint() {
        return members.containsKey(THUMBPRINT);
    }

    Optional<byte[]> thumbprint() {
        return members.get(THUMBPRINT) instanceof String text
                ? Guard.attempt(() -> Base64Url.decode(text))
                : Optional.empty();
    }
}
