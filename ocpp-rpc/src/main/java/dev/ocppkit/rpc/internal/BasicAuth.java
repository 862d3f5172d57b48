package dev.ocppkit.rpc.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Basic authentication with the identity as user name. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.203 to A00.FR.206; RFC 7617.
 */
final class BasicAuth {
    private static final String SCHEME = "Basic ";

    private BasicAuth() {}

    /** Returns the value of the Authorization header. */
    static String header(String identity, byte[] password) {
        ByteArrayOutputStream credentials = new ByteArrayOutputStream();
        credentials.writeBytes((identity + ":").getBytes(StandardCharsets.UTF_8));
        credentials.writeBytes(password);
        return SCHEME + Base64.getEncoder().encodeToString(credentials.toByteArray());
    }

    /**
     * Returns the password of an Authorization header.
     *
     * @param authorization the value of the header, or null
     * @param identity the identity in the URL, which the user name must equal
     * @return the bytes, or null if there is no password for this identity
     */
    static byte @Nullable [] password(@Nullable String authorization, String identity) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        byte[] credentials;
        try {
            credentials = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
        byte[] user = (identity + ":").getBytes(StandardCharsets.UTF_8);
        boolean fits =
                credentials.length >= user.length && Arrays.equals(credentials, 0, user.length, user, 0, user.length);
        return fits ? Arrays.copyOfRange(credentials, user.length, credentials.length) : null;
    }
}
