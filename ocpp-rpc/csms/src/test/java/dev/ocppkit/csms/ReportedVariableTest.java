package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableAttribute;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.message.NotifyReportRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedVariableTest {
    private static final Component CONNECTOR = Component.builder()
            .name("Connector")
            .evse(EVSE.builder().id(1).connectorId(2).build())
            .build();

    @Test
    void eachAttributeIsALineOfItsOwn() {
        NotifyReportRequest report = NotifyReportRequest.builder()
                .requestId(1)
                .generatedAt(Instant.EPOCH)
                .seqNo(0)
                .reportData(List.of(ReportData.builder()
                        .component(CONNECTOR)
                        .variable(Variable.of("Power"))
                        .variableAttribute(List.of(
                                VariableAttribute.builder().value("7").build(),
                                VariableAttribute.builder()
                                        .type(AttributeEnum.MAX_SET)
                                        .value("9")
                                        .build()))
                        .build()))
                .build();

        List<ReportedVariable> lines = ReportedVariable.of(report);

        assertThat(lines)
                .extracting(ReportedVariable::type)
                .containsExactly(AttributeEnum.ACTUAL, AttributeEnum.MAX_SET);
        assertThat(lines).extracting(ReportedVariable::key).doesNotHaveDuplicates();
        GetVariableResult result = GetVariableResult.builder()
                .attributeStatus(GetVariableStatusEnum.ACCEPTED)
                .component(CONNECTOR)
                .variable(Variable.of("Power"))
                .build();
        assertThat(ReportedVariable.key(result)).isEqualTo(lines.get(0).key());
    }

    @Test
    void namesWithSlashesAndInstancesDoNotCollide() {
        List<String> keys = List.of(
                key(Component.of("A/B"), Variable.of("C")),
                key(Component.of("A"), Variable.of("B/C")),
                key(Component.builder().name("A").instance("B").build(), Variable.of("C")),
                key(
                        Component.of("A"),
                        Variable.builder().name("C").instance("B").build()));

        assertThat(keys).doesNotHaveDuplicates();
    }

    private static String key(Component component, Variable variable) {
        return new ReportedVariable(
                        component, variable, VariableAttribute.builder().build(), null)
                .key();
    }

    @Test
    void anEmptyReportHasNoLines() {
        assertThat(ReportedVariable.of(NotifyReportRequest.builder()
                        .requestId(1)
                        .generatedAt(Instant.EPOCH)
                        .seqNo(0)
                        .build()))
                .isEmpty();
    }
}
