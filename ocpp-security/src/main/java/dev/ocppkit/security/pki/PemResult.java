package dev.ocppkit.security.pki;

/**
 * What became of a PEM text.
 *
 * @param <T> what it holds
 */
public sealed interface PemResult<T> {
    /**
     * The text was read.
     *
     * @param value what it holds
     * @param <T> its type
     */
    record Read<T>(T value) implements PemResult<T> {}

    /**
     * The text was not taken.
     *
     * @param reason why
     * @param <T> what it should have held
     */
    record Refused<T>(PemReason reason) implements PemResult<T> {}

    /**
     * Returns what was read, for texts of the own configuration.
     *
     * @return the value
     * @throws IllegalArgumentException if the text was not taken; the message tells the reason and nothing of the text
     */
    default T orThrow() {
        if (this instanceof Read<T> read) {
            return read.value();
        }
        throw new IllegalArgumentException("The PEM text was refused: " + ((Refused<T>) this).reason());
    }
}
