package dev.ocppkit.examples.csms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark of a URL. */
final class Query {
    private final Map<String, String> values = new HashMap<>();

    Query(@Nullable String raw) {
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    int number(String name, int otherwise, int greatest) {
        String text = values.get(name);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= 1 && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new HttpProblem(400, name + " must be a number from 1 to " + greatest + ".");
    }
}
