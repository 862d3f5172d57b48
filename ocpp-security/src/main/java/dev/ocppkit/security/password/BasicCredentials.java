package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.internal.Guard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Authorization header of HTTP Basic authentication holds. The password is octets and not a text: keys of OCPP 1.6 may
 * hold any octet.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.203, A00.FR.302; RFC 7617, RFC 4648.
 */
public final class BasicCredentials {
    /** How many characters a header may have; longer ones are refused before they are decoded. */
    public static final int MAX_HEADER = 8192;

    private static final String SCHEME = "Basic ";

    private final String user;
    private final Secret password;

    private BasicCredentials(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    /**
     * Makes the value of the header, which every connection attempt sends.
     *
     * @param identity the identity of the charging station
     * @param password the octets of the password; the octets of an AuthorizationKey of OCPP 1.6, not its digits
     * @return the value; it is as secret as the password
     */
    public static String header(StationIdentity identity, Secret password) {
        byte[] octets = password.octets();
        ByteArrayOutputStream credentials = new ByteArrayOutputStream();
        credentials.writeBytes((identity.value() + ":").getBytes(StandardCharsets.US_ASCII));
        credentials.writeBytes(octets);
        Arrays.fill(octets, (byte) 0);
        return SCHEME + Base64.getEncoder().encodeToString(credentials.toByteArray());
    }

    /**
     * Reads the Authorization headers of a request.
     *
     * @param headers the values of all of them; there must be exactly one
     * @return the credentials; empty if there are none, several, or broken ones
     */
    public static Optional<BasicCredentials> parse(List<String> headers) {
        String header = headers.size() == 1 ? headers.get(0) : "";
        if (header.length() > MAX_HEADER || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Guard.attempt(() -> split(
                Base64.getDecoder().decode(header.substring(SCHEME.length()).trim())));
    }

    private static @Nullable BasicCredentials split(byte[] decoded) {
        int colon = 0;
        while (colon < decoded.length && decoded[colon] != ':') {
            colon++;
        }
        if (colon == decoded.length) {
            return null;
        }
        String user = new String(decoded, 0, colon, StandardCharsets.UTF_8);
        Secret password = Secret.of(Arrays.copyOfRange(decoded, colon + 1, decoded.length));
        Arrays.fill(decoded, (byte) 0);
        return new BasicCredentials(user, password);
    }

    /**
     * Returns the user name, which must be the identity in the URL.
     *
     * @return the user name as it was sent
     */
    public String user() {
        return user;
    }

    /**
     * Returns the password.
     *
     * @return the octets after the first colon
     */
    public Secret password() {
        return password;
    }

    /** Shows neither user nor password. */
    @Override
    public String toString() {
        return "BasicCredentials[***]";
    }
}
