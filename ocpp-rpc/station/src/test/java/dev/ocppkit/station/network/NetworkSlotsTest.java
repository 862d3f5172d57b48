package dev.ocppkit.station.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.APN;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.SetVariableResult;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.APNAuthenticationEnum;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.ReportBaseEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.GetBaseReportRequest;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.NotifyReportRequest;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.devicemodel.Reports;
import dev.ocppkit.station.devicemodel.Variables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetworkSlotsTest {
    private static final String PASSWORD = "sixteen or more letters";

    private final StationStore store = StationStore.inMemory();
    private final Bench bench = new Bench(store);
    private final NetworkSlots slots = slots(bench);

    NetworkSlotsTest() {
        new Variables(bench.context, bench.model);
        new Reports(bench.context, bench.model);
    }

    private static NetworkSlots slots(Bench bench) {
        return new NetworkSlots(
                bench.context,
                bench.model,
                Set.of(0, 1, 2),
                profile("ws://factory.example/ocpp").basicAuthPassword(PASSWORD).build());
    }

    private static NetworkConnectionProfile.Builder profile(String url) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.WIRED0)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl(url)
                .securityProfile(1);
    }

    private SetNetworkProfileResponse set(int slot, NetworkConnectionProfile.Builder profile) {
        return bench.context.ask(SetNetworkProfileRequest.of(slot, profile.build()));
    }

    private SetNetworkProfileStatusEnum set(int slot) {
        return set(slot, profile("ws://other.example/ocpp")).status();
    }

    private SetVariableResult set(Component component, String variable, String value) {
        SetVariableData data = SetVariableData.builder()
                .component(component)
                .variable(Variable.of(variable))
                .attributeValue(value)
                .build();
        return bench.context
                .ask(SetVariablesRequest.of(List.of(data)))
                .setVariableResult()
                .get(0);
    }

    private SetVariableStatusEnum prioritise(String order) {
        return set(Component.of("OCPPCommCtrlr"), "NetworkConfigurationPriority", order)
                .attributeStatus();
    }

    private static Component slot(int slot) {
        return Component.builder()
                .name("NetworkConfiguration")
                .instance(Integer.toString(slot))
                .build();
    }

    private SetVariableStatusEnum set(int slot, String variable, String value) {
        return set(slot(slot), variable, value).attributeStatus();
    }

    private GetVariableResult get(int slot, String variable) {
        GetVariableData data = GetVariableData.builder()
                .component(slot(slot))
                .variable(Variable.of(variable))
                .build();
        return bench.context
                .ask(GetVariablesRequest.of(List.of(data)))
                .getVariableResult()
                .get(0);
    }

    private Optional<String> password(int slot) {
        return slots.inSlot(slot).map(NetworkConnectionProfile::basicAuthPassword);
    }

    @Test
    @Tag("B09.FR.01")
    @Tag("B10.FR.01")
    @Tag("B10.FR.02")
    void aProfileIsKeptAndCanBeUsedOnceItIsThere() {
        assertThat(prioritise("1,0")).isEqualTo(SetVariableStatusEnum.REJECTED);
        assertThat(set(1)).isEqualTo(SetNetworkProfileStatusEnum.ACCEPTED);
        assertThat(slots.inSlot(1).orElseThrow().ocppCsmsUrl()).isEqualTo("ws://other.example/ocpp");
        assertThat(prioritise("1,0")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(prioritise("")).isEqualTo(SetVariableStatusEnum.REJECTED);
        NetworkSlots afterRestart = slots(new Bench(store));
        assertThat(afterRestart.inSlot(1)).isEqualTo(slots.inSlot(1));
    }

    @Test
    @Tag("B09.FR.05")
    void aSlotThatThereIsNotIsRefused() {
        SetNetworkProfileResponse refused = set(7, profile("ws://other.example/ocpp"));
        assertThat(refused.status()).isEqualTo(SetNetworkProfileStatusEnum.REJECTED);
        assertThat(refused.statusInfo().reasonCode()).isEqualTo("InvalidConfSlot");
        assertThat(slots.inSlot(7)).isEmpty();
    }

    @Test
    @Tag("B09.FR.01")
    void aSlotInUseIsSetForTheNextConnection() {
        assertThat(set(0)).isEqualTo(SetNetworkProfileStatusEnum.ACCEPTED);
        assertThat(slots.inSlot(0).orElseThrow().ocppCsmsUrl()).isEqualTo("ws://other.example/ocpp");
        assertThat(password(0)).isEmpty();
    }

    @Test
    @Tag("B09.FR.02")
    @Tag("B09.FR.13")
    void whatIsWrongOrNotThereIsRefusedByItsName() {
        APN apn = APN.builder()
                .apn("apn.example")
                .apnAuthentication(APNAuthenticationEnum.AUTO)
                .build();
        assertThat(set(1, profile("http://x.example")).statusInfo().additionalInfo())
                .isEqualTo("ocppCsmsUrl");
        assertThat(set(1, profile("ws://x.example").apn(apn)).statusInfo().additionalInfo())
                .isEqualTo("apn");
        assertThat(slots.inSlot(1)).isEmpty();
        assertThat(get(1, "ApnEnabled").attributeValue()).isEqualTo("false");
        assertThat(set(1, "VpnEnabled", "true")).isEqualTo(SetVariableStatusEnum.REJECTED);
    }

    @Test
    @Tag("B09.FR.03")
    void aProfileThatCannotBeKeptFails() {
        Bench broken = new Bench(new BrokenStore());
        slots(broken);
        assertThat(broken.context
                        .ask(SetNetworkProfileRequest.of(
                                1, profile("ws://x.example").build()))
                        .status())
                .isEqualTo(SetNetworkProfileStatusEnum.FAILED);
    }

    @Test
    @Tag("B09.FR.04")
    @Tag("B09.FR.31")
    @Tag("B09.FR.32")
    @Tag("B09.FR.35")
    void theSecurityProfileIsNotLoweredUnlessThatIsAllowed() {
        bench.model.set("SecurityCtrlr.SecurityProfile", "3");
        NetworkConnectionProfile.Builder two = profile("wss://x.example").securityProfile(2);
        assertThat(set(1, two).statusInfo().reasonCode()).isEqualTo("NoSecurityDowngrade");
        SetVariableResult refused = set(slot(1), "SecurityProfile", "2");
        assertThat(refused.attributeStatus()).isEqualTo(SetVariableStatusEnum.REJECTED);
        assertThat(refused.attributeStatusInfo().reasonCode()).isEqualTo("NoSecurityDowngrade");
        bench.model.set("SecurityCtrlr.AllowSecurityProfileDowngrade", "true");
        assertThat(set(1, two).status()).isEqualTo(SetNetworkProfileStatusEnum.ACCEPTED);
        assertThat(set(2, "SecurityProfile", "2")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(set(1)).isEqualTo(SetNetworkProfileStatusEnum.REJECTED);
        assertThat(set(2, "SecurityProfile", "1")).isEqualTo(SetVariableStatusEnum.REJECTED);
    }

    @Test
    @Tag("B09.FR.06")
    @Tag("B09.FR.08")
    @Tag("B09.FR.10")
    void theBaseReportHasTheVariablesOfEverySlot() {
        bench.context.ask(GetBaseReportRequest.of(1, ReportBaseEnum.FULL_INVENTORY));
        List<ReportData> urls = bench.context.sent(NotifyReportRequest.class).stream()
                .flatMap(report -> report.reportData().stream())
                .filter(each -> each.variable().name().equals("OcppCsmsUrl"))
                .toList();
        assertThat(urls).extracting(each -> each.component().instance()).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(urls)
                .extracting(each -> each.variableAttribute().get(0).mutability())
                .containsOnly(MutabilityEnum.READ_WRITE);
    }

    @Test
    @Tag("B09.FR.09")
    @Tag("B09.FR.11")
    void aProfileThatIsSetIsSeenInTheVariables() {
        set(1, profile("ws://x.example/a").identity("CS-X").basicAuthPassword(PASSWORD));
        assertThat(get(1, "OcppCsmsUrl").attributeValue()).isEqualTo("ws://x.example/a");
        assertThat(get(1, "Identity").attributeValue()).isEqualTo("CS-X");
        assertThat(get(1, "MessageTimeout").attributeValue()).isEqualTo("30");
        assertThat(get(1, "OcppInterface").attributeValue()).isEqualTo("Wired0");
        assertThat(get(1, "BasicAuthPassword").attributeStatus()).isEqualTo(GetVariableStatusEnum.REJECTED);
        assertThat(get(1, "ApnEnabled").attributeValue()).isEqualTo("false");
        assertThat(get(1, "VpnEnabled").attributeValue()).isEqualTo("false");
    }

    @Test
    @Tag("B09.FR.20")
    @Tag("B09.FR.22")
    void theVariablesOfASlotInUseCannotBeSetUntilItIsTakenFromTheList() {
        set(1);
        prioritise("0,1");
        SetVariableResult refused = set(slot(1), "OcppCsmsUrl", "ws://new.example");
        assertThat(refused.attributeStatus()).isEqualTo(SetVariableStatusEnum.REJECTED);
        assertThat(refused.attributeStatusInfo().reasonCode()).isEqualTo("PriorityNetworkConf");
        assertThat(prioritise("0")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(set(1, "OcppCsmsUrl", "ws://new.example")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(slots.inSlot(1).orElseThrow().ocppCsmsUrl()).isEqualTo("ws://new.example");
    }

    @Test
    @Tag("B09.FR.23")
    @Tag("B09.FR.33")
    @Tag("B09.FR.34")
    void aSlotSetVariableByVariableIsJudgedWhenItComesIntoTheList() {
        set(2, "OcppCsmsUrl", "nonsense");
        set(2, "OcppInterface", "Wired0");
        set(2, "MessageTimeout", "30");
        assertThat(prioritise("2,0")).isEqualTo(SetVariableStatusEnum.REJECTED);
        set(2, "SecurityProfile", "1");
        SetVariableResult refused = set(Component.of("OCPPCommCtrlr"), "NetworkConfigurationPriority", "2,0");
        assertThat(refused.attributeStatusInfo().reasonCode()).isEqualTo("InvalidNetworkConf");
        assertThat(refused.attributeStatusInfo().additionalInfo()).isEqualTo("slot 2: ocppCsmsUrl");
        assertThat(set(2, "OcppCsmsUrl", "ws://two.example/ocpp")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(prioritise("2,0")).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(set(1, "MessageTimeout", "soon")).isEqualTo(SetVariableStatusEnum.REJECTED);
    }

    @Test
    @Tag("B09.FR.27")
    void aNewPasswordOfTheStationReplacesThatOfTheSlotInUse() {
        set(1, profile("ws://x.example").basicAuthPassword(PASSWORD));
        assertThat(password(0)).contains(PASSWORD);
        SetVariableResult done = set(Component.of("SecurityCtrlr"), "BasicAuthPassword", "another password of 16");
        assertThat(bench.context.news).containsExactly("reconnects");
        assertThat(done.attributeStatus()).isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(password(0)).isEmpty();
        assertThat(password(1)).contains(PASSWORD);
    }
}
