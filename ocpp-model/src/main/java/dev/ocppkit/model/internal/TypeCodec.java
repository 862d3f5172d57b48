package dev.ocppkit.model.internal;

import dev.ocppkit.model.OcppRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads, writes and checks one type. Generated code calls the static functions of the subclasses; this is the view of
 * them for callers that choose the type at run time.
 *
 * @param <T> the record
 */
public abstract class TypeCodec<T extends OcppRecord> {
    /** Made by generated subclasses only. */
    protected TypeCodec() {}

    /**
     * Reads the value that the parser stands on.
     *
     * @param in the source
     * @return the record, or null if an error was reported
     */
    public abstract @Nullable T read(JsonIn in);

    /**
     * Writes a value.
     *
     * @param value the record
     * @param out the target
     */
    public abstract void write(T value, JsonOut out);
}
