package dev.ocppkit.rpc.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import java.util.Map;
import java.util.Optional;

/**
 * The network connection profiles by configuration slot, read anew before each attempt to connect.
 *
 * <p>Safe for use by several threads; returns quickly and does not throw.
 *
 * <p>Spec: OCPP 2.1 Part 2, B09 and B10.
 */
@FunctionalInterface
public interface NetworkProfiles {
    /**
     * Returns what is configured in a slot.
     *
     * @param slot the number of the slot
     * @return the profile, or empty if the slot is not set
     */
    Optional<NetworkConnectionProfile> inSlot(int slot);

    /**
     * Makes profiles that never change.
     *
     * @param profiles profiles by slot
     * @return the profiles
     */
    static NetworkProfiles of(Map<Integer, NetworkConnectionProfile> profiles) {
        Map<Integer, NetworkConnectionProfile> copy = Map.copyOf(profiles);
        return slot -> Optional.ofNullable(copy.get(slot));
    }
}
