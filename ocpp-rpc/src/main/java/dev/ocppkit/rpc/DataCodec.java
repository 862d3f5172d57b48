package dev.ocppkit.rpc;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the free data of a DataTransfer into a type of the user's and back. The data is plain Java: {@link String},
 * {@link Boolean}, {@link java.math.BigDecimal}, {@link java.util.List} and {@link java.util.Map} of these, or null if there
 * is none.
 *
 * @param <T> the type
 */
public interface DataCodec<T extends @Nullable Object> {
    /**
     * Reads data.
     *
     * @param data what arrived, or null
     * @return the value
     * @throws IllegalArgumentException if it is not what was agreed on; a request is answered Rejected then
     */
    T read(@Nullable Object data);

    /**
     * Writes data.
     *
     * @param value the value
     * @return what is sent, or null for nothing
     */
    @Nullable
    Object write(T value);

    /**
     * Makes a codec of two functions.
     *
     * @param <T> the type
     * @param reader reads; throws IllegalArgumentException or ClassCastException for what was not agreed on
     * @param writer writes
     * @return the codec
     */
    static <T extends @Nullable Object> DataCodec<T> of(
            Function<@Nullable Object, T> reader, Function<T, @Nullable Object> writer) {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(writer, "writer");
        return new DataCodec<>() {
            @Override
            public T read(@Nullable Object data) {
                return reader.apply(data);
            }

            @Override
            public @Nullable Object write(T value) {
                return writer.apply(value);
            }
        };
    }

    /**
     * Returns the codec of texts.
     *
     * @return a codec that demands a text
     */
    static DataCodec<String> text() {
        return of(
                data -> {
                    if (data instanceof String text) {
                        return text;
                    }
                    throw new IllegalArgumentException("data is no text");
                },
                value -> value);
    }

    /**
     * Returns the codec that leaves data as it is.
     *
     * @return a codec for anything
     */
    static DataCodec<@Nullable Object> plain() {
        return DataCodec.<@Nullable Object>of(data -> data, value -> value);
    }
}
