package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.PeriodicEventStreamParams;
import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.*;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the swarm only has to be there
class NetworkTest {
    private static final String ID = "CS-N";

    private static void set(TestCsms csms, Component component, String variable, String value) {
        SetVariableData data = SetVariableData.builder()
                .component(component)
                .variable(Variable.of(variable))
                .attributeValue(value)
                .build();
        assertThat(csms.call(ID, SetVariablesRequest.of(List.of(data)))
                        .setVariableResult()
                        .get(0)
                        .attributeStatus())
                .isEqualTo(SetVariableStatusEnum.ACCEPTED);
    }

    private static String get(TestCsms csms, String component, String variable) {
        GetVariableData data = GetVariableData.builder()
                .component(Component.of(component))
                .variable(Variable.of(variable))
                .build();
        return csms.call(ID, GetVariablesRequest.of(List.of(data)))
                .getVariableResult()
                .get(0)
                .attributeValue();
    }

    private static String endpoint(TestCsms csms) {
        return csms.url("").replaceAll("/$", "");
    }

    private static void migrate(TestCsms csms, String order) {
        set(csms, Component.of("OCPPCommCtrlr"), "NetworkConfigurationPriority", order);
        assertThat(csms.call(ID, ResetRequest.of(ResetEnum.ON_IDLE)).status()).isEqualTo(ResetStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("B09.FR.01")
    @Tag("B10.FR.04")
    @Tag("B10.FR.06")
    @Tag("B09.FR.28")
    void theStationMigratesToAnotherCsmsAndComesBackVariableByVariable() throws IOException {
        try (TestCsms one = new TestCsms();
                TestCsms two = new TestCsms();
                Swarm swarm = Simulation.start(one, ID, OcppVersion.V2_1, Simulation.with(false, 1, 0))) {
            one.await(BootNotificationRequest.class);
            NetworkConnectionProfile profile = NetworkConnectionProfile.builder()
                    .ocppInterface(OCPPInterfaceEnum.WIRED0)
                    .ocppTransport(OCPPTransportEnum.JSON)
                    .messageTimeout(30)
                    .ocppCsmsUrl(endpoint(two))
                    .securityProfile(1)
                    .build();
            assertThat(one.call(ID, SetNetworkProfileRequest.of(1, profile)).status())
                    .isEqualTo(SetNetworkProfileStatusEnum.ACCEPTED);
            migrate(one, "1,0");
            BootNotificationRequest boot = two.await(BootNotificationRequest.class);
            assertThat(boot.reason()).isEqualTo(BootReasonEnum.SCHEDULED_RESET);
            assertThat(get(two, "OCPPCommCtrlr", "ActiveNetworkProfile")).isEqualTo("1");
            assertThat(get(two, "SecurityCtrlr", "Identity")).isEqualTo(ID);

            one.forget();
            Component slot = Component.builder()
                    .name("NetworkConfiguration")
                    .instance("2")
                    .build();
            set(two, slot, "OcppCsmsUrl", endpoint(one));
            set(two, slot, "OcppInterface", "Wired0");
            set(two, slot, "MessageTimeout", "30");
            set(two, slot, "SecurityProfile", "1");
            migrate(two, "2,1");
            one.await(BootNotificationRequest.class);
            assertThat(get(one, "OCPPCommCtrlr", "ActiveNetworkProfile")).isEqualTo("2");
        }
    }

    @Test
    @Tag("B10.FR.03")
    @Tag("B10.FR.10")
    void aCsmsThatIsNotThereIsTriedAsOftenAsSaidAndThenTheNextOne() throws IOException {
        try (TestCsms one = new TestCsms();
                Swarm swarm = Simulation.start(one, ID, OcppVersion.V2_1, Simulation.with(false, 1, 0))) {
            one.await(BootNotificationRequest.class);
            NetworkConnectionProfile nobody = NetworkConnectionProfile.builder()
                    .ocppInterface(OCPPInterfaceEnum.WIRED0)
                    .ocppTransport(OCPPTransportEnum.JSON)
                    .messageTimeout(30)
                    .ocppCsmsUrl("ws://localhost:1/ocpp")
                    .securityProfile(1)
                    .build();
            one.call(ID, SetNetworkProfileRequest.of(1, nobody));
            Component settings = Component.of("OCPPCommCtrlr");
            set(one, settings, "RetryBackOffWaitMinimum", "1");
            set(one, settings, "RetryBackOffRandomRange", "0");
            set(one, settings, "NetworkProfileConnectionAttempts", "2");
            one.forget();
            migrate(one, "1,0");
            one.await(BootNotificationRequest.class);
            assertThat(get(one, "OCPPCommCtrlr", "ActiveNetworkProfile")).isEqualTo("0");
        }
    }

    @Test
    @Tag("N11.FR.02")
    @Tag("N13.FR.05")
    @Tag("N15.FR.01")
    void theValuesOfAMonitorComeInAStream() throws IOException {
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, ID, OcppVersion.V2_1, Simulation.with(false, 1, 0))) {
            csms.await(BootNotificationRequest.class);
            SetMonitoringData monitor = SetMonitoringData.builder()
                    .component(Component.builder().name("EVSE").evse(EVSE.of(1)).build())
                    .variable(Variable.of("Power"))
                    .type(MonitorEnum.PERIODIC)
                    .value(BigDecimal.ONE)
                    .severity(8)
                    .periodicEventStream(
                            PeriodicEventStreamParams.builder().values(2).build())
                    .build();
            int id = csms.call(ID, SetVariableMonitoringRequest.of(List.of(monitor)))
                    .setMonitoringResult()
                    .get(0)
                    .id();
            OpenPeriodicEventStreamRequest opened = csms.await(OpenPeriodicEventStreamRequest.class);
            assertThat(opened.constantStreamData().variableMonitoringId()).isEqualTo(id);
            csms.await(() -> csms.streamed().size() >= 2);
            assertThat(csms.streamed())
                    .allMatch(each -> each.data().size() == 2
                            && each.id() == opened.constantStreamData().id());
            csms.call(ID, ClearVariableMonitoringRequest.of(List.of(id)));
            csms.await(ClosePeriodicEventStreamRequest.class);
            assertThat(csms.call(ID, GetPeriodicEventStreamRequest.of()).constantStreamData())
                    .isNull();
            assertThat(csms.problems()).isEmpty();
        }
    }
}
