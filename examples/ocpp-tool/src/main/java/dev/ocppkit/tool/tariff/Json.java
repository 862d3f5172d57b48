package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of the commands about tariffs; what it does not understand it refuses. */
final class Json {

    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    static JsonNode read(Path file) throws IOException {
        byte[] bytes = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new BadInput("the input is not JSON");
        }
    }

    static JsonMapper mapper() {
        return MAPPER;
    }

    static <T extends OcppRecord> T record(Class<T> type, JsonNode node) {
        ReadResult<T> result = CODEC.read(type, node.toString());
        if (!result.violations().isEmpty()) {
            throw new BadInput(type.getSimpleName() + result.violations().get(0).text());
        }
        return result.orThrow();
    }

    static JsonNode tree(OcppRecord value) {
        return MAPPER.readTree(CODEC.toJson(value));
    }

    static void allow(JsonNode node, String... names) {
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        List.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new BadInput("unknown fields " + unknown);
        }
    }

    static JsonNode required(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new BadInput("the field " + name + " is missing");
        }
        return node.get(name);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        array.forEach(node -> items.add(reader.apply(node)));
        return items;
    }

    static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.asString());
        } catch (DateTimeException e) {
            throw new BadInput("a timestamp is not of the form 2026-06-03T10:00:00Z");
        }
    }

    static @Nullable BigDecimal decimal(JsonNode node, String name) {
        return node.has(name) ? number(node.get(name)) : null;
    }

    static BigDecimal number(JsonNode node) {
        if (!node.isNumber()) {
            throw new BadInput("a number is expected");
        }
        return node.decimalValue();
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }

    static <T> T known(Optional<T> value, String name) {
        return value.orElseThrow(() -> new BadInput("an unknown value of " + name));
    }
}
