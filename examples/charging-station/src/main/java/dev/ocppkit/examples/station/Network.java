package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.rpc.station.NetworkProfileRules;
import dev.ocppkit.rpc.station.NetworkProfiles;
import java.util.*;

/** The network profiles: slot 0 is that of the command line, 1 and 2 are for the CSMS (B09, B10). */
final class Network implements NetworkProfiles {
    private static final Set<Integer> SLOTS = Set.of(0, 1, 2);

    private final Station station;

    Network(Station station) {
        this.station = station;
        station.on(SetNetworkProfileRequest.class, this::setProfile);
    }

    @Override
    public Optional<NetworkConnectionProfile> inSlot(int slot) {
        Optional<NetworkConnectionProfile> set = station.state
                .get("network." + slot, SetNetworkProfileRequest.class)
                .map(SetNetworkProfileRequest::connectionData);
        return slot == 0 ? set.or(() -> Optional.of(station.firstProfile())) : set;
    }

    List<Integer> priority() {
        return station.model.list("OCPPCommCtrlr.NetworkConfigurationPriority").stream()
                .map(Integer::valueOf)
                .toList();
    }

    private SetNetworkProfileResponse setProfile(SetNetworkProfileRequest request) {
        boolean downgrade = station.model.isTrue("SecurityCtrlr.AllowSecurityProfileDowngrade");
        int active = station.firstProfile().securityProfile();
        Optional<StatusInfo> refusal = NetworkProfileRules.refusalOfProfile(request, SLOTS, active, downgrade)
                .or(() -> inUse(request));
        if (refusal.isEmpty()) {
            station.state.put("network." + request.configurationSlot(), request);
            station.state.commit();
        }
        return SetNetworkProfileResponse.builder()
                .status(refusal.isEmpty() ? SetNetworkProfileStatusEnum.ACCEPTED : SetNetworkProfileStatusEnum.REJECTED)
                .statusInfo(refusal.orElse(null))
                .build();
    }

    private Optional<StatusInfo> inUse(SetNetworkProfileRequest request) {
        return priority().contains(request.configurationSlot())
                ? Optional.of(StatusInfo.of(NetworkProfileRules.PRIORITY_NETWORK_CONF))
                : Optional.empty();
    }
}
