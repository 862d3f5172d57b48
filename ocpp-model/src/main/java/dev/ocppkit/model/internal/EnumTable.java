package dev.ocppkit.model.internal;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * The wire texts of one enum: finds the constant of a text without making a string of it, and holds the texts ready for
 * writing.
 *
 * @param <E> the enum
 */
// The ordinal is an index into an array of the same JVM and never leaves it.
@SuppressWarnings("EnumOrdinal")
public final class EnumTable<E extends Enum<E> & OcppEnum> {
    private final E unrecognized;
    private final List<E> known;
    private final SerializedString[] texts;
    private final @Nullable E[] slots;
    /** The texts of the constants in the slots. */
    private final char[][] names;

    private @Nullable String allowed21;
    private @Nullable String allowed201;

    /**
     * Builds the table.
     *
     * @param values all constants, with {@code UNRECOGNIZED} last
     */
    public EnumTable(E[] values) {
        unrecognized = values[values.length - 1];
        known = List.of(values).subList(0, values.length - 1);
        texts = new SerializedString[values.length];
        slots = newSlots(values, Integer.highestOneBit(values.length * 4));
        names = new char[slots.length][];
        for (E value : known) {
            texts[value.ordinal()] = new SerializedString(value.wireName());
            char[] name = value.wireName().toCharArray();
            int slot = hash(name, 0, name.length) & slots.length - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = value;
            names[slot] = name;
        }
    }

    private static <T> @Nullable T[] newSlots(T[] sample, int size) {
        @Nullable T[] slots = Arrays.copyOf(sample, size);
        Arrays.fill(slots, null);
        return slots;
    }

    /**
     * Finds the constant of a wire text.
     *
     * @param text the text
     * @return the constant; empty if there is none
     */
    public Optional<E> find(String text) {
        return Optional.ofNullable(find(text.toCharArray(), 0, text.length()));
    }

    @Nullable
    E find(char[] text, int offset, int length) {
        int slot = hash(text, offset, length) & slots.length - 1;
        for (E candidate = slots[slot]; candidate != null; candidate = slots[slot]) {
            char[] name = names[slot];
            if (Arrays.equals(name, 0, name.length, text, offset, offset + length)) {
                return candidate;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return null;
    }

    /** Mixes the length and three characters: enough to tell nearly all constants of an enum apart. */
    private static int hash(char[] text, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int hash = text[offset] * 31 + text[offset + length / 2];
        return (hash * 31 + text[offset + length - 1]) * 31 + length;
    }

    /** Returns whether a version has the constant. */
    boolean has(E value, boolean v21) {
        return value != unrecognized && (v21 || value.since() == OcppVersion.V2_0_1);
    }

    /** Returns the constant that stands for texts the enum does not have. */
    E unrecognized() {
        return unrecognized;
    }

    /** Returns the wire text, encoded. */
    SerializedString text(E value) {
        return texts[value.ordinal()];
    }

    /** Lists the texts that a version allows; made once, since a document can have many wrong texts. */
    String allowed(boolean v21) {
        String known = v21 ? allowed21 : allowed201;
        if (known != null) {
            return known;
        }
        String made = list(v21);
        if (v21) {
            allowed21 = made;
        } else {
            allowed201 = made;
        }
        return made;
    }

    private String list(boolean v21) {
        List<String> names = new ArrayList<>();
        for (E value : known) {
            if (has(value, v21)) {
                names.add(value.wireName());
            }
        }
        return Checks.list(names);
    }
}
