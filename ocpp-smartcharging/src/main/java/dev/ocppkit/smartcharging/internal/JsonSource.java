package dev.ocppkit.smartcharging.internal;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppDecodeException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON in which values of this module are kept. Everything that is not as it was written is refused. */
public final class JsonSource {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] bytes;
    private final JsonParser json;
    private final String what;

    private JsonSource(byte[] bytes, JsonParser json, String what) {
        this.bytes = bytes;
        this.json = json;
        this.what = what;
    }

    /**
     * Reads a text.
     *
     * @param <T> what is read
     * @param text the JSON
     * @param what what it should be, for messages
     * @param reader reads the one value
     * @return what the reader returns
     * @throws IllegalArgumentException if the text is anything else; the message has nothing of the text
     */
    public static <T> T read(String text, String what, Function<JsonSource, T> reader) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            JsonSource source = new JsonSource(bytes, json, what);
            json.nextToken();
            T value = reader.apply(source);
            if (json.nextToken() != null) {
                throw source.wrong();
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the JSON of " + what + ": not well-formed");
        }
    }

    /**
     * Reads an object.
     *
     * @param member takes the name of a member and reads its value
     */
    public void object(Consumer<String> member) {
        expect(JsonToken.START_OBJECT);
        Set<String> seen = new HashSet<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (!seen.add(name)) {
                throw wrong();
            }
            json.nextToken();
            member.accept(name);
        }
        expect(JsonToken.END_OBJECT);
    }

    /**
     * Reads an array.
     *
     * @param <T> what its items are
     * @param item reads an item
     * @return the items
     */
    public <T> List<T> array(Supplier<T> item) {
        expect(JsonToken.START_ARRAY);
        List<T> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.get());
        }
        return items;
    }

    /**
     * Reads a string.
     *
     * @param <T> what it stands for
     * @param parser makes a value of it
     * @return the value
     */
    public <T> T text(Function<String, T> parser) {
        expect(JsonToken.VALUE_STRING);
        try {
            return parser.apply(json.getString());
        } catch (DateTimeException | IllegalArgumentException e) {
            // The cause would tell what was received.
            throw wrong();
        }
    }

    /**
     * Reads an integer.
     *
     * @return the number
     */
    public int integer() {
        expect(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    /**
     * Reads a boolean.
     *
     * @return the value
     */
    public boolean flag() {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong();
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /**
     * Reads an official type.
     *
     * @param <T> the type
     * @param type its class
     * @return the value
     */
    public <T extends OcppRecord> T official(Class<T> type) {
        expect(JsonToken.START_OBJECT);
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        try {
            return CODEC.read(type, bytes, start, end - start).orThrow();
        } catch (OcppDecodeException e) {
            throw wrong();
        }
    }

    private void expect(JsonToken expected) {
        if (json.currentToken() != expected) {
            throw wrong();
        }
    }

    /**
     * Makes the exception for what is here.
     *
     * @return the exception
     */
    public IllegalArgumentException wrong() {
        return new IllegalArgumentException("not the JSON of " + what + ", at byte "
                + json.currentTokenLocation().getByteOffset());
    }
}
