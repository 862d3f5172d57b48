package dev.ocppkit.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A password, key or shared secret: never shown by {@link #toString}, not serialisable, compared in constant time, wiped by
 * {@link #close}.
 *
 * <p>Safe for use by several threads; after closing, every use fails.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.09, A01.FR.12, A02.FR.05.
 */
public final class Secret implements AutoCloseable {
    private final byte[] octets;
    private boolean closed;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Makes a secret of octets.
     *
     * @param octets the octets, which are copied
     * @return the secret
     */
    public static Secret of(byte[] octets) {
        return new Secret(octets.clone());
    }

    /**
     * Makes a secret of the UTF-8 octets of a text.
     *
     * @param characters the characters, which are copied
     * @return the secret
     */
    public static Secret of(char[] characters) {
        ByteBuffer encoded = ByteBuffer.allocate(characters.length * 4);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), encoded, true);
        byte[] octets = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return new Secret(octets);
    }

    /**
     * Makes a secret of the UTF-8 octets of a text. The text itself stays in memory until it is collected.
     *
     * @param text the text
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the octets.
     *
     * @return a copy, which the caller should wipe
     * @throws IllegalStateException if the secret is closed
     */
    public synchronized byte[] octets() {
        requireOpen();
        return octets.clone();
    }

    /**
     * Returns the octets as UTF-8 text.
     *
     * @return a copy, which the caller should wipe; octets that are no UTF-8 become U+FFFD
     * @throws IllegalStateException if the secret is closed
     */
    public synchronized char[] characters() {
        requireOpen();
        CharBuffer decoded = CharBuffer.allocate(octets.length);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(octets), decoded, true);
        char[] characters = Arrays.copyOf(decoded.array(), decoded.position());
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }

    /**
     * Compares in a time that does not depend on the content.
     *
     * @param others the octets to compare with
     * @return whether they are the same
     * @throws IllegalStateException if the secret is closed
     */
    public synchronized boolean matches(byte[] others) {
        requireOpen();
        return MessageDigest.isEqual(octets, others);
    }

    /** Wipes the octets. */
    @Override
    public synchronized void close() {
        Arrays.fill(octets, (byte) 0);
        closed = true;
    }

    /** Returns three asterisks. */
    @Override
    public String toString() {
        return "***";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The secret is closed.");
        }
    }
}
