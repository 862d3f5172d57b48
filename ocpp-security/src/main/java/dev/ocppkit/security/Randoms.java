package dev.ocppkit.security;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes values that nobody can guess. Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.06, A01.FR.07, A00.FR.802.
 */
public final class Randoms {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String PASSWORD = LETTERS + "*-_=+|@.";
    private static final int MIN_PASSWORD = 22;

    private final SecureRandom random;

    /** Makes a source with the default generator of the JDK. */
    public Randoms() {
        this(new SecureRandom());
    }

    /**
     * Makes a source.
     *
     * @param random where the randomness comes from
     */
    public Randoms(SecureRandom random) {
        this.random = random;
    }

    /**
     * Makes a password that every version of OCPP 2 takes.
     *
     * @param length 22 to 64 characters, at most 40 for OCPP 2.0.1; 22 have more than 128 bits
     * @return the password
     * @throws IllegalArgumentException if the length is out of range
     */
    public Secret password(int length) {
        return text(PASSWORD, length, MIN_PASSWORD, 64);
    }

    /**
     * Makes an AuthorizationKey of OCPP 1.6: 20 octets.
     *
     * @return 40 hexadecimal digits
     */
    public Secret authorizationKey() {
        byte[] octets = new byte[20];
        random.nextBytes(octets);
        Secret key = Secret.of(HexFormat.of().formatHex(octets));
        Arrays.fill(octets, (byte) 0);
        return key;
    }

    /**
     * Makes a shared secret for dynamic QR codes.
     *
     * @param length 16 to 255 characters
     * @return the secret, of letters and digits
     * @throws IllegalArgumentException if the length is out of range
     */
    public Secret sharedSecret(int length) {
        return text(LETTERS, length, 16, 255);
    }

    /**
     * Makes the id of a message.
     *
     * @return a UUID of version 4, 36 characters
     */
    public String messageId() {
        return uuid();
    }

    /**
     * Makes the id of a transaction.
     *
     * @return a UUID of version 4, 36 characters
     */
    public String transactionId() {
        return uuid();
    }

    /**
     * Makes the id of a request, for instance of a certificate signing request.
     *
     * @return 1 to 2147483647
     */
    public int requestId() {
        return 1 + random.nextInt(Integer.MAX_VALUE);
    }

    /**
     * Makes octets.
     *
     * @param count how many
     * @return the octets
     */
    public byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private String uuid() {
        byte[] octets = octets(16);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = (high << 8) | (octets[i] & 0xFF);
            low = (low << 8) | (octets[i + 8] & 0xFF);
        }
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L).toString();
    }

    private Secret text(String alphabet, int length, int min, int max) {
        if (length < min || length > max) {
            throw new IllegalArgumentException("length is " + length + ", but must be " + min + " to " + max);
        }
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            // nextInt with a bound draws again where a remainder would be biased.
            characters[i] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        Secret secret = Secret.of(characters);
        Arrays.fill(characters, '\0');
        return secret;
    }
}
