package dev.ocppkit.security.payment;

import dev.ocppkit.security.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based texts in dynamic QR codes, version v1. Pure. This is not the TOTP of RFC 6238: the text has letters and comes
 * straight out of the octets of the HMAC.
 *
 * <p>A character carries a little less than 6 bits. Limit how often a charging station's texts may be tried: those of length 6
 * can be guessed otherwise.
 *
 * <p>Spec: OCPP 2.1 Part 2, C25.FR.40 to C25.FR.49; appendix, web payments.
 */
public final class Totp {
    /** The name of the algorithm in URLs. */
    public static final String VERSION = "v1";

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MIN_VALIDITY = 6;
    private static final int MAX_VALIDITY = 3600;
    private static final int MIN_LENGTH = 6;
    private static final int MAX_LENGTH = 255;

    private final Secret secret;
    private final int validitySeconds;
    private final int length;

    private Totp(Secret secret, int validitySeconds, int length) {
        this.secret = secret;
        this.validitySeconds = validitySeconds;
        this.length = length;
    }

    /** Which interval a text is of. */
    public enum Match {
        /** The interval of now. */
        CURRENT,
        /** The interval before. */
        PREVIOUS,
        /** The interval after, because clocks differ. */
        NEXT,
        /** None of these three. */
        INVALID;

        /**
         * Tells whether the text is accepted.
         *
         * @return whether it is of one of the three intervals
         */
        public boolean isValid() {
            return this != INVALID;
        }
    }

    /**
     * Makes a generator and checker, version v1.
     *
     * @param secret WebPaymentsCtrlr.SharedSecret, at least 8 characters, better 16 or more; not closed by this object
     * @param validitySeconds WebPaymentsCtrlr.ValidityTime, 6 to 3600 s
     * @param length WebPaymentsCtrlr.Length, 6 to 255 characters; after 32 the text repeats
     * @return the generator and checker
     * @throws IllegalArgumentException if an argument is out of range; the message does not hold the secret
     */
    public static Totp v1(Secret secret, int validitySeconds, int length) {
        char[] characters = secret.characters();
        int count = Character.codePointCount(characters, 0, characters.length);
        Arrays.fill(characters, '\0');
        if (count < 8) {
            throw new IllegalArgumentException("secret has less than 8 characters");
        }
        requireRange(validitySeconds, MIN_VALIDITY, MAX_VALIDITY, "validitySeconds");
        requireRange(length, MIN_LENGTH, MAX_LENGTH, "length");
        return new Totp(secret, validitySeconds, length);
    }

    private static void requireRange(int value, int min, int max, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be " + min + " to " + max);
        }
    }

    /**
     * Returns the text of an instant.
     *
     * @param at the instant
     * @return the text
     */
    public String at(Instant at) {
        return text(interval(at));
    }

    /**
     * Checks a text in constant time: all three intervals are always computed.
     *
     * @param text the text of a URL; the case of letters matters
     * @param now the time
     * @return which interval it is of
     */
    public Match validate(String text, Instant now) {
        long interval = interval(now);
        boolean previous = same(text, text(interval - 1));
        boolean current = same(text, text(interval));
        boolean next = same(text, text(interval + 1));
        if (current) {
            return Match.CURRENT;
        }
        return previous ? Match.PREVIOUS : next ? Match.NEXT : Match.INVALID;
    }

    /**
     * Returns the number of the interval of an instant, for those who accept each text only once.
     *
     * @param at the instant
     * @return the number of whole intervals since 1970
     */
    public long interval(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), validitySeconds);
    }

    private static boolean same(String text, String expected) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private String text(long interval) {
        byte[] hash = hmac(interval);
        int offset = hash[hash.length - 1] & 15;
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt((hash[(offset + i) % hash.length] & 0xFF) % ALPHABET.length()));
        }
        return text.toString();
    }

    private byte[] hmac(long interval) {
        byte[] key = secret.octets();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(interval).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Shows the parameters and not the secret. */
    @Override
    public String toString() {
        return "Totp[" + validitySeconds + " s, " + length + " characters]";
    }
}
