package dev.ocppkit.station.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.ConstantStreamData;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.PeriodicEventStreamParams;
import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.SetMonitoringResult;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.MonitoringBaseEnum;
import dev.ocppkit.model.enumeration.SetMonitoringStatusEnum;
import dev.ocppkit.model.message.AdjustPeriodicEventStreamRequest;
import dev.ocppkit.model.message.ClearVariableMonitoringRequest;
import dev.ocppkit.model.message.ClosePeriodicEventStreamRequest;
import dev.ocppkit.model.message.ClosePeriodicEventStreamResponse;
import dev.ocppkit.model.message.GetPeriodicEventStreamRequest;
import dev.ocppkit.model.message.NotifyEventRequest;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.model.message.OpenPeriodicEventStreamRequest;
import dev.ocppkit.model.message.OpenPeriodicEventStreamResponse;
import dev.ocppkit.model.message.SetMonitoringBaseRequest;
import dev.ocppkit.model.message.SetVariableMonitoringRequest;
import dev.ocppkit.station.Bench;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private final Bench bench = new Bench();
    private int power;

    EventStreamsTest() {
        new Monitors(bench.context, bench.model);
        bench.model.live("EVSE@1.Power", () -> Integer.toString(power++));
        csmsSays(GenericStatusEnum.ACCEPTED);
        bench.context.answer(ClosePeriodicEventStreamRequest.class, request -> ClosePeriodicEventStreamResponse.of());
    }

    private void csmsSays(GenericStatusEnum status) {
        bench.context.answer(
                OpenPeriodicEventStreamRequest.class, request -> OpenPeriodicEventStreamResponse.of(status));
    }

    private static PeriodicEventStreamParams params(Integer interval, Integer values) {
        return PeriodicEventStreamParams.builder()
                .interval(interval)
                .values(values)
                .build();
    }

    private SetMonitoringData.Builder everySecond(PeriodicEventStreamParams params) {
        return SetMonitoringData.builder()
                .component(Component.builder().name("EVSE").evse(EVSE.of(1)).build())
                .variable(Variable.of("Power"))
                .type(MonitorEnum.PERIODIC)
                .value(BigDecimal.ONE)
                .severity(8)
                .periodicEventStream(params);
    }

    private SetMonitoringResult set(SetMonitoringData.Builder monitor) {
        return bench.context
                .ask(SetVariableMonitoringRequest.of(List.of(monitor.build())))
                .setMonitoringResult()
                .get(0);
    }

    private List<OpenPeriodicEventStreamRequest> opened() {
        return bench.context.sent(OpenPeriodicEventStreamRequest.class);
    }

    private List<NotifyPeriodicEventStream> streamed() {
        return bench.context.logged(NotifyPeriodicEventStream.class);
    }

    private List<ConstantStreamData> told() {
        return bench.context.ask(GetPeriodicEventStreamRequest.of()).constantStreamData();
    }

    private GenericStatusEnum adjust(int id, PeriodicEventStreamParams params) {
        return bench.context
                .ask(AdjustPeriodicEventStreamRequest.of(id, params))
                .status();
    }

    private int streamId() {
        return told().get(0).id();
    }

    @Test
    @Tag("N11.FR.01")
    @Tag("N11.FR.02")
    @Tag("N12.FR.01")
    void aMonitorWithParametersOpensAStream() {
        assertThat(told()).isNull();
        int id = set(everySecond(params(5, null))).id();
        assertThat(opened()).hasSize(1);
        ConstantStreamData stream = opened().get(0).constantStreamData();
        assertThat(stream.variableMonitoringId()).isEqualTo(id);
        assertThat(stream.params()).isEqualTo(params(5, null));
        assertThat(told()).containsExactly(stream);
    }

    @Test
    @Tag("N15.FR.01")
    @Tag("N15.FR.06")
    @Tag("N15.FR.09")
    void theValuesOfAnIntervalGoTogetherAndNotAsEvents() {
        set(everySecond(params(5, null)));
        Instant start = bench.context.now();
        bench.context.pass(10);
        assertThat(streamed()).hasSize(2);
        assertThat(bench.context.sent(NotifyEventRequest.class)).isEmpty();
        NotifyPeriodicEventStream first = streamed().get(0);
        NotifyPeriodicEventStream second = streamed().get(1);
        // The first look at a monitor begins its interval.
        assertThat(first.basetime()).isEqualTo(start.plusSeconds(2));
        assertThat(first.data()).extracting(StreamDataElement::t).isEqualTo(decimals("0", "1", "2", "3"));
        assertThat(first.id()).isEqualTo(streamId());
        assertThat(second.basetime()).isEqualTo(start.plusSeconds(6));
        assertThat(second.data()).extracting(StreamDataElement::v).containsExactly("5", "6", "7", "8", "9");
    }

    private static List<BigDecimal> decimals(String... texts) {
        return List.of(texts).stream().map(BigDecimal::new).toList();
    }

    @Test
    @Tag("N15.FR.08")
    @Tag("N15.FR.04")
    void theStreamIsSentAsSoonAsEnoughValuesAreThere() {
        set(everySecond(params(null, 3)));
        bench.context.pass(8);
        assertThat(streamed()).hasSize(2).allMatch(each -> each.data().size() == 3 && each.pending() == 0);
    }

    @Test
    @Tag("N15.FR.04")
    @Tag("N15.FR.07")
    void whatWaitedOfflineFollowsInPiecesThatTellHowManyAreLeft() {
        set(everySecond(params(60, 3)));
        bench.context.online = false;
        bench.context.pass(9);
        assertThat(streamed()).isEmpty();
        bench.context.comeOnline(Duration.ofSeconds(9));
        bench.context.pass(1);
        assertThat(streamed()).extracting(each -> each.data().size()).containsExactly(3, 3, 3);
        assertThat(streamed()).extracting(NotifyPeriodicEventStream::pending).containsExactly(6, 3, 0);
        assertThat(opened()).hasSize(1);
    }

    @Test
    @Tag("N11.FR.05")
    @Tag("N11.FR.07")
    void withoutTheConsentOfTheCsmsTheValuesAreEvents() {
        csmsSays(GenericStatusEnum.REJECTED);
        set(everySecond(params(5, null)));
        bench.context.pass(5);
        bench.context.comeOnline(Duration.ZERO);
        assertThat(streamed()).isEmpty();
        assertThat(told()).isNull();
        assertThat(opened()).hasSize(1);
        assertThat(bench.context.sent(NotifyEventRequest.class)).hasSize(4);
    }

    @Test
    @Tag("N13.FR.01")
    @Tag("N13.FR.03")
    @Tag("N13.FR.05")
    void whatWaitsIsSentBeforeTheStreamOfAClearedMonitorIsClosed() {
        int id = set(everySecond(params(60, 2))).id();
        int stream = streamId();
        bench.context.pass(4);
        bench.context.ask(ClearVariableMonitoringRequest.of(List.of(id)));
        assertThat(bench.context.log.subList(bench.context.log.size() - 2, bench.context.log.size()))
                .satisfiesExactly(
                        last -> assertThat(((NotifyPeriodicEventStream) last).data())
                                .hasSize(1),
                        close -> assertThat(((ClosePeriodicEventStreamRequest) close).id())
                                .isEqualTo(stream));
        bench.context.pass(3);
        assertThat(streamed()).hasSize(2);
        assertThat(bench.context.sent(ClosePeriodicEventStreamRequest.class)).hasSize(1);
        assertThat(told()).isNull();
    }

    @Test
    @Tag("N13.FR.04")
    @Tag("N13.FR.06")
    void aMonitorThatIsReplacedByOneWithoutStreamGoesBackToEvents() {
        int id = set(everySecond(params(60, null))).id();
        set(everySecond(null).id(id));
        assertThat(bench.context.sent(ClosePeriodicEventStreamRequest.class)).hasSize(1);
        bench.context.pass(3);
        assertThat(streamed()).isEmpty();
        assertThat(bench.context.sent(NotifyEventRequest.class)).hasSize(2);
    }

    @Test
    @Tag("N13.FR.01")
    void otherParametersOpenAnotherStreamAndNoMonitorsLeaveNone() {
        int id = set(everySecond(params(60, null))).id();
        int before = streamId();
        set(everySecond(params(30, null)).id(id));
        assertThat(bench.context.sent(ClosePeriodicEventStreamRequest.class))
                .extracting(ClosePeriodicEventStreamRequest::id)
                .containsExactly(before);
        assertThat(told()).extracting(ConstantStreamData::params).containsExactly(params(30, null));
        bench.context.ask(SetMonitoringBaseRequest.of(MonitoringBaseEnum.FACTORY_DEFAULT));
        assertThat(bench.context.sent(ClosePeriodicEventStreamRequest.class)).hasSize(2);
    }

    @Test
    @Tag("N14.FR.03")
    void theCsmsCanAdjustHowOftenAStreamIsSent() {
        set(everySecond(params(60, null)));
        int id = streamId();
        assertThat(adjust(id, params(null, 2))).isEqualTo(GenericStatusEnum.ACCEPTED);
        assertThat(told()).extracting(ConstantStreamData::params).containsExactly(params(60, 2));
        bench.context.pass(5);
        assertThat(streamed()).hasSize(2);
        assertThat(adjust(id, params(2, 0))).isEqualTo(GenericStatusEnum.ACCEPTED);
        bench.context.pass(4);
        assertThat(streamed()).hasSize(4);
        assertThat(bench.context.sent(ClosePeriodicEventStreamRequest.class)).isEmpty();
    }

    @Test
    @Tag("N14.FR.02")
    void whatCannotBeAdjustedIsRefused() {
        set(everySecond(params(60, null)));
        int id = streamId();
        assertThat(adjust(id + 1, params(1, 1))).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(adjust(id, params(0, null))).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(adjust(id, params(1, 100_000))).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(told()).extracting(ConstantStreamData::params).containsExactly(params(60, null));
    }

    @Test
    @Tag("N11.FR.09")
    void aStreamThatWouldNeverBeSentIsRefusedAndSoIsOneOfAThreshold() {
        assertThat(set(everySecond(params(null, null))).status()).isEqualTo(SetMonitoringStatusEnum.REJECTED);
        assertThat(set(everySecond(params(5, null)).type(MonitorEnum.UPPER_THRESHOLD))
                        .status())
                .isEqualTo(SetMonitoringStatusEnum.REJECTED);
        assertThat(set(everySecond(params(5, null)).type(MonitorEnum.DELTA)).status())
                .isEqualTo(SetMonitoringStatusEnum.ACCEPTED);
    }

    @Test
    void afterARebootAndAtAnotherCsmsTheStreamsAreOpenedAnew() {
        set(everySecond(params(5, null)));
        bench.context.comeOnline(Duration.ofSeconds(3));
        assertThat(opened()).hasSize(1);
        bench.context.reboot(BootReasonEnum.REMOTE_RESET);
        bench.context.comeOnline(Duration.ofSeconds(3));
        assertThat(opened()).hasSize(2);
        bench.model.set("OCPPCommCtrlr.ActiveNetworkProfile", "1");
        bench.context.comeOnline(Duration.ofSeconds(3));
        assertThat(opened()).hasSize(3);
        assertThat(told()).hasSize(1);
    }

    @Test
    void thereAreNoMoreStreamsThanTheStationCanHave() {
        set(everySecond(params(5, null)));
        set(everySecond(params(5, null)).type(MonitorEnum.PERIODIC_CLOCK_ALIGNED));
        set(everySecond(params(5, null)).type(MonitorEnum.DELTA));
        assertThat(opened()).hasSize(2);
        assertThat(told()).hasSize(2);
    }

    @Test
    void withTheOlderVersionThereAreEvents() {
        set(everySecond(params(5, null)));
        bench.context.version = OcppVersion.V2_0_1;
        bench.context.comeOnline(Duration.ofSeconds(3));
        bench.context.pass(3);
        assertThat(streamed()).isEmpty();
        assertThat(bench.context.sent(NotifyEventRequest.class)).isNotEmpty();
    }
}
