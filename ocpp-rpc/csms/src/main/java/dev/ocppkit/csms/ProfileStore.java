package dev.ocppkit.csms;

import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.List;

/**
 * Where a CSMS keeps the charging profiles that its stations hold.
 *
 * @param <S> an open transaction of the database
 */
public interface ProfileStore<S> {
    /**
     * Returns what a station holds, as far as is known.
     *
     * @param transaction the transaction
     * @param identity the identity of the station
     * @return its profiles
     */
    List<InstalledProfile> list(S transaction, String identity);

    /**
     * Keeps what a station holds.
     *
     * @param transaction the transaction
     * @param identity the identity of the station
     * @param profiles all of its profiles
     */
    void replace(S transaction, String identity, List<InstalledProfile> profiles);
}
