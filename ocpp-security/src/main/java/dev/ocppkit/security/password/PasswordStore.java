package dev.ocppkit.security.password;

import dev.ocppkit.security.StationIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a CSMS keeps the hashes of passwords. Must be safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.08.
 */
public interface PasswordStore {
    /**
     * Returns the hashes that are accepted now.
     *
     * @param identity a charging station
     * @return one text of {@link PasswordHasher#hash}, two while a new password may or may not have arrived; empty if the station
     *     is not known
     */
    List<String> accepted(StationIdentity identity);

    /**
     * Replaces all hashes of a charging station.
     *
     * @param identity the charging station
     * @param hash the only one that is accepted from now on
     */
    void replace(StationIdentity identity, String hash);

    /**
     * Keeps the hash of a password that was sent to a charging station and not confirmed yet.
     *
     * @param identity the charging station
     * @param hash is accepted too from now on; null forgets it
     */
    void pending(StationIdentity identity, @Nullable String hash);
}
