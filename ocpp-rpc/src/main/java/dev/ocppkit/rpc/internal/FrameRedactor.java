package dev.ocppkit.rpc.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Replaces in frames what nobody should read who may see that there was a frame: identification of drivers, passwords, PINs,
 * keys, certificates, values of variables whose name speaks of a secret, and texts with keys or passwords in them. JSON inside
 * DataTransfer and inside signed payloads is treated alike. The frame keeps its shape and stays valid; signatures do not.
 */
public final class FrameRedactor {
    private static final String HIDDEN = "***";
    /** In lower case. */
    private static final Set<String> SECRETS = Set.of(
            "idtoken",
            "additionalidtoken",
            "key",
            "psk",
            "pin",
            "totp",
            "pspref",
            "authorization",
            "certificate",
            "certificatechain",
            "csr",
            "exirequest",
            "exiresponse");

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(password|passwd|passphrase|secret|simpin|apikey|privatekey|authorizationkey|credentials?)");
    private static final Pattern SECRET_VARIABLE =
            Pattern.compile("(?i).*(password|passwd|passphrase|secret|pin|credentials?|(?<!public)key)");
    private static final Pattern SECRET_TEXT =
            Pattern.compile("(?i)PRIVATE KEY-----|authorization\\s*[:=]|\\b(basic|bearer)\\s+[a-z0-9+/=_-]{8}"
                    + "|(password|passwd|passphrase|secret|simpin|apikey)[\"']?\\s*[:=]");
    private static final Set<String> VALUES = Set.of("attributeValue", "actualValue", "value");
    private static final int MAX_INSIDE = 3;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(65).build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private FrameRedactor() {}

    /**
     * Hides secrets.
     *
     * @param frame a text message
     * @return the message with stars; of one that is no JSON only its length
     */
    public static String redact(String frame) {
        try {
            return redacted(frame, 0);
        } catch (JacksonException e) {
            return "(" + frame.length() + " characters that are no JSON)";
        }
    }

    private static String redacted(String json, int inside) {
        boolean hidesValues = namesSecretVariable(json);
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length());
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json);
                JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                String name = in.currentName();
                boolean secret = name != null && (isSecret(name) || (hidesValues && VALUES.contains(name)));
                if (token == JsonToken.VALUE_STRING) {
                    copy.writeString(secret ? HIDDEN : text(name, in.getString(), inside));
                } else if (secret && token.isNumeric()) {
                    copy.writeNumber(0);
                } else {
                    copy.copyCurrentEventExact(in);
                }
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean isSecret(String name) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT))
                || SECRET_NAME.matcher(name).matches();
    }

    /** The value of a variable may stand before its name, so the whole frame is looked through first. */
    private static boolean namesSecretVariable(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && "name".equals(in.currentName())
                        && SECRET_VARIABLE.matcher(in.getString()).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String text(@Nullable String name, String text, int inside) {
        if ("payload".equals(name)) {
            return signedPayload(text, inside);
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                return inside < MAX_INSIDE ? redacted(text, inside + 1) : HIDDEN;
            } catch (JacksonException e) {
                return HIDDEN;
            }
        }
        return SECRET_TEXT.matcher(text).find() ? HIDDEN : text;
    }

    private static String signedPayload(String text, int inside) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return inside < MAX_INSIDE
                    ? Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(redacted(json, inside + 1).getBytes(StandardCharsets.UTF_8))
                    : HIDDEN;
        } catch (IllegalArgumentException | JacksonException e) {
            return HIDDEN;
        }
    }
}
