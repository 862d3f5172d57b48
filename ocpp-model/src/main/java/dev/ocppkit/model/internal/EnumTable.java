package dev.ocppkit.model.internal;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppVersion;
import java.nio.charset.StandardCharsets;
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
    /** How many bytes are compared at once: all but a few of the texts are shorter. */
    static final int WINDOW = 32;

    private final E unrecognized;
    private final List<E> known;
    private final SerializedString[] texts;
    private final @Nullable Slot<E>[] slots;

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
        slots = newSlots(Integer.highestOneBit(values.length * 4));
        for (E value : known) {
            texts[value.ordinal()] = new SerializedString(value.wireName());
            byte[] text = value.wireName().getBytes(StandardCharsets.UTF_8);
            int slot = hash(text, 0, text.length) & slots.length - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = new Slot<>(value, text);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Slot<T>[] newSlots(int size) {
        return new Slot[size];
    }

    /**
     * Finds the constant of a wire text.
     *
     * @param text the text
     * @return the constant; empty if there is none
     */
    public Optional<E> find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int slot = hash(bytes, 0, bytes.length) & slots.length - 1;
        for (Slot<E> candidate = slots[slot]; candidate != null; candidate = slots[slot]) {
            if (candidate.value.wireName().equals(text)) {
                return Optional.of(candidate.value);
            }
            slot = slot + 1 & slots.length - 1;
        }
        return Optional.empty();
    }

    /**
     * Finds the constant of a wire text in the middle of a document.
     *
     * @param buffer holds the text as UTF-8, behind it a quote, and {@link #WINDOW} bytes or more from its start
     * @param offset index of its first byte
     * @param length length of the text, less than {@link #WINDOW}
     * @return the constant, or null
     */
    @Nullable
    E find(byte[] buffer, int offset, int length) {
        int slot = hash(buffer, offset, length) & slots.length - 1;
        for (Slot<E> candidate = slots[slot]; candidate != null; candidate = slots[slot]) {
            if (candidate.isAt(buffer, offset)) {
                return candidate.value;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return null;
    }

    /** Mixes the length and three bytes: enough to tell nearly all constants of an enum apart. */
    private static int hash(byte[] text, int offset, int length) {
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

    /**
     * A constant, and the first words of its wire text and the quote behind it. They have names of their own, since comparing
     * all of them without a branch is quicker than finding out how many a text has.
     */
    private static final class Slot<E> {
        final E value;
        private final long word0;
        private final long word1;
        private final long word2;
        private final long word3;
        private final long mask0;
        private final long mask1;
        private final long mask2;
        private final long mask3;

        Slot(E value, byte[] text) {
            this.value = value;
            byte[] words = Arrays.copyOf(text, Math.max(text.length + 1, WINDOW));
            words[text.length] = '"';
            word0 = Words.at(words, 0);
            word1 = Words.at(words, 8);
            word2 = Words.at(words, 16);
            word3 = Words.at(words, 24);
            byte[] masks = new byte[words.length];
            Arrays.fill(masks, 0, text.length + 1, (byte) -1);
            mask0 = Words.at(masks, 0);
            mask1 = Words.at(masks, 8);
            mask2 = Words.at(masks, 16);
            mask3 = Words.at(masks, 24);
        }

        /** Returns whether the text is there; of one that does not fit into the window, whether its first part is. */
        boolean isAt(byte[] buffer, int offset) {
            long other0 = (Words.at(buffer, offset) ^ word0) & mask0;
            long other1 = (Words.at(buffer, offset + 8) ^ word1) & mask1;
            long other2 = (Words.at(buffer, offset + 16) ^ word2) & mask2;
            long other3 = (Words.at(buffer, offset + 24) ^ word3) & mask3;
            return (other0 | other1 | other2 | other3) == 0;
        }
    }
}
