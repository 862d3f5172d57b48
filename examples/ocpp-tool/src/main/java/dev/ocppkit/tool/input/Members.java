package dev.ocppkit.tool.input;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object. Each member must be asked for; {@link #read} refuses those that were not. */
public final class Members {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    private final JsonNode node;
    private final String pointer;
    private final Set<String> left;

    private Members(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
        this.left = new LinkedHashSet<>(node.propertyNames());
    }

    static Members of(JsonNode node, String pointer) throws InputException {
        if (!node.isObject()) {
            throw new InputException(pointer, "is not a JSON object");
        }
        return new Members(node, pointer);
    }

    /** Makes a value of the members of an object. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads.
         *
         * @param members the members
         * @return the value
         * @throws IOException if a member is missing or wrong
         */
        T read(Members members) throws IOException;
    }

    /**
     * Reads this object as a whole.
     *
     * @param <T> type of the value
     * @param reader makes the value
     * @return the value
     * @throws IOException if a member is missing, wrong or not known
     */
    public <T> T read(Reader<T> reader) throws IOException {
        T value;
        try {
            value = reader.read(this);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InputException(pointer, "is refused: " + e.getMessage());
        }
        if (!left.isEmpty()) {
            throw new InputException(pointer, "has members that are not known: " + String.join(", ", left));
        }
        return value;
    }

    /**
     * Tells whether a member is there and not null.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean has(String name) {
        JsonNode value = node.get(name);
        if (value != null && value.isNull()) {
            left.remove(name);
        }
        return value != null && !value.isNull();
    }

    /**
     * Returns a member as it stands.
     *
     * @param name its name
     * @return the member
     * @throws InputException if it is missing
     */
    public JsonNode node(String name) throws InputException {
        left.remove(name);
        if (!has(name)) {
            throw new InputException(place(name), "is required and missing");
        }
        return node.get(name);
    }

    /**
     * Returns a text.
     *
     * @param name name of the member
     * @return the text
     * @throws InputException if it is missing or no text
     */
    public String text(String name) throws InputException {
        JsonNode value = node(name);
        require(value.isString(), name, "is not a text");
        return value.stringValue();
    }

    /**
     * Returns a text that may be absent.
     *
     * @param name name of the member
     * @param otherwise what to return if it is absent
     * @return the text
     * @throws InputException if it is no text
     */
    public String text(String name, String otherwise) throws InputException {
        return has(name) ? text(name) : otherwise;
    }

    /**
     * Returns an integer.
     *
     * @param name name of the member
     * @return the number
     * @throws InputException if it is missing or not an integer of 32 bits
     */
    public int integer(String name) throws InputException {
        JsonNode value = node(name);
        require(value.isIntegralNumber() && value.canConvertToInt(), name, "is not an integer");
        return value.intValue();
    }

    /**
     * Returns an integer that may be absent.
     *
     * @param name name of the member
     * @param otherwise what to return if it is absent
     * @return the number
     * @throws InputException if it is not an integer of 32 bits
     */
    public int integer(String name, int otherwise) throws InputException {
        return has(name) ? integer(name) : otherwise;
    }

    /**
     * Returns integers.
     *
     * @param name name of the member
     * @return the numbers; empty if the member is absent
     * @throws InputException if it is not an array of integers
     */
    public List<Integer> integers(String name) throws InputException {
        List<Integer> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            require(item.isIntegralNumber() && item.canConvertToInt(), name + "/" + values.size(), "is not an integer");
            values.add(item.intValue());
        }
        return values;
    }

    /**
     * Returns texts.
     *
     * @param name name of the member
     * @return the texts; empty if the member is absent
     * @throws InputException if it is not an array of texts
     */
    public List<String> texts(String name) throws InputException {
        List<String> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            require(item.isString(), name + "/" + values.size(), "is not a text");
            values.add(item.stringValue());
        }
        return values;
    }

    /**
     * Returns a decimal number that may be absent.
     *
     * @param name name of the member
     * @return the number; null if it is absent
     * @throws InputException if it is no number
     */
    public @Nullable BigDecimal number(String name) throws InputException {
        if (!has(name)) {
            return null;
        }
        JsonNode value = node(name);
        require(value.isNumber(), name, "is not a number");
        return value.decimalValue();
    }

    /**
     * Returns a truth value that may be absent.
     *
     * @param name name of the member
     * @param otherwise what to return if it is absent
     * @return the value
     * @throws InputException if it is neither true nor false
     */
    public boolean flag(String name, boolean otherwise) throws InputException {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node(name);
        require(value.isBoolean(), name, "is neither true nor false");
        return value.booleanValue();
    }

    /**
     * Returns an instant.
     *
     * @param name name of the member
     * @return the instant
     * @throws InputException if it is missing or not a date with time and offset
     */
    public Instant instant(String name) throws InputException {
        return instant(text(name), name);
    }

    private Instant instant(String text, String name) throws InputException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InputException(place(name), "is not a date with time and offset, like 2026-01-31T12:00:00Z");
        }
    }

    /**
     * Returns an instant that may be absent.
     *
     * @param name name of the member
     * @return the instant; null if it is absent
     * @throws InputException if it is not a date with time and offset
     */
    public @Nullable Instant instantIfAny(String name) throws InputException {
        return has(name) ? instant(name) : null;
    }

    /**
     * Returns instants.
     *
     * @param name name of the member
     * @return the instants; empty if the member is absent
     * @throws InputException if it is not an array of dates with time and offset
     */
    public List<Instant> instants(String name) throws InputException {
        List<Instant> values = new ArrayList<>();
        for (String text : texts(name)) {
            values.add(instant(text, name + "/" + values.size()));
        }
        return values;
    }

    /**
     * Returns one of the constants of an enumeration, by its name.
     *
     * @param <T> the enumeration
     * @param name name of the member
     * @param otherwise what to return if it is absent
     * @return the constant
     * @throws InputException if it is none of them
     */
    public <T extends Enum<T>> T constant(String name, T otherwise) throws InputException {
        if (!has(name)) {
            return otherwise;
        }
        String text = text(name);
        List<String> known = new ArrayList<>();
        for (T constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
            known.add(constant.name());
        }
        throw new InputException(place(name), "is none of " + String.join(", ", known));
    }

    /**
     * Reads an object that may be absent.
     *
     * @param <T> type of the value
     * @param name name of the member
     * @param reader makes the value
     * @return the value; null if the member is absent
     * @throws IOException if it is wrong
     */
    public <T> @Nullable T object(String name, Reader<T> reader) throws IOException {
        return has(name) ? of(node(name), place(name)).read(reader) : null;
    }

    /**
     * Reads an array of objects.
     *
     * @param <T> type of the values
     * @param name name of the member
     * @param reader makes a value of each object
     * @return the values; empty if the member is absent
     * @throws IOException if it is wrong
     */
    public <T> List<T> objects(String name, Reader<T> reader) throws IOException {
        List<T> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            values.add(of(item, place(name) + "/" + values.size()).read(reader));
        }
        return values;
    }

    /**
     * Reads a member that is a message or datatype of OCPP 2.1.
     *
     * @param <T> its type
     * @param name name of the member
     * @param type its type
     * @return the value
     * @throws InputException if it is missing or breaks a rule of OCPP; all broken rules are told
     */
    public <T extends OcppRecord> T official(String name, Class<T> type) throws InputException {
        return official(node(name), place(name), type);
    }

    /**
     * Reads an array of messages or datatypes of OCPP 2.1.
     *
     * @param <T> their type
     * @param name name of the member
     * @param type their type
     * @return the values; empty if the member is absent
     * @throws InputException if it is no array, or one breaks a rule of OCPP; all broken rules of the first one are told
     */
    public <T extends OcppRecord> List<T> officials(String name, Class<T> type) throws InputException {
        List<T> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            values.add(official(item, place(name) + "/" + values.size(), type));
        }
        return values;
    }

    /**
     * Reads this object, which is a message or datatype of OCPP 2.1.
     *
     * @param <T> its type
     * @param type its type
     * @return the value
     * @throws InputException if it breaks a rule of OCPP; all broken rules are told
     */
    public <T extends OcppRecord> T official(Class<T> type) throws InputException {
        left.clear();
        return official(node, pointer, type);
    }

    private static <T extends OcppRecord> T official(JsonNode node, String place, Class<T> type) throws InputException {
        ReadResult<T> result = CODEC.read(type, node.toString());
        if (!result.violations().isEmpty()) {
            throw new InputException(result.violations().stream()
                    .map(violation -> place + violation.text())
                    .collect(Collectors.joining("\n")));
        }
        return result.orThrow();
    }

    /**
     * Returns the exception for a member that is wrong.
     *
     * @param name name of the member
     * @param what what is wrong, as the rest of a sentence
     * @return the exception
     */
    public InputException wrong(String name, String what) {
        return new InputException(place(name), what);
    }

    private Iterable<JsonNode> array(String name) throws InputException {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = node(name);
        require(value.isArray(), name, "is not an array");
        return value;
    }

    private String place(String name) {
        return pointer + "/" + name;
    }

    private void require(boolean right, String name, String otherwise) throws InputException {
        if (!right) {
            throw new InputException(place(name), otherwise);
        }
    }
}
