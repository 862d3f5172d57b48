package dev.ocppkit.station.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.devicemodel.Variables;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetworkSlotsTest {
    private final Bench bench = new Bench();
    private final NetworkSlots slots =
            new NetworkSlots(bench.context, bench.model, Set.of(0, 1), profile("ws://factory.example/ocpp"));

    NetworkSlotsTest() {
        new Variables(bench.context, bench.model);
    }

    private static NetworkConnectionProfile profile(String url) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.WIRED0)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl(url)
                .securityProfile(1)
                .build();
    }

    private SetNetworkProfileStatusEnum set(int slot) {
        return bench.context
                .ask(SetNetworkProfileRequest.of(slot, profile("ws://other.example/ocpp")))
                .status();
    }

    private SetVariableStatusEnum prioritise(String slots) {
        SetVariableData data = SetVariableData.builder()
                .component(Component.of("OCPPCommCtrlr"))
                .variable(Variable.of("NetworkConfigurationPriority"))
                .attributeValue(slots)
                .build();
        return bench.context
                .ask(SetVariablesRequest.of(List.of(data)))
                .setVariableResult()
                .get(0)
                .attributeStatus();
    }

    @Test
    @Tag("B09.FR.02")
    void aProfileIsKeptAndCanBeUsedOnceItIsThere() {
        assertThat(prioritise("1,0")).isEqualTo(SetVariableStatusEnum.REJECTED);
        assertThat(set(1)).isEqualTo(SetNetworkProfileStatusEnum.ACCEPTED);
        assertThat(slots.inSlot(1).orElseThrow().ocppCsmsUrl()).isEqualTo("ws://other.example/ocpp");
        assertThat(prioritise("1,0")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
    }

    @Test
    void aSlotThatIsInUseOrUnknownIsRefused() {
        assertThat(set(0)).isEqualTo(SetNetworkProfileStatusEnum.REJECTED);
        assertThat(set(7)).isEqualTo(SetNetworkProfileStatusEnum.REJECTED);
        assertThat(slots.inSlot(0).orElseThrow().ocppCsmsUrl()).isEqualTo("ws://factory.example/ocpp");
        assertThat(slots.inSlot(7)).isEmpty();
    }
}
