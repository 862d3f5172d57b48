package dev.ocppkit.security;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a charging station.
 *
 * <p>The case of letters counts here: register an identity in one spelling, and use only that spelling for sessions and for
 * authorisation.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1; SecurityCtrlr.Identity; A00.FR.204, A00.FR.303.
 *
 * @param value 1 to 48 characters of {@code a-z A-Z 0-9 * - _ = + | @ .}; the colon would end the user name of HTTP Basic
 */
public record StationIdentity(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9*\\-_=+|@.]{1,48}");

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is no identity; the message does not repeat it
     */
    public StationIdentity {
        if (!isValid(value)) {
            throw new IllegalArgumentException("This is no identity of a charging station.");
        }
    }

    /**
     * Reads an identity.
     *
     * @param text what was received
     * @return the identity, or empty if it is none
     */
    public static Optional<StationIdentity> parse(String text) {
        return isValid(text) ? Optional.of(new StationIdentity(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    /**
     * Reads the identity from the target of an HTTP request. Percent-encoding is decoded once; what is no identity then, for
     * instance because it was encoded twice or holds a slash, is refused. The answer to a refusal is HTTP 404, without a hint
     * whether an identity exists.
     *
     * @param rawTarget the target as it was sent, for instance {@code /ocpp/CS%7C1}
     * @param endpointPath the path of the endpoint, for instance {@code /ocpp}, with or without a slash at its end
     * @return the identity; empty unless exactly one segment follows the path of the endpoint
     */
    public static Optional<StationIdentity> fromPath(String rawTarget, String endpointPath) {
        int query = rawTarget.indexOf('?');
        String path = query < 0 ? rawTarget : rawTarget.substring(0, query);
        String prefix = endpointPath.endsWith("/") ? endpointPath : endpointPath + "/";
        if (!path.startsWith(prefix) || path.length() > prefix.length() + 3 * 48) {
            return Optional.empty();
        }
        return decode(path.substring(prefix.length())).flatMap(StationIdentity::parse);
    }

    private static Optional<String> decode(String segment) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int high = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 1), 16) : -1;
                int low = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                // Identities are ASCII: an octet is a character, or not allowed anyway.
                c = (char) (high * 16 + low);
                i += 2;
            }
            decoded.append(c);
        }
        return Optional.of(decoded.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
