package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import java.util.Objects;

/**
 * Changes the password of a charging station from the CSMS.
 *
 * <p>Begin before sending SetVariablesRequest. As long as the answer is outstanding, or lost with the connection, old and new
 * password are accepted; the first one that the station uses stays.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.01 to A01.FR.04.
 */
public final class PasswordRotation {
    private final PasswordStore store;
    private final StationIdentity identity;
    private final String hash;

    private PasswordRotation(PasswordStore store, StationIdentity identity, String hash) {
        this.store = store;
        this.identity = identity;
        this.hash = hash;
    }

    /**
     * Begins: from now on the new password is accepted too.
     *
     * @param store where the hashes are
     * @param hasher hashes the new password
     * @param identity the charging station
     * @param password the octets of the new password
     * @return the rotation, to be told the answer
     */
    public static PasswordRotation begin(
            PasswordStore store, PasswordHasher hasher, StationIdentity identity, Secret password) {
        PasswordRotation rotation =
                new PasswordRotation(store, Objects.requireNonNull(identity, "identity"), hasher.hash(password));
        store.pending(identity, rotation.hash);
        return rotation;
    }

    /** The station answered Accepted: the old password is refused at once (A01.FR.03). */
    public void accepted() {
        store.replace(identity, hash);
    }

    /** The station answered with another status: the old password stays, the new one is refused (A01.FR.04). */
    public void rejected() {
        store.pending(identity, null);
    }
}
