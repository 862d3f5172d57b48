package dev.ocppkit.model.internal;

import tools.jackson.core.JsonGenerator;

/** Halves of characters: a Java string can hold one alone, UTF-8 and the peer cannot. */
final class Surrogates {
    private Surrogates() {}

    static boolean hasLone(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Writes a text that has none; Jackson would write half a character as an escape. */
    static void write(String text, JsonGenerator generator) {
        if (hasLone(text)) {
            throw new IllegalArgumentException(
                    JsonPointers.ofNext(generator.streamWriteContext()) + " holds half a character");
        }
        generator.writeString(text);
    }

    /** Writes a member name that has none. */
    static void writeName(String name, JsonGenerator generator) {
        if (hasLone(name)) {
            throw new IllegalArgumentException("a member name holds half a character");
        }
        generator.writeName(name);
    }
}
