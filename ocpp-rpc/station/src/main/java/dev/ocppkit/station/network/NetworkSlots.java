package dev.ocppkit.station.network;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.rpc.station.NetworkProfileRules;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The network profiles of a station: slot 0 is that of the factory, the others are for the CSMS. What the CSMS sets
 * survives restarts; which slots are used, and in which order, says OCPPCommCtrlr.NetworkConfigurationPriority.
 *
 * <p>Spec: OCPP 2.1 Part 2, B09, B10.
 */
public final class NetworkSlots implements NetworkProfiles {
    private static final String PREFIX = "network.";
    private static final String PRIORITY = "OCPPCommCtrlr.NetworkConfigurationPriority";

    private final StationContext context;
    private final DeviceModel model;
    private final Set<Integer> slots;
    private final NetworkConnectionProfile factory;

    /**
     * Adds the handler of SetNetworkProfile, and the check of NetworkConfigurationPriority.
     *
     * @param context where the block lives
     * @param model the variables
     * @param slots the slots that can be set
     * @param factory the profile of slot 0 until the CSMS sets another
     */
    public NetworkSlots(
            StationContext context, DeviceModel model, Set<Integer> slots, NetworkConnectionProfile factory) {
        this.context = context;
        this.model = model;
        this.slots = Set.copyOf(slots);
        this.factory = factory;
        context.on(SetNetworkProfileRequest.class, this::setProfile);
        model.guard(
                PRIORITY,
                value -> NetworkProfileRules.refusalOfPriority(numbers(value), model.numbers(PRIORITY), this));
    }

    private static List<Integer> numbers(String value) {
        return Stream.of(value.split(" *, *", -1)).map(Integer::valueOf).toList();
    }

    @Override
    public Optional<NetworkConnectionProfile> inSlot(int slot) {
        Optional<NetworkConnectionProfile> set = context.store()
                .get(PREFIX + slot, SetNetworkProfileRequest.class)
                .map(SetNetworkProfileRequest::connectionData);
        return slot == 0 ? set.or(() -> Optional.of(factory)) : set;
    }

    private SetNetworkProfileResponse setProfile(SetNetworkProfileRequest request) {
        boolean downgrade = model.isTrue("SecurityCtrlr.AllowSecurityProfileDowngrade");
        Optional<StatusInfo> refusal = NetworkProfileRules.refusalOfProfile(
                        request, slots, factory.securityProfile(), downgrade)
                .or(() -> inUse(request));
        if (refusal.isEmpty()) {
            context.store().put(PREFIX + request.configurationSlot(), request);
            context.store().commit();
        }
        return SetNetworkProfileResponse.builder()
                .status(refusal.isEmpty() ? SetNetworkProfileStatusEnum.ACCEPTED : SetNetworkProfileStatusEnum.REJECTED)
                .statusInfo(refusal.orElse(null))
                .build();
    }

    private Optional<StatusInfo> inUse(SetNetworkProfileRequest request) {
        return model.numbers(PRIORITY).contains(request.configurationSlot())
                ? Optional.of(StatusInfo.of(NetworkProfileRules.PRIORITY_NETWORK_CONF))
                : Optional.empty();
    }
}
