package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.station.NetworkProfileRules;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.StationVariables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which network profile to try next: each slot of the priority list as often as configured, then the slot of the last
 * successful connection, then the list again, for ever. Slots without a usable profile are passed over. List, number of
 * attempts and profiles are read anew at each step.
 *
 * <p>Spec: OCPP 2.1 Part 2, B10.FR.03, B10.FR.04, B10.FR.07, B10.FR.08 and B10.FR.09 with errata 2025-09.
 */
final class SlotPlan {
    private final StationVariables variables;
    private final NetworkProfiles profiles;
    private final Set<Integer> exhausted = new HashSet<>();
    private OptionalInt current = OptionalInt.empty();
    private int attempts;
    private boolean fallback;
    private int passes;
    private @Nullable NetworkSlot connected;

    SlotPlan(StationVariables variables, NetworkProfiles profiles) {
        this.variables = variables;
        this.profiles = profiles;
    }

    /** Begins with the first entry: after a start, and when a connection is lost. */
    void begin() {
        exhausted.clear();
        current = OptionalInt.empty();
        attempts = 0;
        fallback = false;
    }

    /** There are new credentials: they are tried with all entries, then the old ones, and so on. */
    void renewed() {
        begin();
        passes = 0;
    }

    /**
     * Returns whether it is the turn of the new credentials; the last good slot is always tried with the old ones.
     *
     * <p>Spec: OCPP 2.1 Part 2, A02.FR.28.
     */
    boolean isTurnOfRenewed() {
        return !fallback && passes % 2 == 0;
    }

    /** Returns whom to try now, or empty if no slot can be used at the moment. */
    Optional<NetworkSlot> next() {
        List<Integer> order = variables.networkConfigurationPriority();
        if (current.isPresent() && isWorthAnother(current.getAsInt(), order)) {
            Optional<NetworkSlot> again = usable(current.getAsInt());
            if (again.isPresent()) {
                return again;
            }
        }
        current.ifPresent(exhausted::add);
        return following(order);
    }

    private boolean isWorthAnother(int slot, List<Integer> order) {
        return attempts < Math.max(1, variables.networkProfileConnectionAttempts())
                && (fallback || order.contains(slot));
    }

    private Optional<NetworkSlot> following(List<Integer> order) {
        if (!fallback) {
            Optional<NetworkSlot> listed = firstUsable(order);
            if (listed.isPresent()) {
                return take(listed);
            }
            passes++;
            Optional<NetworkSlot> lastGood = lastGood();
            if (lastGood.isPresent()) {
                fallback = true;
                return take(lastGood);
            }
        }
        begin();
        return take(firstUsable(order));
    }

    private Optional<NetworkSlot> firstUsable(List<Integer> order) {
        return order.stream()
                .filter(slot -> !exhausted.contains(slot))
                .flatMap(slot -> usable(slot).stream())
                .findFirst();
    }

    private Optional<NetworkSlot> lastGood() {
        OptionalInt slot = variables.activeNetworkProfile();
        return slot.isPresent() ? usable(slot.getAsInt()) : Optional.empty();
    }

    private Optional<NetworkSlot> take(Optional<NetworkSlot> slot) {
        current = slot.isPresent() ? OptionalInt.of(slot.get().slot()) : OptionalInt.empty();
        attempts = 0;
        return slot;
    }

    private Optional<NetworkSlot> usable(int slot) {
        return profiles.inSlot(slot)
                .filter(profile ->
                        NetworkProfileRules.invalidParameters(profile).isEmpty())
                .map(profile -> new NetworkSlot(slot, profile));
    }

    /** The attempt failed. */
    void failed() {
        attempts++;
    }

    /** Returns what the last connection was made with, or null before the first. */
    @Nullable
    NetworkSlot lastConnected() {
        return connected;
    }

    /** The attempt succeeded. */
    void connected(NetworkSlot slot) {
        connected = slot;
        begin();
    }
}
