package dev.ocppkit.rpc.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a charging station in a connection URL: its last path segment, percent-encoded. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1; Part 2, identifierString.
 */
public final class IdentityPaths {
    private static final int MAX_LENGTH = 48;
    /** Beside letters and digits. A colon would end the user name of Basic authentication; 2.0.1 has an example with a space. */
    private static final String ALLOWED = "*-_=+|@. ";

    private IdentityPaths() {}

    /**
     * Returns whether a text may be the identity of a charging station.
     *
     * @param text the text
     * @return whether it is an identifier of at most 48 characters
     */
    public static boolean isIdentity(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(IdentityPaths::isAllowed)
                && !text.equals(".")
                && !text.equals("..");
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }

    /**
     * Reads the identity from the path of a request. It is decoded once; what is still no identity then is refused, so that
     * encoded slashes, NULs, bad escapes and double encoding cannot reach anyone.
     *
     * @param rawPath the path as it was sent; a query may follow it
     * @return the identity, or empty if there is none
     */
    static Optional<String> identity(String rawPath) {
        return identity(rawPath, null);
    }

    /**
     * Reads the identity from the path of a request below a certain path.
     *
     * @param rawPath the path as it was sent; a query may follow it
     * @param begin what must stand in front of the identity, with a slash at the end; null for anything
     * @return the identity, or empty if there is none, or something else stands in front of it
     */
    static Optional<String> identity(String rawPath, @Nullable String begin) {
        int query = rawPath.indexOf('?');
        String path = query < 0 ? rawPath : rawPath.substring(0, query);
        int segment = path.lastIndexOf('/') + 1;
        return begin == null || begin.equals(path.substring(0, segment))
                ? decode(path.substring(segment)).filter(IdentityPaths::isIdentity)
                : Optional.empty();
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
                // Identities are ASCII, so a byte is a character, or not allowed anyway.
                c = (char) (high * 16 + low);
                i += 2;
            }
            decoded.append(c);
        }
        return Optional.of(decoded.toString());
    }

    /** Returns the URL of a charging station. */
    static URI url(URI endpoint, String identity) {
        StringBuilder url = new StringBuilder(endpoint.toString());
        if (url.charAt(url.length() - 1) != '/') {
            url.append('/');
        }
        for (byte b : identity.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            url.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return URI.create(url.toString());
    }

    /** Returns a key under which spellings of one identity are the same: identifierStrings are case-insensitive. */
    static String key(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }
}
