package dev.ocppkit.security.redaction;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes texts of peers fit for logs. Pure. */
public final class SafeText {
    private static final int MAX_LENGTH = 256;
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*?(-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)",
            Pattern.DOTALL);
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)(authorization\\s*[:=]\\s*(?:basic|bearer)?|\\bbasic)\\s+[A-Za-z0-9+/=._~-]{4,}");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)([\"']?[a-z0-9_.-]{0,40}(?:password|passwd|secret|simpin|apikey|privatekey|authorizationkey)[\"']?\\s*[:=]\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|[^\\s,;}&]+)");

    private SafeText() {}

    /**
     * Escapes what could forge lines of a log or confuse its reader, and cuts the text at 256 characters.
     *
     * @param text what was received
     * @return the text without control characters, line separators and marks of writing direction
     */
    public static String escape(String text) {
        return escape(text, MAX_LENGTH);
    }

    /**
     * Escapes and cuts a text.
     *
     * @param text what was received
     * @param maxLength how many characters the result has at most
     * @return the text
     */
    public static String escape(String text, int maxLength) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length() && safe.length() < maxLength; i++) {
            char c = text.charAt(i);
            if (isDangerous(c)) {
                safe.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                safe.append(c);
            }
        }
        if (safe.length() > maxLength) {
            safe.setLength(maxLength);
        }
        return safe.toString();
    }

    private static boolean isDangerous(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /**
     * Masks what looks like a secret in a text that a program has written: private keys, headers with credentials, and values of
     * names like password.
     *
     * @param text the text
     * @return the text with asterisks
     */
    public static String mask(String text) {
        String keys = PRIVATE_KEY.matcher(text).replaceAll("***");
        String headers = AUTHORIZATION.matcher(keys).replaceAll("$1 ***");
        return ASSIGNMENT.matcher(headers).replaceAll("$1***");
    }
}
