package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ClearMonitoringResult;
import dev.ocppkit.model.datatype.ComponentVariable;
import dev.ocppkit.model.datatype.EventData;
import dev.ocppkit.model.datatype.MonitoringData;
import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.SetMonitoringResult;
import dev.ocppkit.model.datatype.VariableMonitoring;
import dev.ocppkit.model.enumeration.ClearMonitoringStatusEnum;
import dev.ocppkit.model.enumeration.EventNotificationEnum;
import dev.ocppkit.model.enumeration.EventTriggerEnum;
import dev.ocppkit.model.enumeration.GenericDeviceModelStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.MonitoringBaseEnum;
import dev.ocppkit.model.enumeration.MonitoringCriterionEnum;
import dev.ocppkit.model.enumeration.SetMonitoringStatusEnum;
import dev.ocppkit.model.message.ClearVariableMonitoringRequest;
import dev.ocppkit.model.message.ClearVariableMonitoringResponse;
import dev.ocppkit.model.message.GetMonitoringReportRequest;
import dev.ocppkit.model.message.GetMonitoringReportResponse;
import dev.ocppkit.model.message.NotifyEventRequest;
import dev.ocppkit.model.message.NotifyMonitoringReportRequest;
import dev.ocppkit.model.message.SetMonitoringBaseRequest;
import dev.ocppkit.model.message.SetMonitoringBaseResponse;
import dev.ocppkit.model.message.SetMonitoringLevelRequest;
import dev.ocppkit.model.message.SetMonitoringLevelResponse;
import dev.ocppkit.model.message.SetVariableMonitoringRequest;
import dev.ocppkit.model.message.SetVariableMonitoringResponse;
import dev.ocppkit.station.StationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Monitors of variables and the events they give. All monitors are custom ones: they are kept in the store, looked at every
 * second, and reported in parts; targets are not supported.
 *
 * <p>With OCPP 2.1, values of periodic and delta monitors go in periodic event streams where the CSMS wants it; how many at
 * once says MonitoringCtrlr.MaxPeriodicEventStreams, and without that variable there are none. Up to 1000 values of a stream
 * wait while the station is offline; a reboot loses those.
 *
 * <p>Spec: OCPP 2.1 Part 2, N02 to N08, N11 to N15.
 */
public final class Monitors {
    private static final int PART = 20;
    private static final String PREFIX = "monitor.";
    private static final String LEVEL = "MonitoringCtrlr.ActiveMonitoringLevel";
    private static final int LEAST_URGENT = 9;

    private final StationContext context;
    private final DeviceModel model;
    private final MonitorWatch watch = new MonitorWatch();
    private final EventStreams streams;
    private int events;

    /**
     * Adds the handlers and looks at the monitors from now on.
     *
     * @param context where the block lives
     * @param model the variables
     */
    public Monitors(StationContext context, DeviceModel model) {
        this.context = context;
        this.model = model;
        this.streams = new EventStreams(context, model, this::monitors, this::keep);
        context.on(SetVariableMonitoringRequest.class, request -> {
            context.afterReply(streams::update);
            return SetVariableMonitoringResponse.of(
                    request.setMonitoringData().stream().map(this::set).toList());
        });
        context.on(ClearVariableMonitoringRequest.class, request -> {
            context.afterReply(streams::update);
            return ClearVariableMonitoringResponse.of(
                    request.id().stream().map(this::clear).toList());
        });
        context.on(SetMonitoringBaseRequest.class, this::base);
        context.on(SetMonitoringLevelRequest.class, this::level);
        context.on(GetMonitoringReportRequest.class, this::report);
        context.everySecond(this::look);
    }

    /** The monitors by their ids. They are kept as the requests that set them. */
    private Map<Integer, SetMonitoringData> monitors() {
        Map<Integer, SetMonitoringData> monitors = new TreeMap<>();
        for (String key : context.store().keys(PREFIX)) {
            int id = Integer.parseInt(key.substring(PREFIX.length()));
            context.store()
                    .get(key, SetVariableMonitoringRequest.class)
                    .ifPresent(request ->
                            monitors.put(id, request.setMonitoringData().get(0)));
        }
        return monitors;
    }

    private SetMonitoringResult set(SetMonitoringData asked) {
        Map<Integer, SetMonitoringData> monitors = monitors();
        SetMonitoringStatusEnum status = model.find(asked.component(), asked.variable())
                .filter(each -> each.isIn(context.version()))
                .map(each -> MonitorRules.judge(asked, each, List.copyOf(monitors.values())))
                .orElseGet(() -> model.hasComponent(asked.component())
                        ? SetMonitoringStatusEnum.UNKNOWN_VARIABLE
                        : SetMonitoringStatusEnum.UNKNOWN_COMPONENT);
        SetMonitoringResult.Builder result = SetMonitoringResult.builder()
                .status(status)
                .type(asked.type())
                .component(asked.component())
                .variable(asked.variable())
                .severity(asked.severity())
                .id(asked.id());
        if (status == SetMonitoringStatusEnum.ACCEPTED) {
            int next = 1 + monitors.keySet().stream().max(Integer::compare).orElse(0);
            int id = asked.id() == null ? next : asked.id();
            keep(asked.toBuilder().id(id).build());
            watch.forget(id);
            result.id(id);
        }
        return result.build();
    }

    private void keep(SetMonitoringData monitor) {
        context.store().put(PREFIX + monitor.id(), SetVariableMonitoringRequest.of(List.of(monitor)));
        context.store().commit();
    }

    private ClearMonitoringResult clear(int id) {
        boolean known = context.store().get(PREFIX + id).isPresent();
        context.store().remove(PREFIX + id);
        context.store().commit();
        watch.forget(id);
        return ClearMonitoringResult.builder()
                .id(id)
                .status(known ? ClearMonitoringStatusEnum.ACCEPTED : ClearMonitoringStatusEnum.NOT_FOUND)
                .build();
    }

    private SetMonitoringBaseResponse base(SetMonitoringBaseRequest request) {
        if (request.monitoringBase() != MonitoringBaseEnum.ALL) {
            context.store().removeAll(PREFIX);
            context.afterReply(streams::update);
        }
        model.set(
                "MonitoringCtrlr.ActiveMonitoringBase", request.monitoringBase().wireName());
        context.store().commit();
        return SetMonitoringBaseResponse.of(GenericDeviceModelStatusEnum.ACCEPTED);
    }

    private SetMonitoringLevelResponse level(SetMonitoringLevelRequest request) {
        boolean good = request.severity() >= 0 && request.severity() <= LEAST_URGENT;
        if (good) {
            model.set(LEVEL, Integer.toString(request.severity()));
            context.store().commit();
        }
        return SetMonitoringLevelResponse.of(good ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED);
    }

    private GetMonitoringReportResponse report(GetMonitoringReportRequest request) {
        List<MonitoringData> found = new ArrayList<>();
        monitors().forEach((id, monitor) -> {
            if (isAskedFor(monitor, request)) {
                found.add(data(id, monitor));
            }
        });
        if (found.isEmpty()) {
            return GetMonitoringReportResponse.of(GenericDeviceModelStatusEnum.EMPTY_RESULT_SET);
        }
        context.afterReply(() -> ReportParts.send(
                found,
                PART,
                (part, more, seqNo) -> context.send(NotifyMonitoringReportRequest.builder()
                        .requestId(request.requestId())
                        .seqNo(seqNo)
                        .generatedAt(context.now())
                        .tbc(more)
                        .monitor(List.copyOf(part))
                        .build())));
        return GetMonitoringReportResponse.of(GenericDeviceModelStatusEnum.ACCEPTED);
    }

    private boolean isAskedFor(SetMonitoringData monitor, GetMonitoringReportRequest request) {
        List<MonitoringCriterionEnum> criteria = request.monitoringCriteria();
        List<ComponentVariable> places = request.componentVariable();
        Optional<DeviceVariable> on = model.find(monitor.component(), monitor.variable());
        return (criteria == null || criteria.contains(criterion(monitor.type())))
                && on.isPresent()
                && (places == null || places.stream().anyMatch(asked -> Reports.matches(asked, on.get())));
    }

    private static MonitoringCriterionEnum criterion(MonitorEnum type) {
        return switch (type) {
            case PERIODIC, PERIODIC_CLOCK_ALIGNED -> MonitoringCriterionEnum.PERIODIC_MONITORING;
            case UPPER_THRESHOLD, LOWER_THRESHOLD -> MonitoringCriterionEnum.THRESHOLD_MONITORING;
            default -> MonitoringCriterionEnum.DELTA_MONITORING;
        };
    }

    private MonitoringData data(int id, SetMonitoringData monitor) {
        VariableMonitoring set = VariableMonitoring.builder()
                .id(id)
                .transaction(Boolean.TRUE.equals(monitor.transaction()))
                .value(monitor.value())
                .type(monitor.type())
                .severity(monitor.severity())
                .eventNotificationType(
                        context.version() == OcppVersion.V2_1 ? EventNotificationEnum.CUSTOM_MONITOR : null)
                .build();
        return MonitoringData.builder()
                .component(monitor.component())
                .variable(monitor.variable())
                .variableMonitoring(List.of(set))
                .build();
    }

    /** Looks at all monitors, and tells what has happened. */
    private void look() {
        List<EventData> happened = new ArrayList<>();
        int level = model.integer(LEVEL);
        monitors()
                .forEach((id, monitor) -> model.find(monitor.component(), monitor.variable())
                        .map(model::value)
                        .ifPresent(value -> watch.look(id, monitor, value, context.now())
                                .filter(trigger -> monitor.severity() <= level && !streams.take(id, value))
                                .ifPresent(trigger -> happened.add(event(id, monitor, trigger, value)))));
        if (!happened.isEmpty()) {
            context.send(NotifyEventRequest.builder()
                    .generatedAt(context.now())
                    .seqNo(0)
                    .tbc(false)
                    .eventData(happened)
                    .build());
        }
        streams.flush();
    }

    private EventData event(int id, SetMonitoringData monitor, EventTriggerEnum trigger, String value) {
        boolean cleared = trigger == EventTriggerEnum.ALERTING && !watch.isExceeded(id);
        return EventData.builder()
                .eventId(++events)
                .timestamp(context.now())
                .trigger(trigger)
                .actualValue(value)
                .component(monitor.component())
                .variable(monitor.variable())
                .eventNotificationType(EventNotificationEnum.CUSTOM_MONITOR)
                .variableMonitoringId(id)
                .cleared(cleared ? true : null)
                .severity(context.version() == OcppVersion.V2_1 ? monitor.severity() : null)
                .build();
    }
}
