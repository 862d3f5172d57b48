package dev.ocppkit.rpc.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
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
 * certificates, and values of variables whose name speaks of a password. The frame keeps its shape and stays valid.
 */
public final class FrameRedactor {
    private static final String HIDDEN = "***";
    private static final Set<String> SECRETS = Set.of(
            "idToken",
            "additionalIdToken",
            "password",
            "apnPassword",
            "basicAuthPassword",
            "simPin",
            "key",
            "certificate",
            "certificateChain",
            "csr",
            "exiRequest",
            "exiResponse");
    private static final Set<String> VALUES = Set.of("attributeValue", "actualValue");
    private static final String SECRET_VARIABLE = "assword";
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
        boolean hidesValues = frame.contains(SECRET_VARIABLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length());
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), frame);
                JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                String name = in.currentName();
                boolean secret = name != null && (SECRETS.contains(name) || (hidesValues && VALUES.contains(name)));
                copy(in, copy, token, secret);
            }
        } catch (JacksonException e) {
            return "(" + frame.length() + " characters that are no JSON)";
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void copy(JsonParser in, JsonGenerator out, JsonToken token, boolean secret) {
        if (secret && token == JsonToken.VALUE_STRING) {
            out.writeString(HIDDEN);
        } else if (secret && token.isNumeric()) {
            out.writeNumber(0);
        } else {
            out.copyCurrentEventExact(in);
        }
    }
}
