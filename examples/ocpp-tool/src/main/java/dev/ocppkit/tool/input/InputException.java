package dev.ocppkit.tool.input;

import java.io.IOException;
import java.io.Serial;

/** Tells what is wrong with an input, and where. */
public final class InputException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param pointer JSON pointer to the place; empty for the whole document
     * @param what what is wrong, as the rest of a sentence
     */
    public InputException(String pointer, String what) {
        super((pointer.isEmpty() ? "the input" : pointer) + " " + what);
    }

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong, and where
     */
    public InputException(String sentence) {
        super(sentence);
    }
}
