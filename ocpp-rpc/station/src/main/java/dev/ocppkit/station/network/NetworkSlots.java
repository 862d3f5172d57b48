package dev.ocppkit.station.network;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.rpc.station.NetworkProfileRules;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The network profiles of a station: slot 0 is that of the factory until the CSMS sets another, the rest is for the CSMS.
 * What it sets survives restarts; which slots are used, and in which order, says
 * OCPPCommCtrlr.NetworkConfigurationPriority.
 *
 * <p>A slot is set by SetNetworkProfile, also one in use, which counts from the next connection on; or, with OCPP 2.1,
 * variable by variable in the component NetworkConfiguration, which this class adds to the device model, as long as the slot
 * is not in the list. What a slot lacks is found when it comes into the list. A profile with a VPN or an APN is refused.
 *
 * <p>A profile without a password has that of SecurityCtrlr.BasicAuthPassword; when the CSMS sets that one, it takes the
 * place of the password of the connection's own slot, and the station connects again with it (A01).
 *
 * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09, B10; component NetworkConfiguration.
 */
public final class NetworkSlots implements NetworkProfiles {
    private static final String PRIORITY = "OCPPCommCtrlr.NetworkConfigurationPriority";

    private final StationContext context;
    private final DeviceModel model;
    private final Map<Integer, SlotVariables> slots = new TreeMap<>();

    /** Read by the thread that connects. */
    private volatile Map<Integer, NetworkConnectionProfile> profiles = Map.of();

    /**
     * Adds the handler of SetNetworkProfile, the variables of NetworkConfiguration, and the check of
     * NetworkConfigurationPriority.
     *
     * @param context where the block lives
     * @param model the variables
     * @param slots the slots that can be set: the list of values of NetworkConfigurationPriority, at least two
     * @param factory the profile of slot 0 until the CSMS sets another
     */
    public NetworkSlots(
            StationContext context, DeviceModel model, Set<Integer> slots, NetworkConnectionProfile factory) {
        this.context = context;
        this.model = model;
        slots.stream().sorted().forEach(slot -> this.slots.put(slot, add(slot, factory)));
        context.on(SetNetworkProfileRequest.class, this::setProfile);
        model.guard(
                PRIORITY,
                value -> NetworkProfileRules.refusalOfPriority(numbers(value), model.numbers(PRIORITY), this));
        model.onSet("SecurityCtrlr." + SlotVariables.PASSWORD, this::passwordSet);
        model.onSet(this::refresh);
        refresh();
    }

    private SlotVariables add(int slot, NetworkConnectionProfile factory) {
        SlotVariables variables = new SlotVariables(model, slot, slot == 0 ? factory : null);
        for (String each : SlotVariables.writable()) {
            model.guard(
                    variables.name(each),
                    value -> NetworkProfileRules.refusalOfVariable(
                            slot, each, value, model.numbers(PRIORITY), activeSecurity(), isDowngradeAllowed()));
        }
        return variables;
    }

    private static List<Integer> numbers(String value) {
        return value.isBlank()
                ? List.of()
                : Stream.of(value.split(" *, *", -1)).map(Integer::valueOf).toList();
    }

    /** The security profile of the connection, which the runtime writes down when it is there. */
    private int activeSecurity() {
        return model.integer("SecurityCtrlr.SecurityProfile");
    }

    private boolean isDowngradeAllowed() {
        return model.isTrue("SecurityCtrlr.AllowSecurityProfileDowngrade");
    }

    private void refresh() {
        Map<Integer, NetworkConnectionProfile> set = new TreeMap<>();
        slots.forEach((slot, variables) -> variables.profile().ifPresent(profile -> set.put(slot, profile)));
        profiles = Map.copyOf(set);
    }

    @Override
    public Optional<NetworkConnectionProfile> inSlot(int slot) {
        return Optional.ofNullable(profiles.get(slot));
    }

    private SetNetworkProfileResponse setProfile(SetNetworkProfileRequest request) {
        Optional<StatusInfo> refusal = NetworkProfileRules.refusalOfProfile(
                        request, slots.keySet(), activeSecurity(), isDowngradeAllowed())
                .or(() -> unsupported(request.connectionData()));
        SlotVariables slot = slots.get(request.configurationSlot());
        if (refusal.isPresent() || slot == null) {
            return SetNetworkProfileResponse.builder()
                    .status(SetNetworkProfileStatusEnum.REJECTED)
                    .statusInfo(refusal.orElse(null))
                    .build();
        }
        return SetNetworkProfileResponse.of(
                isKept(slot, request.connectionData())
                        ? SetNetworkProfileStatusEnum.ACCEPTED
                        : SetNetworkProfileStatusEnum.FAILED);
    }

    private static Optional<StatusInfo> unsupported(NetworkConnectionProfile profile) {
        String what = profile.ocppTransport() != OCPPTransportEnum.JSON
                ? "ocppTransport"
                : profile.vpn() != null ? "vpn" : profile.apn() != null ? "apn" : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(StatusInfo.builder()
                        .reasonCode(NetworkProfileRules.INVALID_NETWORK_CONF)
                        .additionalInfo(what)
                        .build());
    }

    private boolean isKept(SlotVariables slot, NetworkConnectionProfile profile) {
        try {
            slot.put(profile);
            context.store().commit();
            refresh();
            return true;
        } catch (RuntimeException e) {
            context.tell("internal failure: cannot keep a network profile");
            return false;
        }
    }

    /** B09.FR.27 with errata of 2025-09: the password of SecurityCtrlr counts, because it is the newer one. */
    private void passwordSet(String value) {
        SlotVariables active = slots.get(model.integer("OCPPCommCtrlr.ActiveNetworkProfile"));
        if (active != null) {
            active.clearPassword();
        }
        if (activeSecurity() < 3) {
            context.afterReply(context::reconnect); // A01: the new password is in use at once
        }
    }
}
