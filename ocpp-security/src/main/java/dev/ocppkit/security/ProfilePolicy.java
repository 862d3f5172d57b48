package dev.ocppkit.security;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a charging station may connect with, or change to, a security profile. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.001 to A00.FR.006, A05, B09.FR.04, B09.FR.31, B09.FR.32, B09.FR.35, errata 2025-09.
 */
public final class ProfilePolicy {
    private ProfilePolicy() {}

    /** What a check of a change found. */
    public enum Change {
        /** The change may be made. */
        ACCEPTED(""),
        /** A lower profile is not allowed (A00.FR.005, A05.FR.02, A05.FR.10). */
        DOWNGRADE_REFUSED("NoSecurityDowngrade"),
        /** There is no valid root certificate for the CSMS (A05.FR.08). */
        NO_CSMS_ROOT("InvalidNetworkConf"),
        /** There is no valid certificate for the charging station (A05.FR.09). */
        NO_STATION_CERTIFICATE("InvalidNetworkConf");

        private final String reasonCode;

        Change(String reasonCode) {
            this.reasonCode = reasonCode;
        }

        /**
         * Returns the reason code to answer with.
         *
         * @return a reason code of the appendix; empty if the change is accepted
         */
        public String reasonCode() {
            return reasonCode;
        }

        /**
         * Returns what to refuse SetNetworkProfile with.
         *
         * @return the reason code and the name of this constant; empty if the change is accepted
         */
        public Optional<StatusInfo> refusal() {
            return this == ACCEPTED
                    ? Optional.empty()
                    : Optional.of(StatusInfo.builder()
                            .reasonCode(reasonCode)
                            .additionalInfo(name())
                            .build());
        }
    }

    /**
     * Tells whether a CSMS takes a connection. There is no fall-back to another profile (A00.FR.006, A05.FR.07).
     *
     * @param expected the profile of the port and of the charging station
     * @param actual the profile that the connection uses
     * @return whether they are the same
     */
    public static boolean mayConnect(SecurityProfile expected, SecurityProfile actual) {
        return expected == actual;
    }

    /**
     * Tells whether a charging station may change its profile.
     *
     * @param current the profile in use
     * @param wanted the profile to change to
     * @param allowDowngrade SecurityCtrlr.AllowSecurityProfileDowngrade: it permits 3 to 2, never to 1
     * @param hasCsmsRoot whether a valid CSMS root certificate is installed
     * @param hasStationCertificate whether a valid charging station certificate is installed
     * @return whether, or why not
     */
    public static Change checkChange(
            SecurityProfile current,
            SecurityProfile wanted,
            boolean allowDowngrade,
            boolean hasCsmsRoot,
            boolean hasStationCertificate) {
        if (wanted.number() < current.number() && !(allowDowngrade && wanted.usesTls())) {
            return Change.DOWNGRADE_REFUSED;
        }
        if (wanted.usesTls() && !hasCsmsRoot) {
            return Change.NO_CSMS_ROOT;
        }
        if (wanted.usesClientCertificate() && !hasStationCertificate) {
            return Change.NO_STATION_CERTIFICATE;
        }
        return Change.ACCEPTED;
    }

    /**
     * Returns the network configurations that a charging station removes after its first connection with a higher profile.
     *
     * @param reached the profile of the connection
     * @param slots what is configured
     * @return the slots with a lower profile, ascending; they leave NetworkConfigurationPriority too (A05.FR.06)
     */
    public static List<Integer> slotsBelow(SecurityProfile reached, Map<Integer, NetworkConnectionProfile> slots) {
        return slots.entrySet().stream()
                .filter(slot -> slot.getValue().securityProfile() < reached.number())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Returns the network configurations that a charging station removes after its first connection with a higher profile.
     *
     * @param reached the profile of the connection
     * @param profilesBySlot the profile of each configured slot
     * @return the slots with a lower profile, ascending; they leave NetworkConfigurationPriority too (A05.FR.06)
     */
    public static List<Integer> slotsToRemove(SecurityProfile reached, Map<Integer, SecurityProfile> profilesBySlot) {
        Set<Integer> slots = new TreeSet<>();
        profilesBySlot.forEach((slot, profile) -> {
            if (profile.number() < reached.number()) {
                slots.add(slot);
            }
        });
        return List.copyOf(slots);
    }
}
