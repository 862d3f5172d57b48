package dev.ocppkit.station.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.SetVariableResult;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.station.Bench;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final Bench bench = new Bench();

    VariablesTest() {
        new Variables(bench.context, bench.model);
    }

    private GetVariableResult get(String component, String variable) {
        return bench.context
                .ask(GetVariablesRequest.of(
                        List.of(GetVariableData.of(Component.of(component), Variable.of(variable)))))
                .getVariableResult()
                .get(0);
    }

    private SetVariableResult set(String component, String variable, String value) {
        return bench.context
                .ask(SetVariablesRequest.of(List.of(SetVariableData.builder()
                        .component(Component.of(component))
                        .variable(Variable.of(variable))
                        .attributeValue(value)
                        .build())))
                .setVariableResult()
                .get(0);
    }

    @Test
    @Tag("B05.FR.10")
    @Tag("B06.FR.01")
    void whatWasSetIsRead() {
        assertThat(set("OCPPCommCtrlr", "HeartbeatInterval", "60").attributeStatus())
                .isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(get("ocppcommctrlr", "HEARTBEATINTERVAL").attributeValue()).isEqualTo("60");
        assertThat(bench.model.integer("OCPPCommCtrlr.HeartbeatInterval")).isEqualTo(60);
    }

    @Test
    @Tag("B05.FR.05")
    @Tag("B06.FR.06")
    @Tag("B06.FR.07")
    void unknownComponentsAndVariablesAreToldApart() {
        assertThat(get("NoSuchCtrlr", "X").attributeStatus()).isEqualTo(GetVariableStatusEnum.UNKNOWN_COMPONENT);
        assertThat(get("TxCtrlr", "X").attributeStatus()).isEqualTo(GetVariableStatusEnum.UNKNOWN_VARIABLE);
        assertThat(set("TxCtrlr", "X", "1").attributeStatus()).isEqualTo(SetVariableStatusEnum.UNKNOWN_VARIABLE);
    }

    @Test
    @Tag("B06.FR.09")
    void aSecretIsWrittenAndNeverRead() {
        String password = "0123456789abcdef";
        assertThat(set("SecurityCtrlr", "BasicAuthPassword", password).attributeStatus())
                .isEqualTo(SetVariableStatusEnum.ACCEPTED);
        assertThat(get("SecurityCtrlr", "BasicAuthPassword").attributeStatus())
                .isEqualTo(GetVariableStatusEnum.REJECTED);
        assertThat(bench.model.text("SecurityCtrlr.BasicAuthPassword")).isEqualTo(password);
        assertThat(bench.model.flat()).doesNotContainKey("SecurityCtrlr.BasicAuthPassword");
    }

    @Test
    @Tag("B05.FR.07")
    @Tag("B05.FR.08")
    void aValueThatDoesNotSuitIsRefusedWithItsReason() {
        assertThat(reason(set("OCPPCommCtrlr", "HeartbeatInterval", "soon"))).isEqualTo("InvalidValue");
        assertThat(reason(set("OCPPCommCtrlr", "HeartbeatInterval", "0"))).isEqualTo("ValueOutOfRange");
        assertThat(reason(set("ChargingStation", "Model", "other"))).isEqualTo("ReadOnly");
        assertThat(reason(set("SecurityCtrlr", "BasicAuthPassword", "short"))).isEqualTo("ValueOutOfRange");
        assertThat(bench.model.integer("OCPPCommCtrlr.HeartbeatInterval")).isEqualTo(300);
    }

    private static String reason(SetVariableResult result) {
        assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.REJECTED);
        return result.attributeStatusInfo().reasonCode();
    }

    @Test
    void aValueThatCountsAfterARebootIsAnsweredSo() {
        assertThat(set("TxCtrlr", "AllowEnergyTransferResumption", "true").attributeStatus())
                .isEqualTo(SetVariableStatusEnum.REBOOT_REQUIRED);
    }

    @Test
    void anOlderVersionDoesNotSeeNewVariables() {
        assertThat(get("TxCtrlr", "ResumptionTimeout").attributeStatus()).isEqualTo(GetVariableStatusEnum.ACCEPTED);
        bench.context.version = OcppVersion.V2_0_1;
        assertThat(get("TxCtrlr", "ResumptionTimeout").attributeStatus())
                .isEqualTo(GetVariableStatusEnum.UNKNOWN_VARIABLE);
    }

    @Test
    @Tag("B06.FR.08")
    void otherAttributesAreNotSupported() {
        GetVariableData target = GetVariableData.builder()
                .component(Component.of("TxCtrlr"))
                .variable(Variable.of("StopTxOnInvalidId"))
                .attributeType(AttributeEnum.TARGET)
                .build();
        assertThat(bench.context
                        .ask(GetVariablesRequest.of(List.of(target)))
                        .getVariableResult()
                        .get(0)
                        .attributeStatus())
                .isEqualTo(GetVariableStatusEnum.NOT_SUPPORTED_ATTRIBUTE_TYPE);
    }

    @Test
    void aGuardAndAListenerSeeWhatTheCsmsSets() {
        int[] told = {0};
        bench.model.guard(
                "OCPPCommCtrlr.HeartbeatInterval",
                value -> value.equals("13") ? Optional.of(StatusInfo.of("Unlucky")) : Optional.empty());
        bench.model.onSet(() -> told[0]++);
        assertThat(reason(set("OCPPCommCtrlr", "HeartbeatInterval", "13"))).isEqualTo("Unlucky");
        assertThat(told[0]).isZero();
        set("OCPPCommCtrlr", "HeartbeatInterval", "14");
        assertThat(told[0]).isOne();
    }
}
