package dev.ocppkit.model.internal;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.json.Extras;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;

/** The target that generated writers write to. */
public final class JsonOut {
    /** Whether members that only OCPP 2.1 has are written. */
    public final boolean v21;

    private final JsonGenerator generator;
    private final @Nullable Extras extras;
    /** Whether the target takes numbers as text, as JSON does. */
    private final boolean formatsNumbers;

    private byte @Nullable [] timestamp;
    private char @Nullable [] number;

    /**
     * Starts writing.
     *
     * @param generator where the JSON goes; it must write decimals in plain notation
     * @param v21 whether members that only OCPP 2.1 has are written
     * @param extras what is written back beside the value, or null
     */
    public JsonOut(JsonGenerator generator, boolean v21, @Nullable Extras extras) {
        this.generator = generator;
        this.v21 = v21;
        this.extras = extras;
        this.formatsNumbers = generator.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS);
    }

    /** Begins an object. */
    public void beginObject() {
        generator.writeStartObject();
    }

    /** Ends an object, with the unknown members that were read in it. */
    public void endObject() {
        if (extras != null) {
            Map<String, @Nullable Object> members = extras.members().get(pointerOfObject());
            if (members != null) {
                FreeValues.writeMembers(members, generator);
            }
        }
        generator.writeEndObject();
    }

    private String pointerOfObject() {
        return generator.streamWriteContext().getParent() == null
                ? ""
                : JsonPointers.of(generator.streamWriteContext().getParent());
    }

    /** Begins an array that is a member. */
    public void beginArray(Shape shape, int index) {
        generator.writeName(shape.encoded(index));
        generator.writeStartArray();
    }

    /** Ends an array. */
    public void endArray() {
        generator.writeEndArray();
    }

    /** Writes the name of a member. */
    public void name(Shape shape, int index) {
        generator.writeName(shape.encoded(index));
    }

    /** Writes a text. */
    public void string(String value) {
        Surrogates.write(value, generator);
    }

    /** Writes an integer. */
    public void integer(int value) {
        generator.writeNumber(value);
    }

    /** Writes a decimal number in plain notation; those with few digits take a way without garbage. */
    public void decimal(BigDecimal value) {
        if (!formatsNumbers || !Decimals.isShort(value)) {
            generator.writeNumber(value);
        } else if (value.scale() == 0) {
            generator.writeNumber(Decimals.unscaled(value));
        } else {
            char[] text = number;
            if (text == null) {
                text = new char[Decimals.MAX_SHORT_LENGTH];
                number = text;
            }
            int start = Decimals.format(value, text);
            generator.writeNumber(text, start, text.length - start);
        }
    }

    /** Writes a boolean. */
    public void bool(boolean value) {
        generator.writeBoolean(value);
    }

    /** Writes a time in UTC. */
    public void instant(Instant value) {
        byte[] text = timestamp;
        if (text == null) {
            text = new byte[Timestamps.MAX_LENGTH];
            timestamp = text;
        }
        generator.writeRawUTF8String(text, 0, Timestamps.format(value, text));
    }

    /** Writes a constant, or the text that was read in its place. */
    public <E extends Enum<E> & OcppEnum> void constant(EnumTable<E> table, E value) {
        if (extras != null) {
            String text = extras.enumTexts().get(JsonPointers.ofNext(generator.streamWriteContext()));
            if (text != null
                    && (value == table.unrecognized() || value.wireName().equals(text))) {
                generator.writeString(text);
                return;
            }
        }
        if (value == table.unrecognized()) {
            throw new IllegalArgumentException(JsonPointers.ofNext(generator.streamWriteContext())
                    + " is UNRECOGNIZED and the extras do not tell its text");
        }
        generator.writeString(table.text(value));
    }

    /** Writes any JSON value. */
    public void any(Object value) {
        FreeValues.write(value, generator);
    }

    JsonGenerator generator() {
        return generator;
    }
}
