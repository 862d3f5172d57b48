package dev.ocppkit.station.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.EventData;
import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.SetMonitoringResult;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.ClearMonitoringStatusEnum;
import dev.ocppkit.model.enumeration.EventTriggerEnum;
import dev.ocppkit.model.enumeration.GenericDeviceModelStatusEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.SetMonitoringStatusEnum;
import dev.ocppkit.model.message.ClearVariableMonitoringRequest;
import dev.ocppkit.model.message.GetMonitoringReportRequest;
import dev.ocppkit.model.message.NotifyEventRequest;
import dev.ocppkit.model.message.NotifyMonitoringReportRequest;
import dev.ocppkit.model.message.SetMonitoringLevelRequest;
import dev.ocppkit.model.message.SetVariableMonitoringRequest;
import dev.ocppkit.station.Bench;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonitorsTest {
    private final Bench bench = new Bench();
    private String power = "0";

    MonitorsTest() {
        new Monitors(bench.context, bench.model);
        bench.model.live("EVSE@1.Power", () -> power);
    }

    private SetMonitoringData.Builder monitor(MonitorEnum type, int value) {
        return SetMonitoringData.builder()
                .component(Component.builder().name("EVSE").evse(EVSE.of(1)).build())
                .variable(Variable.of("Power"))
                .type(type)
                .value(new BigDecimal(value))
                .severity(5);
    }

    private SetMonitoringResult set(SetMonitoringData.Builder monitor) {
        return bench.context
                .ask(SetVariableMonitoringRequest.of(List.of(monitor.build())))
                .setMonitoringResult()
                .get(0);
    }

    private List<EventData> events() {
        return bench.context.sent(NotifyEventRequest.class).stream()
                .flatMap(request -> request.eventData().stream())
                .toList();
    }

    @Test
    @Tag("N07.FR.02")
    @Tag("N07.FR.06")
    void aThresholdAlertsWhenItIsPassedAndIsClearedWhenItIsNotAnyMore() {
        int id = set(monitor(MonitorEnum.UPPER_THRESHOLD, 5000)).id();
        bench.context.pass(2);
        assertThat(events()).isEmpty();
        power = "6000";
        bench.context.pass(2);
        power = "1000";
        bench.context.pass(2);
        assertThat(events()).extracting(EventData::trigger).containsOnly(EventTriggerEnum.ALERTING);
        assertThat(events()).extracting(EventData::cleared).containsExactly(null, true);
        assertThat(events()).allMatch(event -> event.variableMonitoringId() == id);
    }

    @Test
    void aDeltaCountsFromTheLastValueTold() {
        set(monitor(MonitorEnum.DELTA, 100));
        for (String value : List.of("0", "90", "101", "150", "250")) {
            power = value;
            bench.context.pass(1);
        }
        assertThat(events()).extracting(EventData::actualValue).containsExactly("101", "250");
    }

    @Test
    void aPeriodicMonitorTellsAtItsInterval() {
        set(monitor(MonitorEnum.PERIODIC, 3));
        bench.context.pass(10);
        assertThat(events()).hasSize(3).allMatch(event -> event.trigger() == EventTriggerEnum.PERIODIC);
    }

    @Test
    void whatIsLessUrgentThanTheLevelIsNotTold() {
        set(monitor(MonitorEnum.PERIODIC, 1));
        bench.context.ask(SetMonitoringLevelRequest.of(4));
        bench.context.pass(5);
        assertThat(events()).isEmpty();
        bench.context.ask(SetMonitoringLevelRequest.of(5));
        bench.context.pass(1);
        assertThat(events()).hasSize(1);
    }

    @Test
    @Tag("N04.FR.06")
    @Tag("N04.FR.13")
    void whatCannotBeMonitoredIsRefused() {
        assertThat(set(monitor(MonitorEnum.UPPER_THRESHOLD, 1_000_000)).status())
                .isEqualTo(SetMonitoringStatusEnum.REJECTED);
        assertThat(set(monitor(MonitorEnum.DELTA, 1).id(77)).status()).isEqualTo(SetMonitoringStatusEnum.REJECTED);
        assertThat(set(monitor(MonitorEnum.DELTA, 1).component(Component.of("NoSuch")))
                        .status())
                .isEqualTo(SetMonitoringStatusEnum.UNKNOWN_COMPONENT);
        assertThat(set(monitor(MonitorEnum.TARGET_DELTA, 1)).status())
                .isEqualTo(SetMonitoringStatusEnum.UNSUPPORTED_MONITOR_TYPE);
    }

    @Test
    void aSecondMonitorOfTheSameKindIsADuplicateAndBothAreReported() {
        int first = set(monitor(MonitorEnum.DELTA, 1)).id();
        assertThat(set(monitor(MonitorEnum.DELTA, 2)).status()).isEqualTo(SetMonitoringStatusEnum.DUPLICATE);
        assertThat(set(monitor(MonitorEnum.PERIODIC, 2)).status()).isEqualTo(SetMonitoringStatusEnum.ACCEPTED);
        assertThat(bench.context
                        .ask(GetMonitoringReportRequest.builder().requestId(3).build())
                        .status())
                .isEqualTo(GenericDeviceModelStatusEnum.ACCEPTED);
        assertThat(bench.context
                        .sent(NotifyMonitoringReportRequest.class)
                        .get(0)
                        .monitor())
                .hasSize(2);
        assertThat(bench.context
                        .ask(ClearVariableMonitoringRequest.of(List.of(first, first)))
                        .clearMonitoringResult())
                .extracting(result -> result.status())
                .containsExactly(ClearMonitoringStatusEnum.ACCEPTED, ClearMonitoringStatusEnum.NOT_FOUND);
    }
}
