package dev.ocppkit.rpc.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import java.util.Objects;

/**
 * A configuration slot and what is in it.
 *
 * @param slot the number of the slot
 * @param profile the network connection profile in it
 */
public record NetworkSlot(int slot, NetworkConnectionProfile profile) {
    /** Checks for null. */
    public NetworkSlot {
        Objects.requireNonNull(profile, "profile");
    }

    /** Leaves out the profile, which has addresses and may have passwords. */
    @Override
    public String toString() {
        return "NetworkSlot[" + slot + ", security profile " + profile.securityProfile() + "]";
    }
}
