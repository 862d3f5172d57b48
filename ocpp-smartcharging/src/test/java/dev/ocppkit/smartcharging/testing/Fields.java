package dev.ocppkit.smartcharging.testing;

import dev.ocppkit.model.OcppRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object, each of which must be asked for: one that nobody knows fails the case. */
public final class Fields {
    private final JsonNode node;
    private final String place;
    private final Set<String> left = new LinkedHashSet<>();

    private Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        left.addAll(node.propertyNames());
    }

    /** Reads an object as a whole; fails if the reader leaves a member over. */
    public static <T> T read(JsonNode node, String place, Function<Fields, T> reader) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + " is no object");
        }
        Fields fields = new Fields(node, place);
        T value = reader.apply(fields);
        if (!fields.left.isEmpty()) {
            throw new IllegalArgumentException(place + " has members nobody knows: " + fields.left);
        }
        return value;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /** Returns a member that must be there. */
    public JsonNode node(String name) {
        left.remove(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException(place + " has no " + name);
        }
        return value;
    }

    /** Passes over a member that says nothing about the result. */
    public void ignore(String name) {
        left.remove(name);
    }

    public String text(String name) {
        return node(name).stringValue();
    }

    public int integer(String name) {
        return node(name).intValue();
    }

    public boolean flag(String name) {
        return node(name).booleanValue();
    }

    public BigDecimal number(String name) {
        return node(name).decimalValue();
    }

    public Instant instant(String name) {
        return OffsetDateTime.parse(text(name)).toInstant();
    }

    /** Returns a member that may be absent, or be null, which says the same here. */
    public <T> T optional(String name, Function<String, T> reader, T otherwise) {
        if (has(name) && node.get(name).isNull()) {
            left.remove(name);
        }
        return has(name) && !node.get(name).isNull() ? reader.apply(name) : otherwise;
    }

    public <T> T object(String name, Function<Fields, T> reader) {
        return read(node(name), place + "/" + name, reader);
    }

    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (JsonNode item : node(name)) {
            values.add(read(item, place + "/" + name + "/" + index++, reader));
        }
        return values;
    }

    /** Reads a member that is an official type. */
    public <T extends OcppRecord> T official(String name, Class<T> type) {
        return VectorCase.read(type, node(name));
    }
}
