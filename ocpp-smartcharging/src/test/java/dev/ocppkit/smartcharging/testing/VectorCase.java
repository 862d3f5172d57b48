package dev.ocppkit.smartcharging.testing;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * One case of the vectors.
 *
 * @param id its id
 * @param category its category
 * @param title what it is about
 * @param input what is given
 * @param expected what must come out
 */
public record VectorCase(String id, String category, String title, JsonNode input, JsonNode expected) {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    /** Makes a test per case. */
    public static Stream<DynamicTest> tests(List<VectorCase> cases, Consumer<VectorCase> test) {
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.id + " " + c.title, () -> test.accept(c)));
    }

    /** Fails on a field that the interpreter of a form does not know. */
    public static void requireOnly(JsonNode object, String... known) {
        Set<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new AssertionError("fields nobody interprets: " + unknown);
        }
    }

    /** Reads an official type. */
    public static <T extends OcppRecord> T read(Class<T> type, JsonNode node) {
        return CODEC.read(type, node.toString()).orThrow();
    }

    public static @Nullable BigDecimal decimal(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).decimalValue() : null;
    }

    public static @Nullable Integer integer(JsonNode object, String name) {
        return object.hasNonNull(name) ? Integer.valueOf(object.get(name).intValue()) : null;
    }

    public static @Nullable String text(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).stringValue() : null;
    }

    public static @Nullable Instant instant(JsonNode object, String name) {
        return object.hasNonNull(name) ? Instant.parse(object.get(name).stringValue()) : null;
    }

    public static List<BigDecimal> decimals(JsonNode array) {
        List<BigDecimal> values = new ArrayList<>();
        array.forEach(value -> values.add(value.decimalValue()));
        return values;
    }

    public static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.stringValue()));
        return values;
    }

    /** Reads a list of an official type. */
    public static <T extends OcppRecord> List<T> list(Class<T> type, JsonNode array) {
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(read(type, value)));
        return values;
    }
}
