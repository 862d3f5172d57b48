package dev.ocppkit.security.redaction;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of frames before they are logged. Immutable; use it in a frame tap.
 *
 * <p>Masked are members whose name tells (passwords, keys, PINs, shared secrets, also in customData and in the data of
 * DataTransfer), values of variables whose name tells, and id tokens if wanted. Binary data and signed payloads are only shown by
 * their length. What cannot be read is shown as its length and SHA-256.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.12, A02.FR.05.
 */
public final class Redactor {
    private static final String MASK = "***";
    private static final int MAX_FRAME = 4 * 1024 * 1024;
    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(password|passwd|passphrase|secret|simpin|apikey|privatekey|authorizationkey|credentials?|(?<!public)key)");
    private static final Set<String> SECRET_MEMBERS =
            Set.of("pspref", "cardnumber", "pan", "cvc", "totp", "authorization", "pin", "psk");
    private static final Set<String> LONG_MEMBERS =
            Set.of("exirequest", "exiresponse", "signedmeterdata", "ocspresult", "payload", "signature");
    private static final Set<String> VALUES = Set.of("attributevalue", "value", "actualvalue", "techinfo");

    private final boolean idTokens;

    private Redactor(boolean idTokens) {
        this.idTokens = idTokens;
    }

    /**
     * Returns a redactor that leaves id tokens readable.
     *
     * @return the redactor
     */
    public static Redactor secrets() {
        return new Redactor(false);
    }

    /**
     * Returns a redactor that masks id tokens too, for logs that must not tell about people.
     *
     * @return the redactor
     */
    public static Redactor secretsAndIdTokens() {
        return new Redactor(true);
    }

    /**
     * Masks a frame.
     *
     * @param utf8 the frame as it was sent or received
     * @return a line to log: JSON with asterisks, or length and SHA-256 if it cannot be read
     */
    public String redact(byte[] utf8) {
        return utf8.length > MAX_FRAME
                ? summary(utf8)
                : Guard.attempt(() -> line(Tree.write(masked("", Tree.read(utf8), false))))
                        .orElseGet(() -> summary(utf8));
    }

    /**
     * Masks a frame.
     *
     * @param frame the frame as it was sent or received
     * @return a line to log
     */
    public String redact(String frame) {
        return redact(frame.getBytes(StandardCharsets.UTF_8));
    }

    private static String summary(byte[] octets) {
        return octets.length + " octets, SHA-256 " + HexFormat.of().formatHex(Bc.digest("SHA-256", octets));
    }

    /** JSON leaves some separators of lines and marks of direction as they are. */
    private static String line(String json) {
        return SafeText.escape(json, Integer.MAX_VALUE);
    }

    /** Returns a value with its secrets masked; {@code name} is that of the member in lower case. */
    private Object masked(String name, Object value, boolean secretVariable) {
        if (value instanceof Map<?, ?> object) {
            return maskedObject(object, secretVariable);
        }
        if (value instanceof List<?> array) {
            return array.stream()
                    .map(element -> masked(name, element, secretVariable))
                    .toList();
        }
        if (isSecret(name) || (secretVariable && VALUES.contains(name)) || (idTokens && name.equals("idtoken"))) {
            return value instanceof Tree.Literal literal && literal.text().equals("null") ? value : MASK;
        }
        return value instanceof String text ? maskedText(name, text) : value;
    }

    private Map<String, Object> maskedObject(Map<?, ?> object, boolean outer) {
        boolean secret = outer || isSecretVariable(object.get("variable"));
        Map<String, Object> masked = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            String text = String.valueOf(name);
            boolean hidden = isSecret(text.toLowerCase(Locale.ROOT)) && !(member instanceof Tree.Literal);
            masked.put(text, hidden ? MASK : masked(text.toLowerCase(Locale.ROOT), member, secret));
        });
        return masked;
    }

    private static boolean isSecret(String name) {
        return SECRET_MEMBERS.contains(name) || SECRET_NAME.matcher(name).matches();
    }

    private static boolean isSecretVariable(@Nullable Object variable) {
        return variable instanceof Map<?, ?> object
                && object.get("name") instanceof String name
                && isSecret(name.toLowerCase(Locale.ROOT));
    }

    private Object maskedText(String name, String text) {
        if (LONG_MEMBERS.contains(name)) {
            return MASK + " (" + text.length() + " characters)";
        }
        String trimmed = text.strip();
        if (name.equals("data") && (trimmed.startsWith("{") || trimmed.startsWith("["))) {
            Optional<String> inner = Guard.attempt(
                    () -> Tree.write(masked("", Tree.read(text.getBytes(StandardCharsets.UTF_8)), false)));
            if (inner.isPresent()) {
                return inner.get();
            }
        }
        return SafeText.mask(text);
    }
}
