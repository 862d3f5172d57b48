package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.signing.FlattenedJws;
import dev.ocppkit.rpc.signing.SignatureVerifier;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.signing.SignedMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unwraps signed payloads and has their signatures checked.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.1 to 7.3; RFC 7515, 5.2 and 7.2.2.
 */
final class SignedPayloads {
    /** What the name of a signed action ends with. */
    static final String SUFFIX = "-Signed";

    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "RS384");
    private static final List<String> REQUIRED = List.of("payload", "protected", "signature");
    /** RFC 7515 allows an unprotected header, which says nothing that could be trusted. */
    private static final String UNPROTECTED = "header";
    /** The editions of the specification print the name of the member in two ways. */
    private static final List<String> TYPE_MEMBERS = List.of("OCPPMessageTypeId", "OCPPMessageTypedId");

    private final String identity;
    private final OcppVersion version;
    private final Signatures demand;

    SignedPayloads(String identity, OcppVersion version, Signatures demand) {
        this.identity = identity;
        this.version = version;
        this.demand = demand;
    }

    /**
     * A payload that was unwrapped, or what is wrong with it.
     *
     * @param payload the JSON inside, or null
     * @param code the error code if there is no payload
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    record Unwrapped(byte @Nullable [] payload, RpcErrorCode code, String description, List<Violation> violations) {
        static Unwrapped failed(RpcErrorCode code, String description) {
            return new Unwrapped(null, code, description, List.of());
        }

        static Unwrapped invalid(List<Violation> violations) {
            Violation worst = violations.stream()
                    .min(Comparator.comparing(Violation::kind))
                    .orElseThrow();
            return new Unwrapped(null, RpcErrorCode.of(worst.kind()), worst.text(), violations);
        }
    }

    boolean requires(Action action) {
        return demand.requires(action);
    }

    /**
     * Tells whether the payload of a CALLRESULT is signed, which its frame does not say. No response of OCPP begins with one
     * of these members.
     */
    static boolean isSigned(byte[] frame, int start) {
        int i = skipSpace(frame, start);
        if (i >= frame.length || frame[i] != '{') {
            return false;
        }
        int name = skipSpace(frame, i + 1);
        return startsWith(frame, name, UNPROTECTED) || REQUIRED.stream().anyMatch(m -> startsWith(frame, name, m));
    }

    private static int skipSpace(byte[] frame, int from) {
        int i = from;
        while (i < frame.length && (frame[i] == ' ' || frame[i] == '\t' || frame[i] == '\r' || frame[i] == '\n')) {
            i++;
        }
        return i;
    }

    private static boolean startsWith(byte[] frame, int at, String name) {
        byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        return frame.length - at >= quoted.length
                && Arrays.equals(frame, at, at + quoted.length, quoted, 0, quoted.length);
    }

    /** Unwraps a payload of valid JSON, given by its place in the frame. */
    Unwrapped unwrap(MessageType type, String messageId, Action action, byte[] frame, int start, int end) {
        RpcJson.Document document = RpcJson.readDocument(frame, start, end);
        if (!(document.value() instanceof Map<?, ?> members)) {
            return Unwrapped.invalid(List.of(new Violation("", document.keyword(), null)));
        }
        List<Violation> violations = check(members);
        if (!violations.isEmpty()) {
            return Unwrapped.invalid(violations);
        }
        FlattenedJws jws =
                new FlattenedJws(text(members, "payload"), text(members, "protected"), text(members, "signature"));
        byte[] payload = decode(jws.payload());
        byte[] header = decode(jws.protectedHeader());
        if (payload == null || header == null || decode(jws.signature()) == null) {
            return Unwrapped.failed(RpcErrorCode.FORMAT_VIOLATION, "The signed payload is not base64url.");
        }
        Map<String, @Nullable Object> read = RpcJson.readDetails(header, 0, header.length);
        if (read == null) {
            return Unwrapped.failed(RpcErrorCode.FORMAT_VIOLATION, "The protected header is no JSON object.");
        }
        if (!action.wireName().equals(read.get("OCPPAction")) || !hasType(read, type)) {
            return Unwrapped.failed(
                    RpcErrorCode.SECURITY_ERROR, "The protected header is about another action or message type.");
        }
        SignedMessage message = new SignedMessage(identity, version, type, messageId, action, read, jws);
        return isRefused(message)
                ? Unwrapped.failed(RpcErrorCode.SECURITY_ERROR, "The signature is not accepted.")
                : new Unwrapped(payload, RpcErrorCode.SECURITY_ERROR, "", List.of());
    }

    private static List<Violation> check(Map<?, ?> members) {
        List<Violation> violations = new ArrayList<>();
        for (Object name : members.keySet()) {
            if (!REQUIRED.contains(name) && !UNPROTECTED.equals(name)) {
                violations.add(new Violation("/" + RpcJson.cut((String) name), Keyword.ADDITIONAL_PROPERTIES, null));
            }
        }
        for (String name : REQUIRED) {
            if (!members.containsKey(name)) {
                violations.add(new Violation("/" + name, Keyword.REQUIRED, null));
            } else if (!(members.get(name) instanceof String)) {
                violations.add(new Violation("/" + name, Keyword.TYPE, "string"));
            }
        }
        return violations;
    }

    private static String text(Map<?, ?> members, String name) {
        return String.valueOf(members.get(name));
    }

    private static byte @Nullable [] decode(String base64url) {
        try {
            // RFC 7515, 2: without padding.
            return base64url.indexOf('=') >= 0 ? null : Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean hasType(Map<String, @Nullable Object> header, MessageType type) {
        List<@Nullable Object> named = TYPE_MEMBERS.stream()
                .filter(header::containsKey)
                .<@Nullable Object>map(header::get)
                .toList();
        return !named.isEmpty() && named.stream().allMatch(value -> isNumber(value, type.number()));
    }

    private static boolean isNumber(@Nullable Object value, int number) {
        return value instanceof BigDecimal decimal && decimal.compareTo(BigDecimal.valueOf(number)) == 0;
    }

    private boolean isRefused(SignedMessage message) {
        SignatureVerifier verifier = demand.verifier().orElse(null);
        if (verifier == null) {
            return false;
        }
        Object algorithm = message.header().get("alg");
        // RFC 7515, 4.1.11: what is marked as critical must be understood.
        if (!(algorithm instanceof String name)
                || !ALGORITHMS.contains(name)
                || message.header().containsKey("crit")) {
            return true;
        }
        try {
            return !verifier.isGenuine(message);
        } catch (RuntimeException e) {
            UserCode.verifierFailed(e);
            return true;
        }
    }
}
