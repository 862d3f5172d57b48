package dev.ocppkit.security.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** base64url without padding, and strictly: each octets have one text. */
public final class Base64Url {
    private Base64Url() {}

    /** Returns the text of octets. */
    public static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Returns the octets of a text. */
    public static byte[] decode(String text) {
        byte[] octets = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        if (!encode(octets).equals(text)) {
            throw new IllegalArgumentException("The text is not the one that these octets have.");
        }
        return octets;
    }
}
