package dev.ocppkit.station.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.ComponentVariable;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.enumeration.ComponentCriterionEnum;
import dev.ocppkit.model.enumeration.GenericDeviceModelStatusEnum;
import dev.ocppkit.model.enumeration.ReportBaseEnum;
import dev.ocppkit.model.message.GetBaseReportRequest;
import dev.ocppkit.model.message.GetReportRequest;
import dev.ocppkit.model.message.NotifyReportRequest;
import dev.ocppkit.station.Bench;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private final Bench bench = new Bench();

    ReportsTest() {
        new Reports(bench.context, bench.model);
    }

    private List<ReportData> reported() {
        return bench.context.sent(NotifyReportRequest.class).stream()
                .flatMap(part -> part.reportData().stream())
                .toList();
    }

    private GenericDeviceModelStatusEnum report(ComponentVariable asked) {
        return bench.context
                .ask(GetReportRequest.builder()
                        .requestId(7)
                        .componentVariable(List.of(asked))
                        .build())
                .status();
    }

    @Test
    @Tag("B07.FR.08")
    @Tag("B07.FR.10")
    void theFullInventoryHasEveryVariableInNumberedParts() {
        GenericDeviceModelStatusEnum status = bench.context
                .ask(GetBaseReportRequest.of(5, ReportBaseEnum.FULL_INVENTORY))
                .status();
        assertThat(status).isEqualTo(GenericDeviceModelStatusEnum.ACCEPTED);
        List<NotifyReportRequest> parts = bench.context.sent(NotifyReportRequest.class);
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.requestId() == 5);
        assertThat(parts).extracting(NotifyReportRequest::seqNo).startsWith(0, 1);
        assertThat(parts.get(0).tbc()).isTrue();
        assertThat(parts.get(parts.size() - 1).tbc()).isFalse();
        assertThat(reported().stream().map(data -> DeviceVariable.key(data.component(), data.variable())))
                .containsExactlyElementsOf(bench.model.variables().stream()
                        .map(DeviceVariable::key)
                        .toList());
    }

    @Test
    void aReportHoldsNoSecret() {
        bench.model.set("SecurityCtrlr.BasicAuthPassword", "0123456789abcdef");
        bench.context.ask(GetBaseReportRequest.of(5, ReportBaseEnum.CONFIGURATION_INVENTORY));
        assertThat(reported()).isNotEmpty();
        assertThat(bench.context.sent.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    @Tag("B08.FR.20")
    void whatIsLeftOutStandsForEverything() {
        assertThat(report(ComponentVariable.of(Component.of("EVSE")))).isEqualTo(GenericDeviceModelStatusEnum.ACCEPTED);
        assertThat(reported())
                .hasSize(4)
                .allMatch(data -> data.component().name().equals("EVSE"));
    }

    @Test
    void anEvseInTheRequestNarrowsTheReport() {
        Component second = Component.builder().name("EVSE").evse(EVSE.of(2)).build();
        report(ComponentVariable.of(second));
        assertThat(reported())
                .hasSize(2)
                .allMatch(data -> data.component().evse().id() == 2);
    }

    @Test
    @Tag("B08.FR.15")
    void whatIsNotThereGivesAnEmptyResultSet() {
        assertThat(report(ComponentVariable.of(Component.of("NoSuchCtrlr"))))
                .isEqualTo(GenericDeviceModelStatusEnum.EMPTY_RESULT_SET);
        GetReportRequest problems = GetReportRequest.builder()
                .requestId(1)
                .componentCriteria(List.of(ComponentCriterionEnum.PROBLEM))
                .build();
        assertThat(bench.context.ask(problems).status()).isEqualTo(GenericDeviceModelStatusEnum.EMPTY_RESULT_SET);
        assertThat(reported()).isEmpty();
    }
}
