package dev.ocppkit.model.spec;

import dev.ocppkit.model.testing.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** Finds the JSON that stands in a text between other things. */
final class Examples {
    private Examples() {}

    /**
     * A piece of JSON.
     *
     * @param file name of the file
     * @param line the line where it starts
     * @param json the object or array
     */
    record Example(String file, int line, JsonNode json) {
        String place() {
            return file + ":" + line;
        }

        Example with(JsonNode part) {
            return new Example(file, line, part);
        }
    }

    /** Returns all well-formed objects and arrays that are in no other one; empty ones say nothing and are left out. */
    static List<Example> in(Path file) {
        String text = read(file);
        List<Example> examples = new ArrayList<>();
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '{' || c == '[') {
                Parsed parsed = parse(text.substring(i));
                if (parsed != null && !parsed.json().isEmpty()) {
                    examples.add(new Example(file.getFileName().toString(), line, parsed.json()));
                    line += (int) text.substring(i, i + parsed.length())
                            .chars()
                            .filter(character -> character == '\n')
                            .count();
                    i += parsed.length() - 1;
                }
            }
        }
        return examples;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file)
                    .replace("&quot;", "\"")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Parsed(JsonNode json, int length) {}

    private static Parsed parse(String text) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            JsonNode json = parser.readValueAsTree();
            return new Parsed(json, (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException e) {
            return null;
        }
    }
}
