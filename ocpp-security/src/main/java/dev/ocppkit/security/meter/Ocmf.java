package dev.ocppkit.security.meter;

import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.Json;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The Open Charge Metering Format: {@code OCMF|payload|signature}, both JSON; the octets of the payload are what is signed. */
final class Ocmf implements MeterFormat {
    private static final String DEFAULT_METHOD = "ECDSA-secp256r1-SHA256";
    private static final int MAX_READINGS = 1000;
    private static final BigDecimal LARGEST = new BigDecimal("1E18");

    @Override
    public MeterResult verify(byte[] data, @Nullable String signingMethod, MeterKey key) {
        return Guard.attempt(() -> parse(data))
                .map(parts -> check(parts, signingMethod, key))
                .orElseGet(() -> new MeterResult.Invalid(MeterReason.MALFORMED));
    }

    /** Payload, signature and method of a data set. */
    private static final class Parts {
        private final byte[] payload;
        private final byte[] signature;
        private final @Nullable String method;
        private final MeterData data;

        Parts(byte[] payload, byte[] signature, @Nullable String method, MeterData data) {
            this.payload = payload;
            this.signature = signature;
            this.method = method;
            this.data = data;
        }
    }

    private static MeterResult check(Parts parts, @Nullable String signingMethod, MeterKey key) {
        boolean contradicts = parts.method != null && signingMethod != null && !parts.method.equals(signingMethod);
        String method = parts.method != null ? parts.method : signingMethod != null ? signingMethod : DEFAULT_METHOD;
        if (contradicts) {
            return new MeterResult.Invalid(MeterReason.METHOD_MISMATCH);
        }
        if (!MeterKey.isKnown(method)) {
            return new MeterResult.NotVerifiable(MeterResult.Missing.METHOD);
        }
        if (!key.fits(method)) {
            return new MeterResult.Invalid(MeterReason.METHOD_MISMATCH);
        }
        return key.verify(parts.payload, parts.signature)
                ? new MeterResult.Valid(parts.data)
                : new MeterResult.Invalid(MeterReason.BAD_SIGNATURE);
    }

    private static @Nullable Parts parse(byte[] data) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(data))
                .toString()
                .strip();
        int first = text.indexOf('|');
        int second = text.indexOf('|', first + 1);
        if (second < 0 || !text.substring(0, first).equals("OCMF")) {
            return null;
        }
        byte[] payload = text.substring(first + 1, second).getBytes(StandardCharsets.UTF_8);
        Map<String, String> signature = texts(text.substring(second + 1).getBytes(StandardCharsets.UTF_8));
        String type = signature.getOrDefault("SM", "application/x-der");
        String value = signature.get("SD");
        if (value == null || !type.equals("application/x-der")) {
            return null;
        }
        return new Parts(
                payload, decode(value, signature.getOrDefault("SE", "hex")), signature.get("SA"), data(payload));
    }

    private static byte[] decode(String value, String encoding) {
        return switch (encoding) {
            case "hex" -> HexFormat.of().parseHex(value);
            case "base64" -> Base64.getDecoder().decode(value);
            default -> throw new IllegalArgumentException("The encoding of the signature is not known.");
        };
    }

    private static MeterData data(byte[] payload) {
        List<MeterReading> readings = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = Json.reader(payload)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("RD") && token == JsonToken.START_ARRAY) {
                    readings(parser, readings);
                } else if (token == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            require(parser.nextToken() == null && !readings.isEmpty());
        }
        return new MeterData(texts.get("PG"), texts.get("ID"), texts.get("MS"), readings);
    }

    private static void readings(JsonParser parser, List<MeterReading> readings) {
        Map<String, String> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() == JsonToken.START_OBJECT && readings.size() < MAX_READINGS);
            // What a reading leaves out is as in the one before, except what it is for.
            members.remove("TX");
            members.remove("RV");
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                    members.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            readings.add(reading(members));
        }
    }

    private static MeterReading reading(Map<String, String> members) {
        BigDecimal value = new BigDecimal(Optional.ofNullable(members.get("RV")).orElseThrow());
        require(value.abs().compareTo(LARGEST) < 0 && Math.abs(value.scale()) <= 100);
        return new MeterReading(
                members.get("TM"), members.get("TX"), value, members.get("RI"), members.get("RU"), members.get("ST"));
    }

    private static Map<String, String> texts(byte[] object) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = Json.reader(object)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                texts.put(name, parser.getString());
            }
            require(parser.nextToken() == null);
        }
        return texts;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("The data are broken.");
        }
    }
}
