package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides at a CSMS whether a charging station has the right password. Safe for use by several threads as far as its store is.
 *
 * <p>All refusals look the same to the station: HTTP 401, sent before the upgrade to WebSocket. An unknown identity costs the same
 * time as a wrong password.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.204, A00.FR.207, A00.FR.303, A00.FR.324, A01.FR.03, A01.FR.04.
 */
public final class BasicAuthenticator {
    /** The header of the answer 401: its name is WWW-Authenticate. */
    public static final String CHALLENGE = "Basic realm=\"OCPP\", charset=\"UTF-8\"";

    private final PasswordStore store;
    private final PasswordHasher hasher;
    private final @Nullable AuthThrottle throttle;

    /**
     * Makes an authenticator.
     *
     * @param store where the hashes are
     * @param hasher compares with them
     * @param throttle limits attempts, or null if something before this does
     */
    public BasicAuthenticator(PasswordStore store, PasswordHasher hasher, @Nullable AuthThrottle throttle) {
        this.store = Objects.requireNonNull(store, "store");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.throttle = throttle;
    }

    /** The decision, for logs; to the peer all refusals are the same. */
    public enum Decision {
        /** The password is right. */
        GRANTED,
        /** There are no credentials, or broken ones. */
        NO_CREDENTIALS,
        /** The user name is not the identity in the URL. */
        OTHER_USER,
        /** The identity is not known, or the password is wrong. */
        WRONG_PASSWORD,
        /** There were too many attempts. */
        THROTTLED;

        /**
         * Tells whether the connection may go on.
         *
         * @return whether the password is right
         */
        public boolean isGranted() {
            return this == GRANTED;
        }
    }

    /**
     * Decides about the headers of a request.
     *
     * @param identity the identity in the URL
     * @param headers the values of all Authorization headers
     * @param source the address of the peer, to limit attempts
     * @return the decision
     */
    public Decision authenticate(StationIdentity identity, List<String> headers, String source) {
        if (isThrottled(identity, source)) {
            return Decision.THROTTLED;
        }
        Optional<BasicCredentials> credentials = BasicCredentials.parse(headers);
        if (credentials.isEmpty()) {
            return Decision.NO_CREDENTIALS;
        }
        try (Secret password = credentials.get().password()) {
            if (!credentials.get().user().equals(identity.value())) {
                hasher.verifyNothing(password);
                return Decision.OTHER_USER;
            }
            return decide(identity, password, source);
        }
    }

    /**
     * Decides about a password that a server has taken out of the headers already.
     *
     * @param identity the identity in the URL, which was the user name too
     * @param password the octets
     * @param source the address of the peer, to limit attempts
     * @return the decision
     */
    public Decision authenticate(StationIdentity identity, Secret password, String source) {
        return isThrottled(identity, source) ? Decision.THROTTLED : decide(identity, password, source);
    }

    private Decision decide(StationIdentity identity, Secret password, String source) {
        List<String> accepted = store.accepted(identity);
        if (accepted.isEmpty()) {
            hasher.verifyNothing(password);
            return Decision.WRONG_PASSWORD;
        }
        String matching = null;
        for (String stored : accepted) {
            if (hasher.verify(password, stored)) {
                matching = stored;
            }
        }
        if (matching == null) {
            return Decision.WRONG_PASSWORD;
        }
        // The station has shown which of two passwords it has; hashes of old strength are replaced on the way.
        if (accepted.size() > 1 || hasher.needsRehash(matching)) {
            store.replace(identity, hasher.needsRehash(matching) ? hasher.hash(password) : matching);
        }
        if (throttle != null) {
            throttle.succeeded(sourceKey(source));
            throttle.succeeded(identityKey(identity));
        }
        return Decision.GRANTED;
    }

    private boolean isThrottled(StationIdentity identity, String source) {
        return throttle != null
                && !(throttle.tryAttempt(sourceKey(source)) && throttle.tryAttempt(identityKey(identity)));
    }

    private static String sourceKey(String source) {
        return "source:" + source;
    }

    private static String identityKey(StationIdentity identity) {
        return "identity:" + identity.value().toLowerCase(Locale.ROOT);
    }
}
