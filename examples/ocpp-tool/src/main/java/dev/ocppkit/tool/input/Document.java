package dev.ocppkit.tool.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON document from a file or from standard input. */
public final class Document {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int LARGEST = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Document() {}

    /**
     * Reads an object.
     *
     * @param file its file, or {@link #STANDARD_INPUT}
     * @return the members of the object
     * @throws IOException if it cannot be read, is too long or is no JSON object
     */
    public static Members read(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return parse(System.in);
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new FileSystemException(file, null, "is a directory");
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return parse(in);
        }
    }

    private static Members parse(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InputException("", "has more than " + LARGEST + " bytes");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
            throw new InputException(where + firstLine(e.getOriginalMessage()));
        }
        return Members.of(root, "");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
