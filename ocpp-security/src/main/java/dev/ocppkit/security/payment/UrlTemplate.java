package dev.ocppkit.security.payment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URL with placeholders in braces, filled in or read back. */
final class UrlTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String PLAIN = "-._~!$'()*,;:@";

    private final String template;
    private final List<String> names = new ArrayList<>();
    private final Pattern inverse;

    UrlTemplate(String template) {
        this.template = template;
        StringBuilder regex = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(end, matcher.start())))
                    .append("([^/?#&]{1,300})");
            names.add(matcher.group(1).toLowerCase(Locale.ROOT));
            end = matcher.end();
        }
        regex.append(Pattern.quote(template.substring(end)));
        // Whatever else is asked for after the URL is looked at later.
        regex.append(template.contains("?") ? "(?:&([^#]*))?" : "(?:\\?([^#]*))?");
        inverse = Pattern.compile(regex.toString());
    }

    List<String> names() {
        return names;
    }

    String fill(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        encode(values.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), ""))));
    }

    /** Returns the values, with the rest of the query under the empty name; empty if the URL does not fit. */
    Optional<Map<String, String>> read(String url) {
        Matcher matcher = inverse.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<String> value = decode(matcher.group(i + 1));
            if (value.isEmpty() || !value.get().equals(values.getOrDefault(names.get(i), value.get()))) {
                return Optional.empty();
            }
            values.put(names.get(i), value.get());
        }
        String rest = matcher.group(names.size() + 1);
        values.put("", rest == null ? "" : rest);
        return Optional.of(values);
    }

    static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    /** Decodes percent-encoding once, and strictly. */
    static Optional<String> decode(String text) {
        byte[] octets = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                c = (char) (high * 16 + low);
                i += 2;
            } else if (c > 0x7E || c < 0x21) {
                return Optional.empty();
            }
            octets[count++] = (byte) c;
        }
        String decoded = new String(octets, 0, count, StandardCharsets.UTF_8);
        return decoded.indexOf('\uFFFD') >= 0 || decoded.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(decoded);
    }
}
